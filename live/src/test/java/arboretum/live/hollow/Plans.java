package arboretum.live.hollow;

import arboretum.aggregate.AggregateForm;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings;
import arboretum.placement.Policies;
import arboretum.port.ContractWorld;
import arboretum.units.BitsPerSecond;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Small plans. */
final class Plans {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MEMORY = 8L << 30;
  private static final String NO_SCHEDULER = "";

  private Plans() {}

  /** The contract suites' tree, whose one job runs its units. */
  static RunPlan contract(long unitNanos) {
    List<NodePlan> nodes =
        List.of(
            node(ContractWorld.ROOT, Tier.ROOT, NO_SCHEDULER),
            node(ContractWorld.CLUSTER, Tier.CLUSTER, NO_SCHEDULER),
            node(ContractWorld.WORKER, Tier.WORKER, NO_SCHEDULER));
    RuntimePlan runtime =
        new RuntimePlan(
            unitNanos / 4, behaviour(ContractWorld.JOB, ContractWorld.JOB_UNITS * unitNanos));
    return plan(nodes, runtime, SECOND, List.of());
  }

  /** A root, {@code clusters} clusters of {@code workers} workers each, and a timeline. */
  static RunPlan tree(int clusters, int workers, long durationNanos, List<TimedAction> timeline) {
    List<NodePlan> nodes = new ArrayList<>();
    nodes.add(node(NodeName.ROOT, Tier.ROOT, Policies.BEST_FIT.label()));
    for (int c = 0; c < clusters; c++) {
      NodeName cluster = NodeName.ROOT.child("c" + c);
      nodes.add(node(cluster, Tier.CLUSTER, Policies.BEST_FIT.label()));
      for (int w = 0; w < workers; w++) {
        nodes.add(node(cluster.child("w" + w), Tier.WORKER, NO_SCHEDULER));
      }
    }
    RuntimePlan runtime = new RuntimePlan(SECOND / 10, behaviour(new ServiceName("job"), SECOND));
    return plan(nodes, runtime, durationNanos, timeline);
  }

  private static RunPlan plan(
      List<NodePlan> nodes, RuntimePlan runtime, long durationNanos, List<TimedAction> timeline) {
    return new RunPlan(
        "test",
        0,
        0,
        42,
        durationNanos,
        0,
        nodes,
        new NetworkPlan(new NetworkPlan.Constant(0), 40),
        new CostPlan(Collections.emptySortedMap(), 0, 0, 0, 0),
        runtime,
        timeline::iterator);
  }

  private static NodePlan node(NodeName name, Tier tier, String scheduler) {
    Capacity capacity = new Capacity(4000, MEMORY, 0);
    Device device = new Device("test", capacity, 1, new BitsPerSecond(1_000_000_000), SECOND / 100);
    return new NodePlan(name, tier, device, Optional.empty(), -1, settings(), scheduler);
  }

  private static Settings settings() {
    return new Settings(
        SECOND / 4,
        SECOND / 4,
        AggregateForm.MEAN_STD,
        Settings.Reporting.IMMEDIATE,
        Settings.Admission.RESERVED,
        new Settings.Detection(SECOND / 4, SECOND, SECOND, 2 * SECOND),
        new Settings.Recovery(
            0, Settings.Recovery.Escalation.TO_PARENT, Settings.Recovery.Recreation.ELSEWHERE),
        new Settings.Offers(
            Settings.Offers.Choice.RANKED,
            Settings.Offers.Offering.TOGETHER,
            Settings.Offers.Refusal.TO_PARENT,
            Settings.Offers.Retry.ON_AGGREGATE,
            SECOND,
            Settings.Offers.WITHOUT_END));
  }

  private static RuntimePlan.Behaviour behaviour(ServiceName job, long jobNanos) {
    return new RuntimePlan.Behaviour() {
      @Override
      public long runNanos(ServiceName service) {
        return service.equals(job) ? jobNanos : RuntimePlan.ENDLESS;
      }

      @Override
      public double cpuUse(ServiceName service) {
        return 0.5;
      }

      @Override
      public double memoryUse(ServiceName service) {
        return 0.5;
      }
    };
  }
}
