package arboretum.placement;

import arboretum.coordinates.Area;
import arboretum.coordinates.OperatingZone;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.model.Shortfall;
import arboretum.placement.LatencySettings.InitialUsers;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.ClusterView;
import arboretum.plugin.Place;
import arboretum.plugin.PlacementRequest;
import java.util.Optional;

/**
 * LDP at the root (Oakestra paper, section 4.2): clusters whose aggregate or approximate operating
 * zone rules them out are dropped, the others are ranked by free capacity. Which workers there are,
 * and where, stays hidden.
 *
 * <p>Targets have to be in the cluster itself, since each cluster has a space of coordinates of its
 * own. A cluster that does not tell its zone may be anywhere.
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
          when(!hasTarget(target.service(), request, clusters.name(cluster), settings))
              .map(too -> Shortfall.TARGET);
      case Constraint.TargetGeo target ->
          when(!hasTarget(target.service(), request, clusters.name(cluster), settings))
              .map(too -> Shortfall.TARGET);
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

  /** Whether a cluster has the instances that count; of a service that it is offered with, yes. */
  private static boolean hasTarget(
      ServiceName service, PlacementRequest request, NodeName cluster, LatencySettings settings) {
    for (PlacementRequest.Target target : request.targets()) {
      if (target.service().equals(service)) {
        return switch (settings.targets()) {
          case ANY, NEAREST -> target.places().stream().anyMatch(place -> isIn(place, cluster));
          case ALL ->
              !target.places().isEmpty()
                  && target.places().stream().allMatch(place -> isIn(place, cluster));
          case FIRST -> target.places().stream().limit(1).anyMatch(place -> isIn(place, cluster));
        };
      }
    }
    return true;
  }

  private static boolean isIn(Place place, NodeName cluster) {
    return place.node().equals(cluster);
  }
}
