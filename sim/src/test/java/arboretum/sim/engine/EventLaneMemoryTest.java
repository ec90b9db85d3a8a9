package arboretum.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lane allocates, keeps and gives back. */
class EventLaneMemoryTest {

  private final EventLane lane = new EventLane(new EventSequence(), (atNanos, code) -> {});
  private final SplittableRandom random = new SplittableRandom(3);
  private long now;

  private void schedule(Delays delays, int count) {
    for (int i = 0; i < count; i++) {
      lane.schedule(now + delays.next(random, i), 5, i);
    }
  }

  private void hold(Delays delays, int count) {
    for (int i = 0; i < count; i++) {
      assertTrue(lane.advance());
      now = lane.time();
      lane.schedule(now + delays.next(random, i), 5, lane.take());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Delays.class,
      names = {"EXPONENTIAL", "CONSTANT", "CROWDED", "BIMODAL"})
  void aSteadyStateAllocatesNothing(Delays delays) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    schedule(delays, 10_000);
    hold(delays, 2_000_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    hold(delays, 500_000);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // A rare excursion may still grow an array; one object per event would be 8 MB at least.
    assertTrue(bytes < 500_000, bytes + " bytes for 500,000 events");
  }

  @Test
  void cancelledEventsNeverOutnumberTheLivingForLong() {
    long[] handles = new long[1_000];
    for (int round = 0; round < 2_000; round++) {
      for (int i = 0; i < handles.length; i++) {
        handles[i] = lane.schedule(1_000_000 + random.nextInt(1_000_000), 5, i);
      }
      for (long handle : handles) {
        assertTrue(lane.cancel(handle));
      }
    }
    assertEquals(0, lane.pending());
    assertTrue(lane.capacity() < 20_000, "room for " + lane.capacity());
  }

  @Test
  void timersThatAreSetAndCancelledAgainBeforeTheyRunKeepNoGarbage() {
    schedule(Delays.EXPONENTIAL, 1_000);
    for (int i = 0; i < 2_000_000; i++) {
      lane.cancel(lane.every(now + 5_000_000_000L, 5_000_000_000L, i));
      if (i % 100 == 0) {
        hold(Delays.EXPONENTIAL, 1);
      }
    }
    assertEquals(1_000, lane.pending());
    assertTrue(lane.capacity() < 40_000, "room for " + lane.capacity());
  }

  @Test
  void aPassedPeakIsGivenBack() {
    schedule(Delays.EXPONENTIAL, 1_000_000);
    hold(Delays.EXPONENTIAL, 10_000);
    int peak = lane.capacity();
    while (lane.pending() > 1_000) {
      assertTrue(lane.advance());
      now = lane.time();
      lane.take();
    }
    hold(Delays.EXPONENTIAL, 4_000_000);
    assertTrue(lane.capacity() < peak / 8, lane.capacity() + " of " + peak);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS) // below 1 s; quadratic would take minutes
  void manyEventsAtOneNanosecondOfAllPrioritiesStayCheap() {
    int count = 300_000;
    for (int i = 0; i < count; i++) {
      lane.schedule(5, 1 + random.nextInt(10), i);
    }
    int done = 0;
    for (; lane.advance(); done++) {
      int code = lane.take();
      if (done < count) {
        lane.schedule(5, 1 + random.nextInt(10), code);
      }
    }
    assertEquals(2 * count, done);
  }
}
