package arboretum.model;

import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.util.List;
import java.util.Optional;

/**
 * One demand on the place of an instance (Oakestra's SLA v2.0, {@code constraints} and {@code
 * connectivity}).
 */
public sealed interface Constraint {
  /** Returns the service to which it binds the instance; empty if it binds it to none. */
  default Optional<ServiceName> target() {
    return Optional.empty();
  }

  /**
   * A place by name.
   *
   * @param cluster name of a cluster; by its path where there are orchestrators between the root
   *     and it; empty: any
   * @param nodes names of workers of which one will do; empty: any
   */
  record Direct(String cluster, List<String> nodes) implements Constraint {
    public Direct {
      nodes = List.copyOf(nodes);
    }

    boolean admits(NodeName worker) {
      return (cluster.isEmpty() || isBelowOneOf(worker, List.of(cluster)))
          && (nodes.isEmpty() || nodes.contains(worker.leaf()) || nodes.contains(worker.path()));
    }

    boolean admitsBelow(NodeName orchestrator) {
      return cluster.isEmpty() || mayHoldOneOf(orchestrator, List.of(cluster));
    }
  }

  /**
   * Clusters in which the instance may run.
   *
   * @param allowed names, or paths where there are orchestrators between; at least one
   */
  record Clusters(List<String> allowed) implements Constraint {
    public Clusters {
      allowed = List.copyOf(allowed);
    }

    boolean admits(NodeName worker) {
      return isBelowOneOf(worker, allowed);
    }

    boolean admitsBelow(NodeName orchestrator) {
      return mayHoldOneOf(orchestrator, allowed);
    }
  }

  /** Add-ons that the worker must have, all of them. */
  record Addons(List<String> needs) implements Constraint {
    public Addons {
      needs = List.copyOf(needs);
    }
  }

  /** Labels that the worker must have, all of them. */
  record Labels(List<String> needs) implements Constraint {
    public Labels {
      needs = List.copyOf(needs);
    }
  }

  /**
   * Great-circle distance to a place.
   *
   * @param thresholdKm at least 0
   */
  record Geo(GeoPoint at, double thresholdKm) implements Constraint {}

  /**
   * Round-trip time to users.
   *
   * @param area name of the area they are in
   * @param rings the area's outer rings and holes, even-odd; empty if it has no shape here
   * @param users nodes to which it can be measured; empty while none are known
   * @param thresholdNanos above 0
   */
  record Latency(String area, List<Ring> rings, List<NodeName> users, long thresholdNanos)
      implements Constraint {
    public Latency {
      rings = List.copyOf(rings);
      users = List.copyOf(users);
    }
  }

  /**
   * Round-trip time to instances of another service.
   *
   * @param thresholdNanos above 0
   */
  record TargetLatency(ServiceName service, long thresholdNanos) implements Constraint {
    @Override
    public Optional<ServiceName> target() {
      return Optional.of(service);
    }
  }

  /**
   * Great-circle distance to instances of another service.
   *
   * @param thresholdKm at least 0
   */
  record TargetGeo(ServiceName service, double thresholdKm) implements Constraint {
    @Override
    public Optional<ServiceName> target() {
      return Optional.of(service);
    }
  }

  private static boolean isBelowOneOf(NodeName worker, List<String> clusters) {
    Optional<NodeName> above = worker.parent();
    while (above.isPresent()) {
      if (clusters.contains(above.get().leaf()) || clusters.contains(above.get().path())) {
        return true;
      }
      above = above.get().parent();
    }
    return false;
  }

  /**
   * Whether a worker below an orchestrator may be below one of the clusters: the orchestrator is
   * one of them or below it, or one of them, given by its path, is below the orchestrator.
   */
  private static boolean mayHoldOneOf(NodeName orchestrator, List<String> clusters) {
    return isBelowOneOf(orchestrator.child("worker"), clusters)
        || clusters.stream().anyMatch(cluster -> cluster.startsWith(orchestrator.path() + "/"));
  }
}
