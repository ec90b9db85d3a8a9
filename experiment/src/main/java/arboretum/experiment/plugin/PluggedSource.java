package arboretum.experiment.plugin;

import arboretum.experiment.plan.Extensions;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles.PolicySource;
import arboretum.orchestrator.Plugged;
import arboretum.plugin.Aggregator;
import arboretum.plugin.Balancer;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.FailureDetection;
import arboretum.plugin.PolicySettings;
import arboretum.plugin.UpdatePolicy;
import arboretum.plugin.WorkerSelection;
import arboretum.port.Trace;
import arboretum.random.RandomSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes policies of plug-ins, each guarded, and leaves the others to another source. */
final class PluggedSource implements PolicySource {
  private final PlugIns plugIns;
  private final PolicySource others;
  private final FailureListener failures;

  PluggedSource(PlugIns plugIns, PolicySource others, FailureListener failures) {
    this.plugIns = plugIns;
    this.others = others;
    this.failures = failures;
  }

  @Override
  public WorkerSelection selection(NodePlan node, RandomSource random, Trace trace) {
    NodePlan.Scheduler scheduler = node.scheduler();
    PlugIn plugIn = find(Kind.WORKER_SELECTION, scheduler.name());
    if (plugIn == null) {
      return others.selection(node, random, trace);
    }
    Guard guard = guard(plugIn, node, trace);
    WorkerSelection policy =
        create(guard, WorkerSelection.class, node, scheduler.settings(), random);
    return Guarded.selection(policy, guard, node.settings().admission());
  }

  @Override
  public ClusterRanking ranking(NodePlan node, RandomSource random, Trace trace) {
    NodePlan.Scheduler scheduler = node.scheduler();
    PlugIn plugIn = find(Kind.CLUSTER_RANKING, scheduler.name());
    if (plugIn == null) {
      return others.ranking(node, random, trace);
    }
    Guard guard = guard(plugIn, node, trace);
    ClusterRanking policy = create(guard, ClusterRanking.class, node, scheduler.settings(), random);
    return Guarded.ranking(policy, guard);
  }

  @Override
  public Plugged plugged(NodePlan node, RandomSource random, Trace trace) {
    Extensions extensions = node.extensions();
    Maker maker = new Maker(node, random, trace);
    return new Plugged(
        extensions.aggregator().map(maker::aggregator),
        extensions.detection().map(maker::detection),
        extensions.updates().map(maker::updates),
        extensions.balancing().map(maker::balancing));
  }

  /** Makes the policies of one node. */
  private final class Maker {
    private final NodePlan node;
    private final RandomSource random;
    private final Trace trace;

    Maker(NodePlan node, RandomSource random, Trace trace) {
      this.node = node;
      this.random = random;
      this.trace = trace;
    }

    Aggregator aggregator(Extensions.Policy policy) {
      Guard guard = guard(require(Kind.AGGREGATOR, policy), node, trace);
      RandomSource own = random.fork("aggregator");
      return Guarded.aggregator(
          create(guard, Aggregator.class, node, policy.settings(), own), guard, node.name());
    }

    FailureDetection detection(Extensions.Policy policy) {
      Guard guard = guard(require(Kind.FAILURE_DETECTION, policy), node, trace);
      RandomSource own = random.fork("detection");
      return Guarded.detection(
          create(guard, FailureDetection.class, node, policy.settings(), own), guard, node.name());
    }

    Function<RandomSource, Balancer> balancing(Extensions.Policy policy) {
      Guard guard = guard(require(Kind.BALANCING, policy), node, trace);
      return own ->
          Guarded.balancer(
              create(guard, Balancer.class, node, policy.settings(), own), guard, node.name());
    }

    UpdatePolicy updates(Extensions.Policy policy) {
      Guard guard = guard(require(Kind.UPDATE_POLICY, policy), node, trace);
      RandomSource own = random.fork("updates");
      return Guarded.updates(
          create(guard, UpdatePolicy.class, node, policy.settings(), own), guard, node.name());
    }
  }

  private @Nullable PlugIn find(Kind kind, String name) {
    Optional<PlugIn> found = plugIns.find(kind, name);
    return found.orElse(null);
  }

  private PlugIn require(Kind kind, Extensions.Policy policy) {
    return plugIns
        .find(kind, policy.name())
        .orElseThrow(() -> new IllegalStateException("checked, but absent: " + policy.name()));
  }

  private Guard guard(PlugIn plugIn, NodePlan node, Trace trace) {
    return new Guard(plugIn, node.extensions().onFailure(), failures, trace);
  }

  /** A policy that can't even be made ends the run: there is nobody to ask. */
  private <P> P create(
      Guard guard, Class<P> type, NodePlan node, PolicySettings settings, RandomSource random) {
    Guard strict =
        new Guard(guard.plugIn(), Extensions.OnFailure.STOP, guard.failures(), guard.trace());
    return strict.<P>ask(
        () -> guard.plugIn().create(type, settings, random),
        () -> "a policy for " + node.name(),
        made -> "",
        () -> {
          throw new IllegalStateException("never asked: a failure ends the run");
        });
  }
}
