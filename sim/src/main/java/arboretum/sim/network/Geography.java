package arboretum.sim.network;

import arboretum.coordinates.GreatCircle;
import arboretum.experiment.plan.Endpoint;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.random.RandomSource;
import arboretum.units.GeoPoint;

/**
 * Delay by geography: great circle at two thirds of the speed of light, times a route factor of the
 * unordered pair of nodes, plus the access delay of either end. The factor is uniform in [min, max]
 * and comes from a stream of the pair's own, so that it depends on seed and names alone and nothing
 * is stored.
 */
final class Geography implements Delays {
  // source: speed of light in fibre, 2/3 of 299,792.458 km/s, rounded as is usual: 200 km/ms;
  // E. Katz-Bassett et al., "Towards IP geolocation using delay and topology measurements",
  // IMC 2006, section 2 uses 2/3 c as the bound.
  private static final double NANOS_PER_KM = 5000;

  private final NetworkPlan.Geography plan;
  private final RandomSource routes;

  Geography(NetworkPlan.Geography plan, RandomSource random) {
    if (!(plan.routeFactorMin() >= 1 && plan.routeFactorMax() >= plan.routeFactorMin())) {
      throw new IllegalArgumentException("route factors must be ordered and at least 1: " + plan);
    }
    this.plan = plan;
    this.routes = random.fork("network").fork("routes");
  }

  @Override
  public long nanos(Endpoint from, Endpoint to) {
    double wayNanos =
        GreatCircle.kilometres(place(from), place(to)) * NANOS_PER_KM * factor(from, to);
    return Math.round(wayNanos) + access(from) + access(to);
  }

  private double factor(Endpoint from, Endpoint to) {
    double share = Pairs.stream(routes, from, to).nextDouble();
    return plan.routeFactorMin() + share * (plan.routeFactorMax() - plan.routeFactorMin());
  }

  private long access(Endpoint node) {
    return node.isOrchestrator() ? plan.orchestratorAccessNanos() : plan.workerAccessNanos();
  }

  private static GeoPoint place(Endpoint node) {
    return node.place()
        .orElseThrow(() -> new IllegalArgumentException(node.name() + " has no place"));
  }
}
