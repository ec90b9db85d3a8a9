package arboretum.sim.world;

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
import arboretum.units.BitsPerSecond;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Small run plans, built field by field. */
final class Plans {
  static final long MILLI = 1_000_000;
  static final long SECOND = 1000 * MILLI;

  private final List<NodePlan> nodes = new ArrayList<>();
  private final List<TimedAction> actions = new ArrayList<>();
  private final TreeMap<String, Long> base = new TreeMap<>();
  private NetworkPlan.Latency latency = new NetworkPlan.Constant(MILLI);
  private long durationNanos = 1000 * SECOND;
  private long journalNanos;
  private long perClusterNanos;
  private long perWorkerNanos;
  private double speed = 1;
  private Capacity capacity = new Capacity(4000, 8L << 30, 2);
  private ServiceName job = new ServiceName("job");
  private long jobNanos = RuntimePlan.ENDLESS;
  private Optional<RuntimePlan.Exit> exit = Optional.empty();

  /** Adds nodes by their paths, each after its parent; a leaf below depth 1 is a worker. */
  Plans nodes(String... paths) {
    for (String path : paths) {
      boolean inner = false;
      for (String other : paths) {
        inner |= other.startsWith(path + "/");
      }
      NodeName name = new NodeName(path);
      NodePlan.Tier tier =
          name.depth() == 0
              ? NodePlan.Tier.ROOT
              : inner ? NodePlan.Tier.CLUSTER : NodePlan.Tier.WORKER;
      // 8 Mbit/s are 1 MB/s: 1,000 bytes in 1 ms.
      Device device =
          new Device("test", capacity, speed, new BitsPerSecond(8_000_000), 100 * MILLI);
      nodes.add(
          new NodePlan(
              name,
              tier,
              device,
              Optional.empty(),
              nodes.size(),
              TestSettings.SETTINGS,
              "first-fit"));
    }
    return this;
  }

  /** Speed of the nodes that are added afterwards. */
  Plans speed(double factor) {
    speed = factor;
    return this;
  }

  /** Capacity of the nodes that are added afterwards. */
  Plans capacity(Capacity each) {
    capacity = each;
    return this;
  }

  Plans latency(NetworkPlan.Latency truth) {
    latency = truth;
    return this;
  }

  Plans cost(String type, long nanos) {
    base.put(type, nanos);
    return this;
  }

  Plans costs(long perCluster, long perWorker, long journal) {
    perClusterNanos = perCluster;
    perWorkerNanos = perWorker;
    journalNanos = journal;
    return this;
  }

  Plans job(ServiceName service, long runNanos) {
    job = service;
    jobNanos = runNanos;
    return this;
  }

  /** Containers of every service end so. */
  Plans exit(RuntimePlan.Exit how) {
    exit = Optional.of(how);
    return this;
  }

  Plans lasts(long nanos) {
    durationNanos = nanos;
    return this;
  }

  Plans fail(long atNanos, TimedAction.Fault fault, long lastsNanos) {
    return at(atNanos, new TimedAction.Fail(fault, lastsNanos));
  }

  Plans at(long atNanos, TimedAction.Action action) {
    actions.add(new TimedAction(atNanos, action));
    return this;
  }

  RunPlan build() {
    RuntimePlan.Behaviour behaviour =
        new RuntimePlan.Behaviour() {
          @Override
          public long runNanos(ServiceName service) {
            return service.equals(job) ? jobNanos : RuntimePlan.ENDLESS;
          }

          @Override
          public Optional<RuntimePlan.Exit> exit(ServiceName service) {
            return exit;
          }

          @Override
          public double cpuUse(ServiceName service) {
            return 0.5;
          }

          @Override
          public double memoryUse(ServiceName service) {
            return 0.25;
          }
        };
    return new RunPlan(
        "test",
        0,
        0,
        42,
        durationNanos,
        0,
        nodes,
        new NetworkPlan(latency, 100),
        new CostPlan(base, 0, perClusterNanos, perWorkerNanos, journalNanos),
        new RuntimePlan(10 * MILLI, behaviour),
        List.copyOf(actions)::iterator);
  }
}
