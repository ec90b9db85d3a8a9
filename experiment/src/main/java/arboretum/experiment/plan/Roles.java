package arboretum.experiment.plan;

import arboretum.model.NodeName;
import arboretum.orchestrator.Plugged;
import arboretum.orchestrator.Role;
import arboretum.orchestrator.cluster.Cluster;
import arboretum.orchestrator.root.Root;
import arboretum.orchestrator.worker.Worker;
import arboretum.placement.Policies;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.WorkerSelection;
import arboretum.port.Ports;
import arboretum.port.Trace;
import arboretum.random.RandomSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Makes the role of a node, the same for both drivers; called again for each start of the node. */
public final class Roles {
  /** Makes the policies of orchestrators; a driver may know more than come with the project. */
  public interface PolicySource {
    /** Those that come with the project. */
    PolicySource STANDARD =
        new PolicySource() {
          @Override
          public WorkerSelection selection(NodePlan node, RandomSource random, Trace trace) {
            NodePlan.Scheduler scheduler = node.scheduler();
            return Policies.selection(scheduler.name(), scheduler.latency(), random);
          }

          @Override
          public ClusterRanking ranking(NodePlan node, RandomSource random, Trace trace) {
            NodePlan.Scheduler scheduler = node.scheduler();
            return Policies.ranking(scheduler.name(), scheduler.latency(), random);
          }
        };

    /**
     * Returns a new selection of workers.
     *
     * @param random the stream of its orchestrator
     * @param trace of its orchestrator
     */
    WorkerSelection selection(NodePlan node, RandomSource random, Trace trace);

    /** Returns a new ranking of clusters; as {@link #selection}. */
    ClusterRanking ranking(NodePlan node, RandomSource random, Trace trace);

    /** Returns the new policies of a node that has {@link NodePlan#extensions}. */
    default Plugged plugged(NodePlan node, RandomSource random, Trace trace) {
      throw new IllegalArgumentException(
          node.name() + " has policies of plug-ins, and there are none");
    }
  }

  private final PolicySource policies;
  private final RandomSource workers;
  private final RandomSource clusters;
  private final RandomSource phases;
  private final RandomSource schedulers;
  private final Set<NodeName> parentsOfClusters = new LinkedHashSet<>();

  /** Each name by itself: equal names that are one object are found to be equal at once. */
  private final Map<NodeName, NodeName> names = new LinkedHashMap<>();

  /** Roles whose policies come with the project. */
  public Roles(RunPlan plan) {
    this(plan, PolicySource.STANDARD);
  }

  /** Roles whose policies come from {@code policies}. */
  public Roles(RunPlan plan, PolicySource policies) {
    this.policies = policies;
    RandomSource root = RandomSource.seeded(plan.seed());
    phases = root.fork("phases");
    schedulers = root.fork("schedulers");
    workers = root.fork("workers");
    clusters = root.fork("clusters");
    for (NodePlan node : plan.nodes()) {
      names.put(node.name(), node.name());
      if (node.tier() == NodePlan.Tier.CLUSTER) {
        node.name().parent().ifPresent(parentsOfClusters::add);
      }
    }
  }

  /** Returns a new role for {@code node} that talks to the outside through {@code ports}. */
  public Role create(NodePlan node, Ports ports) {
    NodeName name = node.name();
    return switch (node.tier()) {
      case ROOT ->
          new Root(
              name,
              node.settings(),
              policies.ranking(node, random(node), ports.trace()),
              plugged(node, ports),
              ports);
      case CLUSTER -> cluster(node, ports);
      case WORKER ->
          new Worker(
              name,
              parent(name),
              node.device().capacity(),
              node.traits(),
              node.settings(),
              phaseNanos(name, node.settings().heartbeatNanos()),
              plugged(node, ports),
              workers,
              ports);
    };
  }

  private Role cluster(NodePlan node, Ports ports) {
    NodeName name = node.name();
    long phase = phaseNanos(name, node.settings().aggregateNanos());
    return hasClusters(name)
        ? Cluster.ofClusters(
            name,
            parent(name),
            node.settings(),
            phase,
            policies.ranking(node, random(node), ports.trace()),
            plugged(node, ports),
            ports)
        : Cluster.ofWorkers(
            name,
            parent(name),
            node.settings(),
            phase,
            policies.selection(node, random(node), ports.trace()),
            plugged(node, ports),
            clusters.fork(name.path()),
            ports);
  }

  private Plugged plugged(NodePlan node, Ports ports) {
    return node.extensions().isEmpty()
        ? Plugged.NOTHING
        : policies.plugged(node, random(node), ports.trace());
  }

  /** Returns whether the members of an orchestrator are orchestrators. */
  public boolean hasClusters(NodeName orchestrator) {
    return parentsOfClusters.contains(orchestrator);
  }

  /**
   * Returns when, after a start, the node's periodic report first leaves; uniform in [0, period).
   */
  public long phaseNanos(NodeName node, long periodNanos) {
    return phases.fork(node.path()).nextLong(periodNanos);
  }

  /** Returns the stream of an orchestrator's policy, which begins anew with each start. */
  private RandomSource random(NodePlan node) {
    return schedulers.fork(node.name().path());
  }

  private NodeName parent(NodeName name) {
    return name.parent()
        .map(names::get)
        .orElseThrow(() -> new IllegalArgumentException(name + " has no parent in the plan"));
  }
}
