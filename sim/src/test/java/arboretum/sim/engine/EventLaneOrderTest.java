package arboretum.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The lane against a plain priority queue that knows nothing of packing, buckets or slots. */
class EventLaneOrderTest {

  private record Expected(long time, int priority, long sequence, int code, long handle) {}

  private static final Comparator<Expected> ORDER =
      Comparator.comparingLong(Expected::time)
          .thenComparing(Comparator.comparingInt(Expected::priority).reversed())
          .thenComparingLong(Expected::sequence);

  /** Lane and oracle, fed and read together. */
  private static final class Pair {
    final EventLane lane = new EventLane(new EventSequence(), (atNanos, code) -> {});
    final PriorityQueue<Expected> oracle = new PriorityQueue<>(ORDER);
    final List<Expected> known = new ArrayList<>();
    final SplittableRandom random;
    long now;
    long sequence;

    Pair(long seed) {
      random = new SplittableRandom(seed);
    }

    void schedule(long delay, int priority) {
      int code = random.nextInt();
      long handle = lane.schedule(now + delay, priority, code);
      Expected added = new Expected(now + delay, priority, ++sequence, code, handle);
      oracle.add(added);
      known.add(added);
    }

    void cancelAny() {
      Expected victim = known.get(random.nextInt(known.size()));
      boolean waiting = oracle.remove(victim);
      assertEquals(waiting, lane.cancel(victim.handle), "cancel of " + victim);
      assertFalse(lane.cancel(victim.handle), "second cancel of " + victim);
    }

    boolean take() {
      Expected first = oracle.poll();
      assertEquals(first != null, lane.advance());
      if (first == null) {
        return false;
      }
      assertEquals(first.time, lane.time());
      assertEquals(first.code, lane.take());
      now = first.time;
      assertEquals(oracle.size(), lane.pending());
      return true;
    }

    void drain() {
      while (take()) {
        // take() holds the claim
      }
      assertEquals(0, lane.pending());
    }
  }

  @Property(tries = 200)
  void mixedWorkloadsComeOutInTheOrderOfAPlainQueue(
      @ForAll long seed,
      @ForAll Delays delays,
      @ForAll Delays others,
      @ForAll @IntRange(min = 1, max = 3_000) int initial,
      @ForAll @IntRange(min = 0, max = 30) int cancelPercent) {
    Pair pair = new Pair(seed);
    SplittableRandom random = pair.random;
    for (int i = 0; i < initial; i++) {
      pair.schedule(delays.next(random, i), 5);
    }
    for (int i = 0; i < 4_000; i++) {
      int dice = random.nextInt(100);
      if (dice < cancelPercent) {
        pair.cancelAny();
      }
      if (dice < 48) {
        pair.schedule((dice < 40 ? delays : others).next(random, i), 5);
      } else if (dice < 52) {
        pair.schedule(others.next(random, i), 1 + random.nextInt(10));
      } else {
        pair.take();
      }
    }
    pair.drain();
  }

  @Property(tries = 60)
  void burstsAndSilencesComeOutInOrder(@ForAll long seed, @ForAll Delays delays) {
    Pair pair = new Pair(seed);
    for (int round = 0; round < 12; round++) {
      int burst = 1 << pair.random.nextInt(12);
      for (int i = 0; i < burst; i++) {
        pair.schedule(delays.next(pair.random, i), 1 + pair.random.nextInt(10));
      }
      int takes = pair.random.nextInt(2 * burst);
      for (int i = 0; i < takes && pair.take(); i++) {
        // take() holds the claim
      }
    }
    pair.drain();
  }

  @Property(tries = 60)
  void periodicEventsRunAsIfEachHadBeenScheduledAgain(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int periods) {
    // More distinct periods than rings, so that the ladder takes some of them.
    SplittableRandom random = new SplittableRandom(seed);
    EventLane lane = new EventLane(new EventSequence(), (atNanos, code) -> {});
    EventLane single = new EventLane(new EventSequence(), (atNanos, code) -> {});
    int timers = 60;
    long[] period = new long[timers];
    long[] handles = new long[timers];
    long[] singles = new long[timers];
    boolean[] cancelled = new boolean[timers];
    for (int i = 0; i < timers; i++) {
      period[i] = 1L + random.nextInt(periods);
      long phase = random.nextInt(5);
      handles[i] = lane.every(phase, period[i], i);
      singles[i] = single.schedule(phase, 5, i);
    }
    for (int i = 0; i < 2_000 && lane.advance(); i++) {
      assertTrue(single.advance());
      assertEquals(single.time(), lane.time());
      long now = lane.time();
      int code = lane.take();
      assertEquals(single.take(), code);
      singles[code] = single.schedule(now + period[code], 5, code);
      int victim = random.nextInt(timers * 10);
      if (victim < timers) {
        assertEquals(!cancelled[victim], lane.cancel(handles[victim]));
        assertEquals(!cancelled[victim], single.cancel(singles[victim]));
        cancelled[victim] = true;
      }
      assertEquals(single.pending(), lane.pending());
    }
  }
}
