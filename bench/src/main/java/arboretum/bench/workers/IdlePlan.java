package arboretum.bench.workers;

import arboretum.aggregate.AggregateForm;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings;
import arboretum.units.BitsPerSecond;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A tree of idle workers in about as many clusters as each has workers. */
final class IdlePlan {
  static final long SECOND = 1_000_000_000L;
  static final long HEARTBEAT_NANOS = 2 * SECOND;
  static final long AGGREGATE_NANOS = 5 * SECOND;
  static final long ONE_WAY_NANOS = 10_000_000L;
  static final int FRAMING_BYTES = 40;

  private static final long SEED = 42;

  private static final Settings SETTINGS =
      new Settings(
          HEARTBEAT_NANOS,
          AGGREGATE_NANOS,
          AggregateForm.SUM,
          Settings.Reporting.IMMEDIATE,
          Settings.Admission.RESERVED,
          new Settings.Detection(SECOND, 10 * SECOND, 20 * SECOND, 10 * SECOND),
          new Settings.Recovery(
              0, Settings.Recovery.Escalation.TO_PARENT, Settings.Recovery.Recreation.ELSEWHERE),
          new Settings.Offers(
              Settings.Offers.Choice.RANKED,
              Settings.Offers.Offering.TOGETHER,
              Settings.Offers.Refusal.TO_PARENT,
              Settings.Offers.Retry.ON_AGGREGATE,
              15 * SECOND,
              Settings.Offers.WITHOUT_END));

  private static final Device DEVICE =
      new Device("idle", new Capacity(4000, 8L << 30, 0), 1.0, new BitsPerSecond(100_000_000), 0);

  private IdlePlan() {}

  /** Returns the number of clusters: the rounded square root of the workers. */
  static int clusters(int workers) {
    return (int) Math.round(Math.sqrt(workers));
  }

  static RunPlan of(int workers, long durationNanos) {
    List<NodePlan> nodes = new ArrayList<>();
    nodes.add(node(NodeName.ROOT, NodePlan.Tier.ROOT, "best-fit"));
    int clusters = clusters(workers);
    for (int c = 0; c < clusters; c++) {
      NodeName cluster = NodeName.ROOT.child("c" + c);
      nodes.add(node(cluster, NodePlan.Tier.CLUSTER, "first-fit"));
      int first = (int) ((long) workers * c / clusters);
      int end = (int) ((long) workers * (c + 1) / clusters);
      for (int w = first; w < end; w++) {
        nodes.add(node(cluster.child("w" + w), NodePlan.Tier.WORKER, ""));
      }
    }
    return new RunPlan(
        "bench-workers-" + workers,
        0,
        0,
        SEED,
        durationNanos,
        0,
        nodes,
        new NetworkPlan(new NetworkPlan.Constant(ONE_WAY_NANOS), FRAMING_BYTES),
        new CostPlan(new TreeMap<>(), 0, 0, 0, 0),
        new RuntimePlan(0, new Idle()),
        () -> List.<TimedAction>of().iterator());
  }

  private static NodePlan node(NodeName name, NodePlan.Tier tier, String scheduler) {
    return new NodePlan(name, tier, DEVICE, Optional.empty(), -1, SETTINGS, scheduler);
  }

  /** Nothing is ever deployed. */
  private static final class Idle implements RuntimePlan.Behaviour {
    @Override
    public long runNanos(ServiceName service) {
      return RuntimePlan.ENDLESS;
    }

    @Override
    public double cpuUse(ServiceName service) {
      return 0;
    }

    @Override
    public double memoryUse(ServiceName service) {
      return 0;
    }
  }
}
