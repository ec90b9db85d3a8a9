package arboretum.experiment.workload;

import arboretum.random.RandomSource;
import java.util.List;

/** When requests begin. Immutable; {@link #process} gives what draws. */
public sealed interface Arrivals {
  /**
   * Returns a process that begins at a time.
   *
   * @param fromNanos where its first interval begins
   * @param random its own stream
   */
  ArrivalProcess process(long fromNanos, RandomSource random);

  /** Returns requests per second over long times; NaN for a trace. */
  double perSecond();

  /** Independent of each other. */
  record Poisson(double perSecond) implements Arrivals {
    public Poisson {
      requireAbove0(perSecond);
    }

    @Override
    public ArrivalProcess process(long fromNanos, RandomSource random) {
      double mean = NANOS_PER_SECOND / perSecond;
      return new ArrivalProcess.Renewal(fromNanos, () -> Math.round(random.nextExponential(mean)));
    }
  }

  /** At equal intervals, from a phase that is uniform in the first. */
  record Constant(double perSecond) implements Arrivals {
    public Constant {
      requireAbove0(perSecond);
    }

    @Override
    public ArrivalProcess process(long fromNanos, RandomSource random) {
      return new ArrivalProcess.Regular(fromNanos, NANOS_PER_SECOND / perSecond, random);
    }
  }

  /**
   * A Poisson process whose rate changes between two states after exponential times (MMPP-2); with
   * a low rate of 0 it is on and off. The first state is drawn by the shares of time.
   *
   * @param highPerSecond rate of a burst, above 0
   * @param lowPerSecond rate between bursts, at least 0
   * @param highNanos mean length of a burst, above 0
   * @param lowNanos mean time between bursts, above 0
   */
  record Bursts(double highPerSecond, double lowPerSecond, long highNanos, long lowNanos)
      implements Arrivals {
    public Bursts {
      requireAbove0(highPerSecond);
      requireAbove0((double) highNanos);
      requireAbove0((double) lowNanos);
      if (!(lowPerSecond >= 0)) {
        throw new IllegalArgumentException("a rate cannot be negative: " + lowPerSecond);
      }
    }

    @Override
    public double perSecond() {
      return (highPerSecond * highNanos + lowPerSecond * lowNanos)
          / ((double) highNanos + lowNanos);
    }

    @Override
    public ArrivalProcess process(long fromNanos, RandomSource random) {
      return new ArrivalProcess.Switching(this, fromNanos, random);
    }
  }

  /**
   * As recorded.
   *
   * @param requests in order of time; each once, none after the last
   */
  record Trace(List<Recorded> requests) implements Arrivals {
    public Trace {
      requests = List.copyOf(requests);
      for (int i = 1; i < requests.size(); i++) {
        if (requests.get(i).atNanos() < requests.get(i - 1).atNanos()) {
          throw new IllegalArgumentException("a trace goes back in time at request " + i);
        }
      }
    }

    @Override
    public double perSecond() {
      return Double.NaN;
    }

    @Override
    public ArrivalProcess process(long fromNanos, RandomSource random) {
      return new ArrivalProcess.Replay(requests, fromNanos);
    }
  }

  /**
   * A recorded request.
   *
   * @param atNanos since the start of the calls, at least 0
   */
  record Recorded(long atNanos, ServiceTime.Size size) {
    public Recorded {
      if (atNanos < 0) {
        throw new IllegalArgumentException("a request before the start: " + atNanos + " ns");
      }
    }
  }

  // source: nothing of the model: a unit
  double NANOS_PER_SECOND = 1e9;

  private static void requireAbove0(double rate) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("must be above 0: " + rate);
    }
  }
}
