package arboretum.sim.network;

import arboretum.experiment.plan.Endpoint;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.random.RandomSource;

/**
 * Delays of which each pair has its own, half of a round-trip time that is uniform and independent.
 * It comes from a stream of the pair, so nothing is stored.
 */
final class UniformDelays implements Delays {
  private final NetworkPlan.Uniform plan;
  private final RandomSource pairs;

  UniformDelays(NetworkPlan.Uniform plan, RandomSource random) {
    if (plan.leastNanos() < 0 || plan.mostNanos() < plan.leastNanos()) {
      throw new IllegalArgumentException(
          "round-trip times must be ordered and at least 0: " + plan);
    }
    this.plan = plan;
    this.pairs = random.fork("network").fork("pairs");
  }

  @Override
  public long nanos(Endpoint from, Endpoint to) {
    if (from.name().equals(to.name())) {
      return 0;
    }
    double share = Pairs.stream(pairs, from, to).nextDouble();
    return Math.round(plan.leastNanos() + share * (plan.mostNanos() - plan.leastNanos())) / 2;
  }
}
