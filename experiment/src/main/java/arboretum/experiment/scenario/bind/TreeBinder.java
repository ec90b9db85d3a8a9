package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.Extensions;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Scheduler;
import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.plugin.Kind;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.TopologyKeys;
import arboretum.model.NodeName;
import arboretum.orchestrator.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Binds a tree that is written out, depth first. Used once. */
final class TreeBinder {
  private final Defaults defaults;
  private final Network network;
  private final Devices devices;
  private final Problems problems;
  private final Names names = new Names();
  private final List<NodePlan> nodes = new ArrayList<>();
  private final Map<String, Device> workers = new TreeMap<>();
  private final boolean rowsDrawn;
  private boolean unknownWorkers;

  /** What nodes have in common. */
  record Defaults(
      Settings settings,
      Scheduler root,
      Scheduler cluster,
      Extensions orchestrators,
      Extensions workers,
      PolicyBinder policies) {
    /** Returns the scheduler of a node in a tree of two tiers of orchestrators. */
    Scheduler scheduler(Tier tier) {
      return switch (tier) {
        case ROOT -> root;
        case CLUSTER -> cluster;
        case WORKER -> Scheduler.NONE;
      };
    }

    /** Returns the policies of a node beside its scheduler. */
    Extensions extensions(Tier tier) {
      return tier == Tier.WORKER ? workers : orchestrators.of(tier);
    }
  }

  /**
   * The bound tree.
   *
   * @param nodes the root first, every parent before its members; those that are right
   * @param names of all nodes
   * @param workers kinds of worker; none if some are not known
   */
  record Bound(List<NodePlan> nodes, Names names, Collection<Device> workers) {}

  /**
   * @param rowsDrawn whether nodes get their rows of the latency matrix by lot, later
   */
  TreeBinder(
      Defaults defaults, Network network, boolean rowsDrawn, Devices devices, Problems problems) {
    this.defaults = defaults;
    this.network = network;
    this.rowsDrawn = rowsDrawn;
    this.devices = devices;
    this.problems = problems;
  }

  Bound bind(Fields topology) {
    Optional<Fields> root = topology.get(TopologyKeys.ROOT_KEY);
    if (root.isEmpty()) {
      reportMissing(topology, TopologyKeys.ROOT_KEY, "; wanted, or import");
    } else {
      Site site = site(root.get(), Optional.empty());
      Optional<Device> device = devices.find(root.get(), TopologyKeys.ROOT_DEVICE);
      add(NodeName.ROOT, Tier.ROOT, device, site, defaults.root());
    }
    if (!topology.has(TopologyKeys.CLUSTERS)) {
      reportMissing(topology, TopologyKeys.CLUSTERS, "; wanted, or import");
    }
    clusters(topology, NodeName.ROOT);
    return new Bound(nodes, names, unknownWorkers ? List.of() : workers.values());
  }

  private void clusters(Fields parent, NodeName above) {
    for (Fields cluster : parent.items(TopologyKeys.CLUSTERS)) {
      int count = cluster.get(TopologyKeys.CLUSTERS_ALIKE).map(Math::toIntExact).orElse(1);
      String preset = "unnamed" + cluster.mark().line();
      Scheduler policy = scheduler(cluster);
      for (int i = 1; i <= count; i++) {
        String suffix = count == 1 ? "" : "-" + i;
        Optional<NodeName> name =
            cluster.get(TopologyKeys.NAME).map(given -> above.child(given + suffix));
        if (name.isPresent() && names.contains(name.get())) {
          String message =
              "\"" + name.get().leaf() + "\" is the name of another member of " + above;
          cluster.report(problems, TopologyKeys.NAME, message);
        }
        cluster(cluster, name.orElseGet(() -> above.child(preset + suffix)), policy);
      }
    }
  }

  /** Returns the scheduler of the clusters that a mapping describes, its own or the preset one. */
  private Scheduler scheduler(Fields cluster) {
    boolean workers = cluster.has(TopologyKeys.WORKERS);
    Kind kind = workers ? Kind.WORKER_SELECTION : Kind.CLUSTER_RANKING;
    return defaults
        .policies()
        .scheduler(cluster, TopologyKeys.CLUSTER_POLICY, kind)
        .orElse(workers ? defaults.cluster() : defaults.root());
  }

  private void cluster(Fields cluster, NodeName name, Scheduler policy) {
    boolean workers = cluster.has(TopologyKeys.WORKERS);
    if (workers == cluster.has(TopologyKeys.CLUSTERS)) {
      String message = workers ? "has workers and clusters" : "has neither workers nor clusters";
      var mark = cluster.mark();
      String path = cluster.path();
      String allowed = "; allowed: one of workers, clusters";
      problems.add(mark.file(), mark.line(), mark.column(), path, message + allowed);
    }
    Site site = site(cluster, Optional.empty());
    Optional<Device> device = devices.find(cluster, TopologyKeys.CLUSTER_DEVICE);
    add(name, Tier.CLUSTER, device, site, policy);
    workers(cluster, name, site);
    clusters(cluster, name);
  }

  private void workers(Fields cluster, NodeName above, Site clusterSite) {
    int number = 0;
    for (Fields group : cluster.items(TopologyKeys.WORKERS)) {
      Site site = site(group, Optional.of(clusterSite));
      Optional<Device> device =
          devices.find(group, TopologyKeys.WORKER_DEVICE).map(kind -> Traits.with(kind, group));
      device.ifPresentOrElse(
          known -> workers.put(known.toString(), known), () -> unknownWorkers = true);
      int count = group.get(TopologyKeys.COUNT).map(Math::toIntExact).orElse(0);
      Optional<String> given = group.get(TopologyKeys.WORKER_NAME);
      for (int i = 1; i <= count; i++) {
        number++;
        String preset = "w" + number;
        String suffix = count == 1 ? "" : "-" + i;
        NodeName name = above.child(given.map(n -> n + suffix).orElse(preset));
        if (names.contains(name)) {
          Key<?> key = given.isPresent() ? TopologyKeys.WORKER_NAME : TopologyKeys.COUNT;
          group.report(problems, key, "\"" + name.leaf() + "\" is another worker of " + above);
          return;
        }
        add(name, Tier.WORKER, device, site, Scheduler.NONE);
      }
    }
  }

  private void add(NodeName name, Tier tier, Optional<Device> device, Site site, Scheduler policy) {
    names.add(name, tier);
    if (device.isPresent()) {
      Settings settings = defaults.settings();
      nodes.add(
          new NodePlan(
              name,
              tier,
              device.get(),
              site.place(),
              site.row(),
              settings,
              policy,
              defaults.extensions(tier)));
    }
  }

  /** Returns where a node is; what is not written is as for the node above, if there is one. */
  private Site site(Fields node, Optional<Site> above) {
    var place = node.get(TopologyKeys.AT).or(() -> above.flatMap(Site::place));
    int row =
        node.get(TopologyKeys.ROW)
            .map(Math::toIntExact)
            .orElse(above.map(Site::row).orElse(Site.NO_ROW));
    boolean first = above.isEmpty();
    switch (network.needs()) {
      case NOTHING -> {}
      case PLACE -> {
        if (first && !node.has(TopologyKeys.AT)) {
          reportMissing(node, TopologyKeys.AT, "; latency by geography needs a place");
        }
      }
      case ROW -> {
        if (first && !rowsDrawn && !node.has(TopologyKeys.ROW)) {
          reportMissing(node, TopologyKeys.ROW, "; latency by a matrix needs a row");
        }
        network.checkRow(node, problems);
      }
    }
    return new Site(place, network.needs() == Network.Needs.ROW && !rowsDrawn ? row : Site.NO_ROW);
  }

  private void reportMissing(Fields fields, Key<?> key, String why) {
    fields.report(problems, key, "is missing" + why);
  }
}
