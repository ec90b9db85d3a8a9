package arboretum.experiment.metric;

import arboretum.coordinates.GreatCircle;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges places by limits on distance and latency, by the true network as it is at present. */
final class LimitJudge {
  /** No instance of a target runs. */
  static final long NOWHERE = Long.MAX_VALUE;

  private final Function<ServiceName, TrackedService> services;
  private final Truth network;

  LimitJudge(Function<ServiceName, TrackedService> services, Truth network) {
    this.services = services;
    this.network = network;
  }

  /** Returns whether a limit holds for an instance on a worker; true for what is no limit. */
  boolean holds(Constraint limit, NodeName worker) {
    return switch (limit) {
      case Constraint.Geo geo -> kilometres(worker, geo.at()) <= geo.thresholdKm();
      case Constraint.Latency latency -> farthest(latency, worker) <= latency.thresholdNanos();
      case Constraint.TargetGeo target -> {
        boolean near = false;
        for (NodeName node : running(target.service())) {
          Optional<GeoPoint> at = network.place(node);
          near |= at.isPresent() && kilometres(worker, at.get()) <= target.thresholdKm();
        }
        yield near;
      }
      case Constraint.TargetLatency target -> nearest(target, worker) <= target.thresholdNanos();
      case Constraint.Direct c -> true;
      case Constraint.Clusters c -> true;
      case Constraint.Addons c -> true;
      case Constraint.Labels c -> true;
    };
  }

  /** Returns the round-trip time to the farthest of the users. */
  long farthest(Constraint.Latency latency, NodeName worker) {
    long farthest = 0;
    for (NodeName user : latency.users()) {
      farthest = Math.max(farthest, network.rttNanos(worker, user));
    }
    return farthest;
  }

  /** Returns the round-trip time to the nearest instance of a target, or {@link #NOWHERE}. */
  long nearest(Constraint.TargetLatency target, NodeName worker) {
    long nearest = NOWHERE;
    for (NodeName node : running(target.service())) {
      nearest = Math.min(nearest, network.rttNanos(worker, node));
    }
    return nearest;
  }

  /** Returns the workers of a service's instances that run. */
  List<NodeName> running(ServiceName service) {
    List<NodeName> nodes = new ArrayList<>();
    for (TrackedInstance instance : services.apply(service).instances) {
      NodeName last = instance.lastWorker;
      if (instance.copies > 0 && last != null) {
        nodes.add(last);
      }
    }
    return nodes;
  }

  private double kilometres(NodeName worker, GeoPoint to) {
    return network
        .place(worker)
        .map(at -> GreatCircle.kilometres(at, to))
        .orElse(Double.POSITIVE_INFINITY);
  }
}
