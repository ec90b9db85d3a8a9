package arboretum.orchestrator.cluster;

import arboretum.coordinates.GreatCircle;
import arboretum.coordinates.Place;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.plugin.PlacementRequest;
import arboretum.units.GeoPoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a place keeps one constraint, as measured once.
 *
 * @param met outcomes that met it: one for each user of a limit on the latency to users, else one
 * @param missed outcomes that did not
 * @param share the greatest round-trip time or distance as a share of the limit; infinite if it is
 *     not known
 */
record Compliance(int met, int missed, double share) {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final Compliance UNJUDGED = new Compliance(0, 0, 0);

  /**
   * Judges a place by one constraint.
   *
   * @param place where the instance runs, or might
   * @param targets where the services are to which it is bound; of several instances the nearest
   *     counts, and without any nothing is judged
   * @param rtts what was measured from there, in nanoseconds; who is not in it did not answer
   */
  static Compliance of(
      Constraint constraint, Place place, PlacementRequest targets, Map<NodeName, Long> rtts) {
    return switch (constraint) {
      case Constraint.Latency c -> users(c, rtts);
      case Constraint.TargetLatency c -> {
        List<Place> others = targets.placesOf(c.service());
        double nearest = INFINITE;
        for (Place other : others) {
          nearest = Math.min(nearest, share(rtt(place, other, rtts), c.thresholdNanos()));
        }
        yield others.isEmpty() ? UNJUDGED : single(nearest);
      }
      case Constraint.Geo c ->
          single(place.at().map(at -> share(at, c.at(), c.thresholdKm())).orElse(INFINITE));
      case Constraint.TargetGeo c -> {
        List<Place> others = targets.placesOf(c.service());
        double nearest = INFINITE;
        for (Place other : others) {
          if (place.at().isPresent() && other.at().isPresent()) {
            double share = share(place.at().get(), other.at().get(), c.thresholdKm());
            nearest = Math.min(nearest, share);
          }
        }
        yield others.isEmpty() ? UNJUDGED : single(nearest);
      }
      case Constraint.Direct c -> UNJUDGED;
      case Constraint.Clusters c -> UNJUDGED;
      case Constraint.Addons c -> UNJUDGED;
      case Constraint.Labels c -> UNJUDGED;
    };
  }

  /** Returns how many outcomes one look at a constraint has, at least 1. */
  static int outcomes(Constraint constraint) {
    return constraint instanceof Constraint.Latency c ? Math.max(1, c.users().size()) : 1;
  }

  private static Compliance users(Constraint.Latency latency, Map<NodeName, Long> rtts) {
    int met = 0;
    double most = 0;
    for (NodeName user : latency.users()) {
      double share = share(rtts.get(user), latency.thresholdNanos());
      met += share <= 1 ? 1 : 0;
      most = Math.max(most, share);
    }
    return new Compliance(met, latency.users().size() - met, most);
  }

  private static Compliance single(double share) {
    return share <= 1 ? new Compliance(1, 0, share) : new Compliance(0, 1, share);
  }

  private static @Nullable Long rtt(Place from, Place to, Map<NodeName, Long> rtts) {
    return from.node().equals(to.node()) ? Long.valueOf(0) : rtts.get(to.node());
  }

  private static double share(@Nullable Long rttNanos, long thresholdNanos) {
    return rttNanos == null ? INFINITE : (double) rttNanos / thresholdNanos;
  }

  private static double share(GeoPoint one, GeoPoint other, double thresholdKm) {
    double kilometres = GreatCircle.kilometres(one, other);
    if (thresholdKm == 0) {
      return kilometres == 0 ? 0 : INFINITE;
    }
    return kilometres / thresholdKm;
  }

  /** Returns the ends of the round trips that the watched constraints of a service are about. */
  static List<NodeName> endpoints(ServiceSpec spec, NodeName from, PlacementRequest targets) {
    Set<NodeName> ends = new LinkedHashSet<>();
    for (Constraint constraint : watched(spec)) {
      if (constraint instanceof Constraint.Latency c) {
        ends.addAll(c.users());
      } else if (constraint instanceof Constraint.TargetLatency c) {
        targets.placesOf(c.service()).forEach(place -> ends.add(place.node()));
      }
    }
    ends.remove(from);
    return List.copyOf(ends);
  }

  /** Returns the constraints of a service that are watched, in the order of its objectives. */
  static List<Constraint> watched(ServiceSpec spec) {
    List<Constraint> constraints = spec.requirements().constraints();
    return spec.requirements().level().objectives().stream()
        .map(objective -> constraints.get(objective.constraint()))
        .toList();
  }

  /** Returns the worst share of all watched constraints at a place. */
  static double worst(
      ServiceSpec spec, Place place, PlacementRequest targets, Map<NodeName, Long> rtts) {
    double worst = 0;
    for (Constraint constraint : watched(spec)) {
      worst = Math.max(worst, of(constraint, place, targets, rtts).share());
    }
    return worst;
  }
}
