package arboretum.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hold model (Jones, CACM 29(4), 1986): each event that runs schedules one more. */
class HoldModelTest {

  private static final int PENDING = 20_000;
  private static final int EVENTS = 200_000;

  private record Entry(long time, long sequence, int code) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return time != other.time
          ? Long.compare(time, other.time)
          : Long.compare(sequence, other.sequence);
    }
  }

  /** The engine under test, as its own handler. */
  private static final class Holder {
    final Delays delays;
    final SplittableRandom random = new SplittableRandom(7);
    final Engine engine = new Engine("hold", 0, Engine.MAX_NANOS, this::handle);
    long count;
    long checksum;

    Holder(Delays delays) {
      this.delays = delays;
    }

    void handle(long now, int code) {
      checksum = mix(checksum, now, code);
      engine.schedule(now + delays.next(random, count), code);
      if (++count == PENDING + EVENTS) {
        engine.stop();
      }
    }

    long run() {
      for (; count < PENDING; count++) {
        engine.schedule(delays.next(random, count), (int) count);
      }
      engine.run();
      assertEquals(EVENTS, engine.executed());
      assertEquals(PENDING, engine.pending());
      return checksum;
    }
  }

  @ParameterizedTest
  @EnumSource(Delays.class)
  void theEngineRunsWhatAPlainQueueRunsInTheSameOrder(Delays delays) {
    assertEquals(plainQueue(delays), new Holder(delays).run());
  }

  private static long plainQueue(Delays delays) {
    SplittableRandom random = new SplittableRandom(7);
    PriorityQueue<Entry> queue = new PriorityQueue<>();
    for (int i = 0; i < PENDING; i++) {
      queue.add(new Entry(delays.next(random, i), i, i));
    }
    long checksum = 0;
    for (int i = PENDING; i < PENDING + EVENTS; i++) {
      Entry first = queue.remove();
      checksum = mix(checksum, first.time, first.code);
      queue.add(new Entry(first.time + delays.next(random, i), i, first.code));
    }
    return checksum;
  }

  private static long mix(long checksum, long time, int code) {
    return (checksum ^ time ^ ((long) code << 32)) * 0x9E3779B97F4A7C15L + 1;
  }
}
