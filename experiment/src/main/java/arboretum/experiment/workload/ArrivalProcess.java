package arboretum.experiment.workload;

import arboretum.random.RandomSource;
import java.util.List;
import java.util.function.LongSupplier;

/** Times of requests, one after the other. Belongs to one thread. */
public abstract sealed class ArrivalProcess {
  /** No request follows. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Returns when the next request begins, not before the one before; or {@link #NEVER}. */
  public abstract long nextNanos();

  /** Returns the size of the request whose time was given last. */
  public ServiceTime.Size size() {
    return ServiceTime.Size.NONE;
  }

  /** Independent intervals of one law. */
  static final class Renewal extends ArrivalProcess {
    private final LongSupplier interval;
    private long at;

    Renewal(long fromNanos, LongSupplier interval) {
      this.at = fromNanos;
      this.interval = interval;
    }

    @Override
    public long nextNanos() {
      at += interval.getAsLong();
      return at;
    }
  }

  /** Equal intervals; counted from the first, so that rounding does not add up. */
  static final class Regular extends ArrivalProcess {
    private final long fromNanos;
    private final double interval;
    private final double phase;
    private long given;

    Regular(long fromNanos, double interval, RandomSource random) {
      this.fromNanos = fromNanos;
      this.interval = interval;
      this.phase = random.nextDouble();
    }

    @Override
    public long nextNanos() {
      return fromNanos + Math.round((given++ + phase) * interval);
    }
  }

  /** Two states; what is left of an interval at a change is drawn anew, which changes nothing. */
  static final class Switching extends ArrivalProcess {
    private final Arrivals.Bursts law;
    private final RandomSource random;
    private boolean high;
    private double at;
    private double changeAt;

    Switching(Arrivals.Bursts law, long fromNanos, RandomSource random) {
      this.law = law;
      this.random = random;
      at = fromNanos;
      high = random.nextDouble() * ((double) law.highNanos() + law.lowNanos()) < law.highNanos();
      changeAt = at + stay();
    }

    @Override
    public long nextNanos() {
      while (true) {
        double rate = high ? law.highPerSecond() : law.lowPerSecond();
        double next =
            rate == 0
                ? Double.POSITIVE_INFINITY
                : at + random.nextExponential(Arrivals.NANOS_PER_SECOND / rate);
        if (next <= changeAt) {
          at = next;
          return Math.round(at);
        }
        at = changeAt;
        high = !high;
        changeAt = at + stay();
      }
    }

    private double stay() {
      return random.nextExponential((double) (high ? law.highNanos() : law.lowNanos()));
    }
  }

  /** What was recorded. */
  static final class Replay extends ArrivalProcess {
    private final List<Arrivals.Recorded> requests;
    private final long fromNanos;
    private int given;

    Replay(List<Arrivals.Recorded> requests, long fromNanos) {
      this.requests = requests;
      this.fromNanos = fromNanos;
    }

    @Override
    public long nextNanos() {
      return given == requests.size() ? NEVER : fromNanos + requests.get(given++).atNanos();
    }

    @Override
    public ServiceTime.Size size() {
      return requests.get(given - 1).size();
    }
  }
}
