package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.TimedAction;
import arboretum.random.RandomSource;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The random faults of one target, without end in time: up for an exponential time, then down, then
 * up again, so that they never overlap. Made as they are asked for.
 */
final class RandomFault implements Iterator<TimedAction> {
  private static final long LAST = Long.MAX_VALUE / 4;

  private final TimedAction.Fault fault;
  private final Law law;
  private final RandomSource random;
  private long upSinceNanos;

  /**
   * How often and how long.
   *
   * @param meanUpNanos mean time from the start or the last repair to the next fault, above 0
   * @param downNanos time to the repair, above 0: exact, or the mean of an exponential time
   */
  record Law(long meanUpNanos, long downNanos, Down down) {
    /** What {@code downNanos} is. */
    enum Down {
      EXACT,
      MEAN
    }
  }

  RandomFault(TimedAction.Fault fault, Law law, RandomSource random) {
    this.fault = fault;
    this.law = law;
    this.random = random;
  }

  @Override
  public boolean hasNext() {
    return upSinceNanos < LAST;
  }

  @Override
  public TimedAction next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no run is that long");
    }
    long at = upSinceNanos + draw(law.meanUpNanos());
    long down = law.down() == Law.Down.EXACT ? law.downNanos() : draw(law.downNanos());
    upSinceNanos = Math.min(LAST, at + down);
    return new TimedAction(at, new TimedAction.Fail(fault, down));
  }

  private long draw(long mean) {
    return Math.max(1, Math.min(LAST, Math.round(random.nextExponential((double) mean))));
  }
}
