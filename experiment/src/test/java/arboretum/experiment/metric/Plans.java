package arboretum.experiment.metric;

import arboretum.aggregate.AggregateForm;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings;
import arboretum.units.BitsPerSecond;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Small run plans for tests: a root, one cluster, two workers of 1 core, 1000 bytes and 1 GPU. */
public final class Plans {
  public static final long SECOND = 1_000_000_000L;
  public static final NodeName ROOT = NodeName.ROOT;
  public static final NodeName CLUSTER = ROOT.child("c");
  public static final NodeName W1 = CLUSTER.child("w1");
  public static final NodeName W2 = CLUSTER.child("w2");

  private static final Settings SETTINGS =
      new Settings(
          SECOND,
          SECOND,
          AggregateForm.values()[0],
          Settings.Reporting.IMMEDIATE,
          Settings.Admission.RESERVED,
          new Settings.Detection(SECOND, 5 * SECOND, 5 * SECOND, SECOND),
          new Settings.Recovery(
              0, Settings.Recovery.Escalation.TO_PARENT, Settings.Recovery.Recreation.ELSEWHERE),
          new Settings.Offers(
              Settings.Offers.Choice.RANKED,
              Settings.Offers.Offering.TOGETHER,
              Settings.Offers.Refusal.TO_PARENT,
              Settings.Offers.Retry.ON_AGGREGATE,
              15 * SECOND,
              Settings.Offers.WITHOUT_END));

  private Plans() {}

  public static RunPlan of(int point, int replication, long durationNanos, long warmUpNanos) {
    return new RunPlan(
        "test",
        point,
        replication,
        42 + replication,
        durationNanos,
        warmUpNanos,
        List.of(
            node(ROOT, NodePlan.Tier.ROOT),
            node(CLUSTER, NodePlan.Tier.CLUSTER),
            node(W1, NodePlan.Tier.WORKER),
            node(W2, NodePlan.Tier.WORKER)),
        new NetworkPlan(new NetworkPlan.Constant(0), 0),
        new CostPlan(new TreeMap<>(), 0, 0, 0, 0),
        new RuntimePlan(0, new Endless()),
        Collections::emptyIterator);
  }

  private static NodePlan node(NodeName name, NodePlan.Tier tier) {
    Device device = new Device("box", new Capacity(1000, 1000, 1), 1, new BitsPerSecond(1), 0);
    return new NodePlan(name, tier, device, Optional.empty(), -1, SETTINGS, "");
  }

  private record Endless() implements RuntimePlan.Behaviour {
    @Override
    public long runNanos(ServiceName service) {
      return RuntimePlan.ENDLESS;
    }

    @Override
    public double cpuUse(ServiceName service) {
      return 1;
    }

    @Override
    public double memoryUse(ServiceName service) {
      return 1;
    }
  }
}
