package arboretum.bench.placements;

import arboretum.aggregate.AggregateForm;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Allocation;
import arboretum.model.Availability;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Plugged;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.cluster.Cluster;
import arboretum.placement.LatencySettings;
import arboretum.placement.Policies;
import arboretum.port.ContainerRuntime;
import arboretum.port.Ports;
import arboretum.port.Prober;
import arboretum.port.Timers;
import arboretum.protocol.Input;
import arboretum.protocol.InstanceReport;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.protocol.WorkerReport;
import arboretum.protocol.WorkerToOrchestrator;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole cluster role by its messages: a delegation in, the order to a worker out; departures
 * are withdrawn, stopped and acknowledged. A worker's heartbeat carries a new report, with all of
 * its instances, if one came or went since the last; else the same again. Journal, trace and timers
 * do nothing.
 */
final class RoleRun {
  private static final long SECOND = 1_000_000_000L;
  private static final long FAR = 1_000_000 * SECOND;
  private static final int STRIDE = 7_919;

  private static final Settings SETTINGS =
      new Settings(
          SECOND,
          SECOND,
          AggregateForm.SUM,
          Settings.Reporting.IMMEDIATE,
          Settings.Admission.RESERVED,
          new Settings.Detection(SECOND, FAR, FAR, FAR),
          new Settings.Recovery(
              0, Settings.Recovery.Escalation.TO_PARENT, Settings.Recovery.Recreation.ELSEWHERE),
          new Settings.Offers(
              Settings.Offers.Choice.RANKED,
              Settings.Offers.Offering.ONE_BY_ONE,
              Settings.Offers.Refusal.TO_PARENT,
              Settings.Offers.Retry.ON_AGGREGATE,
              SECOND,
              Settings.Offers.WITHOUT_END));

  private record Copy(InstanceId id, Epoch epoch, int worker, Allocation allocation) {}

  private final Cluster cluster;
  private final RandomSource random;
  private final List<ServiceSpec> requests;
  private final List<NodeName> names = new ArrayList<>();
  private final Map<NodeName, Integer> indices = new LinkedHashMap<>();
  private final List<List<InstanceReport>> running = new ArrayList<>();
  private final List<WorkerReport> reports = new ArrayList<>();
  private final boolean[] isNews;
  private final List<Copy> copies = new ArrayList<>();
  private double limitCpu;
  private long reserved;
  private int next;
  private int reporter;
  private long sequence;
  private long refused;

  RoleRun(String policy, int workers, RandomSource random) {
    this.random = random.fork("departures");
    this.requests = Fleet.requests(random.fork("requests"));
    this.isNews = new boolean[workers];
    this.cluster =
        Cluster.ofWorkers(
            Fleet.CLUSTER,
            NodeName.ROOT,
            SETTINGS,
            0,
            Policies.selection(policy, LatencySettings.standard(), random.fork("policy")),
            Plugged.NOTHING,
            random.fork("neighbours"),
            new Ports(
                new NoTimers(),
                this::sent,
                new NoRuntime(),
                () -> {},
                Prober.NONE,
                entry -> {},
                event -> {}));
    handle(new Payload.Started(1, List.of()));
    for (Fleet.Member member : Fleet.members(workers, random.fork("fleet"))) {
      WorkerReport report =
          new WorkerReport(1, Availability.of(member.capacity()), Resources.NONE, List.of());
      indices.put(member.name(), names.size());
      names.add(member.name());
      running.add(new ArrayList<>());
      reports.add(report);
      limitCpu += TableRun.LOAD * member.capacity().cpuMillis();
      say(
          member.name(),
          new WorkerToOrchestrator.RegisterWorker(1, member.capacity(), member.traits(), report));
    }
    while (reserved < limitCpu) {
      place();
    }
    refused = 0;
  }

  long refused() {
    return refused;
  }

  /** Places {@code count} instances; throws if the cluster has lost one. */
  void play(int count, int heartbeats) {
    for (int i = 0; i < count; i++) {
      for (int h = 0; h < heartbeats; h++) {
        reporter = (reporter + STRIDE) % isNews.length;
        heartbeat(reporter);
      }
      while (reserved > limitCpu) {
        leave(random.nextInt(copies.size()));
      }
      place();
    }
    if (cluster.statuses().size() != copies.size()) {
      throw new IllegalStateException(
          copies.size() + " instances run, the cluster knows " + cluster.statuses().size());
    }
  }

  private void place() {
    int number = next++;
    ServiceSpec spec = requests.get(number % requests.size());
    InstanceId id = new InstanceId(spec.name(), number / requests.size());
    say(NodeName.ROOT, new ParentToOrchestrator.DelegateInstance(id, Epoch.of(1), spec, List.of()));
  }

  private void leave(int which) {
    Copy copy = copies.get(which);
    Copy last = copies.remove(copies.size() - 1);
    if (which < copies.size()) {
      copies.set(which, last);
    }
    reserved -= copy.allocation().resources().cpuMillis();
    say(NodeName.ROOT, new ParentToOrchestrator.WithdrawInstance(copy.id(), Epoch.of(1)));
    running.get(copy.worker()).removeIf(report -> report.instance().equals(copy.id()));
    isNews[copy.worker()] = true;
    InstanceReport gone =
        new InstanceReport(copy.id(), copy.epoch(), InstanceState.UNDEPLOYED, copy.allocation());
    say(names.get(copy.worker()), new WorkerToOrchestrator.InstanceChanged(1, gone, ""));
  }

  private void heartbeat(int worker) {
    WorkerReport report = reports.get(worker);
    if (isNews[worker]) {
      isNews[worker] = false;
      report =
          new WorkerReport(
              report.version() + 1, report.free(), Resources.NONE, running.get(worker));
      reports.set(worker, report);
    }
    say(names.get(worker), new WorkerToOrchestrator.Heartbeat(1, report));
  }

  private void say(NodeName from, Message message) {
    handle(new Payload.Received(from, message));
  }

  private void handle(Payload payload) {
    int examined = cluster.handle(new Input(Fleet.CLUSTER, ++sequence, 0, payload));
    if (examined < 0) {
      throw new IllegalStateException("examined " + examined);
    }
  }

  private void sent(NodeName to, Message message) {
    if (message instanceof OrchestratorToWorker.DeployInstance order) {
      int worker = indices.getOrDefault(to, -1);
      copies.add(new Copy(order.instance(), order.epoch(), worker, order.allocation()));
      reserved += order.allocation().resources().cpuMillis();
      isNews[worker] = true;
      running
          .get(worker)
          .add(
              new InstanceReport(
                  order.instance(), order.epoch(), InstanceState.RUNNING, order.allocation()));
    } else if (message instanceof OrchestratorToParent.DelegationRefused) {
      refused++;
    }
  }

  private static final class NoTimers implements Timers {
    @Override
    public void set(TimerId timer, long delayNanos) {}

    @Override
    public void every(TimerId timer, long periodNanos, long phaseNanos) {}

    @Override
    public void cancel(TimerId timer) {}
  }

  private static final class NoRuntime implements ContainerRuntime {
    @Override
    public void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {}

    @Override
    public void stop(InstanceId instance, Epoch epoch) {}
  }
}
