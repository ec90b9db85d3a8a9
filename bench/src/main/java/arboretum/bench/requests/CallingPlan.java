package arboretum.bench.requests;

import arboretum.aggregate.AggregateForm;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.workload.Arrivals;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.Carriage;
import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServiceTime;
import arboretum.experiment.workload.Target;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings;
import arboretum.protocol.UserToRoot;
import arboretum.resolution.ResolutionSettings;
import arboretum.units.BitsPerSecond;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A client on every worker of a tree calls one service, whose servers are half busy. */
final class CallingPlan {
  static final long SECOND = 1_000_000_000L;

  /** Requests per second of each client. */
  static final double RATE = 5;

  /** Share of the servers' time in which they are busy. */
  static final double BUSY = 0.5;

  /** Requests begin then: the service runs everywhere. */
  static final long WARM_UP_NANOS = 5 * SECOND;

  private static final int WORKERS_PER_INSTANCE = 100;
  private static final int SERVERS = 10;
  private static final long SEED = 42;
  private static final long MILLI = 1_000_000L;
  private static final ServiceName SERVICE = new ServiceName("service");

  /** As profile arboretum has them; nobody calls the closest, so nobody probes. */
  private static final ResolutionSettings RESOLUTION =
      new ResolutionSettings(
          ResolutionSettings.Choice.NAMED,
          ResolutionSettings.Update.PUSH,
          ResolutionSettings.Unreachable.REFRESH,
          10 * SECOND,
          30 * SECOND,
          60 * SECOND,
          5 * SECOND,
          SECOND,
          2 * SECOND,
          2,
          60 * SECOND,
          5,
          3,
          2,
          0.1);

  private static final Settings SETTINGS =
      new Settings(
          2 * SECOND,
          5 * SECOND,
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
      new Device("calling", new Capacity(4000, 8L << 30, 0), 1.0, new BitsPerSecond(SECOND), 0);

  private CallingPlan() {}

  /** Returns the number of instances of the service. */
  static int instances(int workers) {
    return Math.max(2, workers / WORKERS_PER_INSTANCE);
  }

  /**
   * Returns a plan.
   *
   * @param workers at least 2
   * @param byRoles whether workers resolve by their tables; else callers know the truth
   */
  static RunPlan of(int workers, long durationNanos, boolean byRoles) {
    List<NodePlan> nodes = new ArrayList<>();
    List<CallPlan.Caller> callers = new ArrayList<>();
    nodes.add(node(NodeName.ROOT, NodePlan.Tier.ROOT, "best-fit", byRoles));
    int clusters = (int) Math.round(Math.sqrt(workers));
    for (int c = 0; c < clusters; c++) {
      NodeName cluster = NodeName.ROOT.child("c" + c);
      nodes.add(node(cluster, NodePlan.Tier.CLUSTER, "first-fit", byRoles));
      int first = (int) ((long) workers * c / clusters);
      int end = (int) ((long) workers * (c + 1) / clusters);
      for (int w = first; w < end; w++) {
        nodes.add(node(cluster.child("w" + w), NodePlan.Tier.WORKER, "", byRoles));
        callers.add(new CallPlan.Caller(cluster.child("w" + w), Optional.empty()));
      }
    }
    UserToRoot deploy = new UserToRoot.DeployService(spec(), instances(workers));
    return new RunPlan(
        "bench-requests-" + workers,
        0,
        0,
        SEED,
        durationNanos,
        WARM_UP_NANOS,
        nodes,
        List.of(),
        new NetworkPlan(new NetworkPlan.Constant(10 * MILLI), 40),
        new CostPlan(new TreeMap<>(), 0, 0, 0, 0),
        new RuntimePlan(0, new Serving()),
        () -> List.of(new TimedAction(0, new TimedAction.Operate(deploy))).iterator(),
        new RequestPlan(List.of(call(callers)), List.of(served(workers)), Carriage.STANDARD));
  }

  private static ServiceSpec spec() {
    return new ServiceSpec(
        SERVICE, new Resources(1000, 100L << 20, 0), SERVICE.value(), Bytes.ZERO, Restart.ALWAYS);
  }

  private static CallPlan call(List<CallPlan.Caller> callers) {
    return new CallPlan(
        "call",
        callers,
        new Target(SERVICE, "round-robin", Target.ANY),
        new Arrivals.Poisson(RATE),
        true,
        new CallPlan.Window(WARM_UP_NANOS, Long.MAX_VALUE),
        new CallPlan.Patience(10 * SECOND, 0, 0),
        new CallPlan.Connection(1, false));
  }

  private static ServedPlan served(int workers) {
    double perServer = workers * RATE / (instances(workers) * SERVERS);
    return new ServedPlan(
        SERVICE,
        new ServiceTime.Exponential(Math.round(BUSY / perServer * SECOND)),
        new TreeMap<>(),
        SERVERS,
        ServedPlan.UNLIMITED,
        1000,
        1000,
        List.of(),
        ServedPlan.Order.IN_TURN);
  }

  private static NodePlan node(
      NodeName name, NodePlan.Tier tier, String scheduler, boolean byRoles) {
    Settings settings = byRoles ? SETTINGS.with(Optional.of(RESOLUTION)) : SETTINGS;
    return new NodePlan(name, tier, DEVICE, Optional.empty(), -1, settings, scheduler);
  }

  /** Services run for ever. */
  private static final class Serving implements RuntimePlan.Behaviour {
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
