package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.placement.Policies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says which limits on distance and latency the schedulers of clusters do not look at. */
final class IgnoredLimits {
  private IgnoredLimits() {}

  /** Returns a sentence for each scheduler and kind of limit, with the services that have it. */
  static List<String> of(List<NodePlan> nodes, List<Services.Service> services) {
    List<String> warnings = new ArrayList<>();
    for (String scheduler : schedulers(nodes)) {
      Map<String, Set<String>> ignored = new TreeMap<>();
      for (Services.Service service : services) {
        for (Constraint constraint : service.spec().requirements().constraints()) {
          String kind = kind(constraint);
          if (!kind.isEmpty()
              && Policies.names().contains(scheduler)
              && !Policies.looksAt(scheduler, constraint)) {
            ignored
                .computeIfAbsent(kind, key -> new TreeSet<>())
                .add(service.spec().name().value());
          }
        }
      }
      ignored.forEach(
          (kind, names) ->
              warnings.add(
                  "scheduler \""
                      + scheduler
                      + "\" does not look at limits on "
                      + kind
                      + ", which stand at "
                      + String.join(", ", names)
                      + "; ldp and ldp+ do"));
    }
    return warnings;
  }

  /** Returns a sentence if service levels that services have are not watched. */
  static Optional<String> unwatched(List<NodePlan> nodes, List<Services.Service> services) {
    Set<String> names = new TreeSet<>();
    for (Services.Service service : services) {
      if (service.spec().requirements().level().isWatched()) {
        names.add(service.spec().name().value());
      }
    }
    boolean watched = nodes.stream().anyMatch(node -> node.settings().levels().areWatched());
    return watched || names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "service levels are not watched (control.sla.watch: never): rigidness counts for"
                + " nothing at "
                + String.join(", ", names));
  }

  private static String kind(Constraint constraint) {
    return switch (constraint) {
      case Constraint.Geo c -> "distance to a place";
      case Constraint.Latency c -> "latency to users";
      case Constraint.TargetGeo c -> "distance to a target";
      case Constraint.TargetLatency c -> "latency to a target";
      case Constraint.Direct c -> "";
      case Constraint.Clusters c -> "";
      case Constraint.Addons c -> "";
      case Constraint.Labels c -> "";
    };
  }

  /** Returns the schedulers that select workers, each once. */
  private static Set<String> schedulers(List<NodePlan> nodes) {
    Map<NodeName, String> byCluster = new LinkedHashMap<>();
    nodes.stream()
        .filter(node -> node.tier() == Tier.CLUSTER)
        .forEach(node -> byCluster.put(node.name(), node.scheduler().name()));
    Set<String> schedulers = new LinkedHashSet<>();
    for (NodePlan node : nodes) {
      if (node.tier() == Tier.WORKER) {
        node.name().parent().map(byCluster::get).ifPresent(schedulers::add);
      }
    }
    return schedulers;
  }
}
