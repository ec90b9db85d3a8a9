package arboretum.live.loop;

import arboretum.port.Timers;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is due at a loop, timers among it, by (due, order of scheduling). A timer's delay counts
 * from the input that is being handled. Loop's thread only.
 */
final class LoopTimers implements Timers {
  private record Due(long atNanos, long order, Arrival arrival) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private static final long ONCE = 0;

  private final PriorityQueue<Due> agenda = new PriorityQueue<>();
  private final Map<TimerId, Due> armed = new LinkedHashMap<>();
  private long order;
  private long handlingNanos;

  /** The handler of an input of this time begins. */
  void handling(long atNanos) {
    handlingNanos = atNanos;
  }

  void at(long atNanos, Arrival arrival) {
    agenda.add(new Due(atNanos, order++, arrival));
  }

  boolean isEmpty() {
    return agenda.isEmpty();
  }

  /** Returns when the next is due; there must be one. */
  long nextNanos() {
    return agenda.element().atNanos();
  }

  /** Takes the next, which must be there. */
  Optional<Payload> next() {
    return agenda.remove().arrival().arrive();
  }

  @Override
  public void set(TimerId timer, long delayNanos) {
    require(delayNanos >= 0, "a delay is at least 0", delayNanos);
    cancel(timer);
    arm(timer, handlingNanos + delayNanos, ONCE);
  }

  @Override
  public void every(TimerId timer, long periodNanos, long phaseNanos) {
    require(periodNanos > 0, "a period is above 0", periodNanos);
    require(phaseNanos >= 0, "a phase is at least 0", phaseNanos);
    cancel(timer);
    arm(timer, handlingNanos + phaseNanos, periodNanos);
  }

  @Override
  public void cancel(TimerId timer) {
    Due due = armed.remove(timer);
    if (due != null) {
      agenda.remove(due);
    }
  }

  private void arm(TimerId timer, long dueNanos, long periodNanos) {
    Due due = new Due(dueNanos, order++, () -> fire(timer, dueNanos, periodNanos));
    armed.put(timer, due);
    agenda.add(due);
  }

  private Optional<Payload> fire(TimerId timer, long dueNanos, long periodNanos) {
    armed.remove(timer);
    if (periodNanos != ONCE) {
      arm(timer, dueNanos + periodNanos, periodNanos);
    }
    return Optional.of(new Payload.TimerFired(timer));
  }

  private static void require(boolean holds, String rule, long nanos) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": " + nanos + " ns");
    }
  }
}
