package arboretum.placement;

import arboretum.coordinates.Area;
import arboretum.coordinates.OperatingZone;
import arboretum.coordinates.Place;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.model.Shortfall;
import arboretum.placement.LatencySettings.InitialUsers;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.ClusterView;
import arboretum.plugin.PlacementRequest;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * LDP at the root (Oakestra paper, section 4.2): clusters whose aggregate or approximate operating
 * zone rules them out are dropped, the others are ranked by free capacity. Which workers there are,
 * and where, stays hidden.
 *
 * <p>Where each cluster has a space of coordinates of its own, targets have to be in the cluster
 * itself. A target whose coordinate is known up here is in the space that all share: any cluster
 * may have a worker near it, unless its zone is too far. A cluster that does not tell its zone may
 * be anywhere.
 */
final class LdpRanking {
  // source: Oakestra's branch service-scheduling, cloud-scheduler/calculation.py (read, not
  // executed): polygons have to intersect the area or to be within 100 km of it.
  private static final double NEAR_AREA_KM = 100;

  private LdpRanking() {}

  static ClusterRanking of(LatencySettings settings) {
    return ClusterRankings.bestFit(
        (request, clusters, cluster) -> {
          for (Constraint constraint : request.constraints()) {
            Optional<Shortfall> broken = broken(constraint, request, clusters, cluster, settings);
            if (broken.isPresent()) {
              return broken;
            }
          }
          return Optional.empty();
        });
  }

  private static Optional<Shortfall> broken(
      Constraint constraint,
      PlacementRequest request,
      ClusterView clusters,
      int cluster,
      LatencySettings settings) {
    OperatingZone zone = clusters.aggregate(cluster).zone();
    return switch (constraint) {
      case Constraint.Geo geo ->
          when(!zone.hulls().isEmpty() && zone.kilometresTo(geo.at()) > geo.thresholdKm())
              .map(too -> Shortfall.GEO);
      case Constraint.Latency latency ->
          when(!latency.rings().isEmpty()
                  && (latency.users().isEmpty() || settings.initialUsers() == InitialUsers.AREA)
                  && !zone.hulls().isEmpty()
                  && zone.kilometresTo(area(latency)) > NEAR_AREA_KM)
              .map(too -> Shortfall.LATENCY);
      case Constraint.TargetLatency target ->
          when(!hasTarget(target.service(), request, settings, isIn(clusters.name(cluster))))
              .map(too -> Shortfall.TARGET);
      case Constraint.TargetGeo target ->
          when(!hasTarget(target.service(), request, settings, isIn(clusters.name(cluster))))
              .map(too -> Shortfall.TARGET)
              .or(
                  () ->
                      when(!hasTarget(target.service(), request, settings, isNear(zone, target)))
                          .map(too -> Shortfall.GEO));
      case Constraint.Direct c -> Optional.empty();
      case Constraint.Clusters c -> Optional.empty();
      case Constraint.Addons c -> Optional.empty();
      case Constraint.Labels c -> Optional.empty();
    };
  }

  private static Optional<Boolean> when(boolean holds) {
    return holds ? Optional.of(true) : Optional.empty();
  }

  private static Area area(Constraint.Latency latency) {
    return new Area(latency.area(), latency.rings());
  }

  /** Whether the instances that count hold; of a service that it is offered with, they do. */
  private static boolean hasTarget(
      ServiceName service,
      PlacementRequest request,
      LatencySettings settings,
      Predicate<Place> holds) {
    for (PlacementRequest.Target target : request.targets()) {
      if (target.service().equals(service)) {
        return switch (settings.targets()) {
          case ANY, NEAREST -> target.places().stream().anyMatch(holds);
          case ALL -> !target.places().isEmpty() && target.places().stream().allMatch(holds);
          case FIRST -> target.places().stream().limit(1).anyMatch(holds);
        };
      }
    }
    return true;
  }

  private static Predicate<Place> isIn(NodeName cluster) {
    return place -> place.coordinate().isPresent() || place.node().isWithin(cluster);
  }

  private static Predicate<Place> isNear(OperatingZone zone, Constraint.TargetGeo target) {
    return place ->
        zone.hulls().isEmpty()
            || place.at().filter(at -> zone.kilometresTo(at) > target.thresholdKm()).isEmpty();
  }
}
