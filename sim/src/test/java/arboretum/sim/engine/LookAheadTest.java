package arboretum.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookAheadTest {
  private static final int EVENTS = 500;
  private static final long PERIOD = 1_000_000;

  private static final class Handler implements LaneHandler {
    final Set<Integer> said = new LinkedHashSet<>();
    int handled;
    int unsaid;

    @Override
    public void handle(long atNanos, int code) {
      handled++;
      unsaid += said.remove(code) ? 0 : 1;
    }

    @Override
    public void ahead(int[] codes, int count) {
      for (int i = 0; i < count; i++) {
        said.add(codes[i]);
      }
    }
  }

  private final Handler handler = new Handler();
  private final Engine engine = new Engine("ahead", 0, 10 * PERIOD, handler);

  @Test
  void everyEventIsSaidBeforeItRuns() {
    for (int i = 0; i < EVENTS; i++) {
      engine.schedule(1 + 7919L * i % PERIOD, i);
    }
    engine.run();
    assertEquals(EVENTS, handler.handled);
    assertEquals(0, handler.unsaid);
  }

  @Test
  void everyRepetitionIsSaidBeforeItRunsButTheFirstOfAll() {
    for (int i = 0; i < EVENTS; i++) {
      engine.every(7919L * i % PERIOD, PERIOD, i);
    }
    engine.run();
    assertTrue(handler.handled >= 10 * EVENTS);
    assertTrue(handler.unsaid <= 1, handler.unsaid + " were not said");
  }
}
