package arboretum.sim.network;

import arboretum.experiment.plan.Endpoint;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.random.RandomSource;

/** One-way propagation delays, as the plan's latency says. Asked once per link and way. */
@FunctionalInterface
public interface Delays {
  /** Returns the one-way delay in nanoseconds, at least 0. */
  long nanos(Endpoint from, Endpoint to);

  /**
   * Returns the delays of a plan.
   *
   * @param random the run's root stream; geography draws its route factors from forks of it
   */
  static Delays of(NetworkPlan.Latency latency, RandomSource random) {
    return switch (latency) {
      case NetworkPlan.Constant constant -> {
        if (constant.oneWayNanos() < 0) {
          throw new IllegalArgumentException("a delay cannot be negative: " + constant);
        }
        yield (from, to) -> constant.oneWayNanos();
      }
      case NetworkPlan.Matrix matrix -> (from, to) -> half(matrix, from, to);
      case NetworkPlan.Geography geography -> new Geography(geography, random);
      case NetworkPlan.Uniform uniform -> new UniformDelays(uniform, random);
      case NetworkPlan.Circular circular -> of(circular.nodes(), random);
    };
  }

  /** One way is half of the measured round trip, rounded down. */
  private static long half(NetworkPlan.Matrix matrix, Endpoint from, Endpoint to) {
    if (from.matrixRow() < 0 || to.matrixRow() < 0) {
      throw new IllegalArgumentException(
          "a node has no row in the matrix: " + from.name() + ", " + to.name());
    }
    long rttNanos = matrix.rtt().nanos(from.matrixRow(), to.matrixRow());
    if (rttNanos < 0) {
      throw new IllegalArgumentException(
          "no round-trip time between " + from.name() + " and " + to.name() + ": " + rttNanos);
    }
    return rttNanos / 2;
  }
}
