package arboretum.sim.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FifoServerTest {
  private final FifoServer<Integer> server = new FifoServer<>();

  @Test
  void workThatWaitsComesOutInTheOrderInWhichItCame() {
    int next = 0;
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < 3; i++) {
        server.await(3 * round + i);
      }
      for (int i = 0; i < (round < 25 ? 1 : 5); i++) {
        assertEquals(next++, server.next());
      }
    }
    assertEquals(150 - next, server.waiting());
  }

  @Test
  void aServerIsFreeWhenItsWorkIsDoneAndNothingWaits() {
    assertTrue(server.isFree(0));
    server.occupy(10, 5);
    assertFalse(server.isFree(14));
    assertTrue(server.isFree(15));
    server.await(1);
    assertFalse(server.isFree(15));
  }

  @Test
  void aServerCannotBeOccupiedTwice() {
    server.occupy(10, 5);
    assertThrows(IllegalStateException.class, () -> server.occupy(14, 1));
    server.occupy(15, 0);
    assertThrows(IllegalStateException.class, server::next);
  }

  @Test
  void busyTimeCountsUntilNowOnlyAndNotWhatAStopDropped() {
    server.occupy(10, 5);
    assertEquals(2, server.busyNanos(12));
    server.reset(12);
    assertEquals(2, server.busyNanos(20));
    assertTrue(server.isFree(12));
  }
}
