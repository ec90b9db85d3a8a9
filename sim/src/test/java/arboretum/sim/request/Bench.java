package arboretum.sim.request;

import arboretum.experiment.metric.RequestLog;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.workload.Arrivals;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.Carriage;
import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServiceTime;
import arboretum.experiment.workload.Target;
import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings;
import arboretum.sim.engine.Engine;
import arboretum.sim.world.TestSettings;
import arboretum.units.BitsPerSecond;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Requests on an engine, without orchestration: containers start and end as a test says. */
final class Bench implements Surroundings, Schedule, RequestLog {
  static final long MILLI = 1_000_000;
  static final long SECOND = 1000 * MILLI;
  private static final int KIND_BITS = 29;

  static final NodeName CLUSTER = NodeName.ROOT.child("c");
  static final ServiceName A = new ServiceName("a");
  static final ServiceName B = new ServiceName("b");
  static final ServiceName C = new ServiceName("c");

  /** A request that was answered. */
  record Done(
      int call,
      long born,
      long end,
      long resolution,
      long network,
      long queue,
      long service,
      long retry) {
    long nanos() {
      return end - born;
    }

    long sum() {
      return resolution + network + queue + service + retry;
    }
  }

  /** Changes the round trips of a test. */
  interface Rtt {
    long nanos(NodeName from, NodeName to);
  }

  final List<Done> done = new ArrayList<>();
  final List<String> failed = new ArrayList<>();
  final List<String> retried = new ArrayList<>();
  final Map<String, Long> served = new TreeMap<>();
  final TreeSet<Integer> down = new TreeSet<>();
  int began;
  int open;
  int stale;
  final List<Long> stretches = new ArrayList<>();

  private final List<String> workers = new ArrayList<>();
  private final List<UserPlan> users = new ArrayList<>();
  private final List<CallPlan> calls = new ArrayList<>();
  private final List<ServedPlan> services = new ArrayList<>();
  private double speed = 1;
  private long rate = 8_000_000_000_000L;
  private Rtt rtt = (from, to) -> 0;
  private long seed = 1;
  private long endNanos = 100 * SECOND;
  private @Nullable Engine engine;
  private @Nullable RequestPath path;
  private Resolution.@Nullable Factory factory;
  private RequestLog log = this;

  Bench workers(String... names) {
    workers.addAll(List.of(names));
    return this;
  }

  Bench with(String name) {
    users.add(new UserPlan(new NodeName("users/" + name), Optional.empty(), -1));
    return this;
  }

  Bench speed(double factor) {
    speed = factor;
    return this;
  }

  Bench rate(long bitsPerSecond) {
    rate = bitsPerSecond;
    return this;
  }

  Bench rtt(Rtt truth) {
    rtt = truth;
    return this;
  }

  Bench seed(long value) {
    seed = value;
    return this;
  }

  Bench lasts(long nanos) {
    endNanos = nanos;
    return this;
  }

  Bench serve(ServedPlan plan) {
    services.add(plan);
    return this;
  }

  Bench call(CallPlan plan) {
    calls.add(plan);
    return this;
  }

  Bench resolution(Resolution.Factory by) {
    factory = by;
    return this;
  }

  /** Another hears of requests. */
  Bench log(RequestLog other) {
    log = other;
    return this;
  }

  /** A call of one caller; one request at 1 s. */
  static CallPlan once(NodeName caller, Target target) {
    return once("call", caller, target);
  }

  static CallPlan once(String name, NodeName caller, Target target) {
    return new CallPlan(
        name,
        List.of(new CallPlan.Caller(caller, Optional.empty())),
        target,
        new Arrivals.Trace(List.of(new Arrivals.Recorded(SECOND, ServiceTime.Size.NONE))),
        false,
        new CallPlan.Window(0, Long.MAX_VALUE),
        new CallPlan.Patience(CallPlan.FOR_EVER, 0, 0),
        new CallPlan.Connection(0, false));
  }

  static Target any(ServiceName service, String policy) {
    return new Target(service, policy, Target.ANY);
  }

  static NodeName worker(String name) {
    return CLUSTER.child(name);
  }

  static NodeName user(String name) {
    return new NodeName("users/" + name);
  }

  Bench begin() {
    List<NodePlan> nodes = new ArrayList<>();
    nodes.add(node(NodeName.ROOT, NodePlan.Tier.ROOT));
    nodes.add(node(CLUSTER, NodePlan.Tier.CLUSTER));
    workers.forEach(name -> nodes.add(node(worker(name), NodePlan.Tier.WORKER)));
    RunPlan plan =
        new RunPlan(
            "bench",
            0,
            0,
            seed,
            endNanos,
            0,
            nodes,
            users,
            new NetworkPlan(new NetworkPlan.Constant(0), 0),
            new CostPlan(new TreeMap<>(), 0, 0, 0, 0),
            new RuntimePlan(0, NOTHING),
            () -> List.<TimedAction>of().iterator(),
            new RequestPlan(calls, services, Carriage.STANDARD));
    engine =
        new Engine(
            "bench",
            0,
            endNanos,
            (now, code) -> path().handle(now, code >>> KIND_BITS, code & (1 << KIND_BITS) - 1));
    path =
        new RequestPath(
            plan, this, this, factory == null ? RequestPath.oracle(seed) : factory, log);
    return this;
  }

  RequestPath path() {
    return Objects.requireNonNull(path);
  }

  Engine engine() {
    return Objects.requireNonNull(engine);
  }

  Bench start(ServiceName service, int number, String worker) {
    path().started(new InstanceId(service, number), worker(worker));
    return this;
  }

  Bench at(long nanos, Runnable action) {
    engine().scheduleRare(nanos, action);
    return this;
  }

  Bench run() {
    engine().run();
    path().finish();
    return this;
  }

  private NodePlan node(NodeName name, NodePlan.Tier tier) {
    Device device =
        new Device("test", new Capacity(4000, 1L << 33, 0), speed, new BitsPerSecond(rate), 0);
    return new NodePlan(name, tier, device, Optional.empty(), -1, SETTINGS, "first-fit");
  }

  @Override
  public long rttNanos(NodeName from, NodeName to) {
    return rtt.nanos(from, to);
  }

  @Override
  public boolean isUp(int worker) {
    return !down.contains(worker);
  }

  @Override
  public long at(long atNanos, int kind, int index) {
    return engine().schedule(atNanos, kind << KIND_BITS | index);
  }

  @Override
  public void cancel(long handle) {
    engine().cancel(handle);
  }

  @Override
  public void began(int call, long bornNanos) {
    began++;
  }

  @Override
  public void answered(int call, long bornNanos, long endNanos, long[] split, int offset) {
    done.add(
        new Done(
            call,
            bornNanos,
            endNanos,
            split[offset],
            split[offset + 1],
            split[offset + 2],
            split[offset + 3],
            split[offset + 4]));
  }

  @Override
  public void failed(int call, long bornNanos, String reason) {
    failed.add(reason);
  }

  @Override
  public void open(int call, long bornNanos) {
    open++;
  }

  @Override
  public void retried(long bornNanos, String reason) {
    retried.add(reason);
  }

  @Override
  public void stale(long atNanos) {
    stale++;
  }

  @Override
  public void queried(long atNanos, long nanos) {}

  @Override
  public void routed(long atNanos, long chosenNanos, long leastNanos, String how) {
    stretches.add(chosenNanos - leastNanos);
  }

  @Override
  public void instance(String instance, long requests, double busy) {
    served.merge(instance, requests, Long::sum);
  }

  private static final Settings SETTINGS = TestSettings.SETTINGS;

  private static final RuntimePlan.Behaviour NOTHING =
      new RuntimePlan.Behaviour() {
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
      };
}
