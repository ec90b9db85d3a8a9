package arboretum.orchestrator.cluster;

import arboretum.coordinates.Place;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Constraint;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceLevel.Objective;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.LevelSettings;
import arboretum.orchestrator.delegation.Lease;
import arboretum.plugin.PlacementRequest;
import arboretum.port.Ports;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.TimerId;
import arboretum.protocol.WorkerToOrchestrator.EndpointRtt;
import arboretum.protocol.WorkerToOrchestrator.EndpointsMeasured;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks whether the instances of a cluster keep their service levels: in each period every worker
 * that has some measures the round trips that matter, and the outcomes go into a window for each
 * constraint. A window that is violated is a strike, and so many strikes in a row are an alarm.
 * Before an instance has run for its convergence time, and for as long again after each alarm,
 * nothing is counted.
 *
 * <p>The windows are not journaled: after a restart convergence begins anew.
 */
final class LevelWatch {
  private static final TimerId WATCH = TimerId.of(TimerId.Kind.WATCH);

  /** What is done about a service level that is not kept. */
  interface Alarm {
    /**
     * Returns candidates examined by that.
     *
     * @param share the worst round trip or distance as a share of its limit
     */
    int raised(Placement entry, double share, long nowNanos);
  }

  /** One instance at one place. */
  private static final class Watched {
    final Epoch epoch;
    final List<OutcomeWindow> windows = new ArrayList<>();
    final int[] strikes;
    long sinceNanos;

    Watched(Placement entry, int looks, long nowNanos) {
      epoch = entry.epoch();
      sinceNanos = nowNanos;
      for (Constraint constraint : Compliance.watched(spec(entry))) {
        windows.add(new OutcomeWindow(looks * Compliance.outcomes(constraint)));
      }
      strikes = new int[windows.size()];
    }

    void restart(long nowNanos) {
      sinceNanos = nowNanos;
      windows.forEach(OutcomeWindow::clear);
      Arrays.fill(strikes, 0);
    }
  }

  private record Question(int worker, List<Placement> about) {}

  private final LevelSettings settings;
  private final Ports ports;
  private final Lease lease;
  private final Placer placer;
  private final WorkerTable table;
  private final Placements placements;
  private final Alarm alarm;
  private final Map<InstanceId, Watched> watched = new LinkedHashMap<>();
  private final Map<Long, Question> questions = new LinkedHashMap<>();
  private boolean looking;
  private long tickets;

  LevelWatch(
      LevelSettings settings,
      Ports ports,
      Lease lease,
      Placer placer,
      Occupancy occupancy,
      Alarm alarm) {
    this.settings = settings;
    this.ports = ports;
    this.lease = lease;
    this.placer = placer;
    this.table = occupancy.table();
    this.placements = occupancy.placements();
    this.alarm = alarm;
  }

  /** Begins a session of its orchestrator, after the journal was read. */
  void start(long session) {
    tickets = Measuring.Asker.WATCH.before(session);
    looking = false;
    for (Placement entry : placements.all()) {
      entry.spec().ifPresent(this::expect);
    }
  }

  /** An instance of a service is to be placed here: from the first that is watched on, it looks. */
  void expect(ServiceSpec spec) {
    if (!looking && settings.areWatched() && spec.requirements().level().isWatched()) {
      looking = true;
      ports.timers().every(WATCH, settings.everyNanos(), settings.everyNanos());
    }
  }

  /** One look at all instances; returns candidates examined by what is done about violations. */
  int look(long nowNanos) {
    questions.clear(); // who has not answered for a whole period did not measure
    Map<Integer, List<Placement>> byWorker = new LinkedHashMap<>();
    Map<InstanceId, Watched> still = new LinkedHashMap<>();
    for (Placement entry : placements.all()) {
      if (isWatched(entry)) {
        Watched known = watched.get(entry.id());
        Watched now =
            known != null && known.epoch.equals(entry.epoch())
                ? known
                : new Watched(entry, settings.window(), nowNanos);
        still.put(entry.id(), now);
        if (isDue(entry, now, nowNanos)) {
          byWorker.computeIfAbsent(entry.member(), worker -> new ArrayList<>()).add(entry);
        }
      }
    }
    watched.clear();
    watched.putAll(still);
    int examined = 0;
    for (Map.Entry<Integer, List<Placement>> at : byWorker.entrySet()) {
      examined += ask(at.getKey(), at.getValue(), nowNanos);
    }
    return examined;
  }

  private static boolean isWatched(Placement entry) {
    return entry.state() == InstanceState.RUNNING
        && entry.next == null
        && !entry.isStopping()
        && entry.spec().filter(spec -> spec.requirements().level().isWatched()).isPresent();
  }

  private static boolean isDue(Placement entry, Watched now, long nowNanos) {
    for (Objective objective : objectives(entry)) {
      if (nowNanos - now.sinceNanos >= objective.convergenceNanos()) {
        return true;
      }
    }
    return false;
  }

  private static List<Objective> objectives(Placement entry) {
    return entry.spec().orElseThrow().requirements().level().objectives();
  }

  private int ask(int worker, List<Placement> about, long nowNanos) {
    Set<NodeName> ends = new LinkedHashSet<>();
    for (Placement entry : about) {
      ends.addAll(Compliance.endpoints(spec(entry), lease.name(worker), request(entry)));
    }
    Question question = new Question(worker, about);
    if (ends.isEmpty()) {
      return count(question, new LinkedHashMap<>(), nowNanos);
    }
    questions.put(++tickets, question);
    ports
        .transport()
        .send(
            lease.name(worker),
            new OrchestratorToWorker.MeasureEndpoints(tickets, List.copyOf(ends)));
    return 0;
  }

  /** Takes round-trip times that a worker measured; returns candidates examined. */
  int measured(EndpointsMeasured m, long nowNanos) {
    Question question = questions.remove(m.ticket());
    if (question == null) {
      return 0;
    }
    Map<NodeName, Long> rtts = new LinkedHashMap<>();
    for (EndpointRtt rtt : m.rtts()) {
      rtts.put(rtt.endpoint(), rtt.rttNanos());
    }
    return count(question, rtts, nowNanos);
  }

  private int count(Question question, Map<NodeName, Long> rtts, long nowNanos) {
    int examined = 0;
    for (Placement entry : question.about()) {
      Watched now = watched.get(entry.id());
      boolean there = placements.get(entry.id()) == entry && entry.member() == question.worker();
      if (now != null && there && isWatched(entry) && now.epoch.equals(entry.epoch())) {
        examined += count(entry, now, rtts, nowNanos);
      }
    }
    return examined;
  }

  private int count(Placement entry, Watched now, Map<NodeName, Long> rtts, long nowNanos) {
    int worker = entry.member();
    Place place =
        new Place(lease.name(worker), table.traits(worker).at(), table.coordinate(worker));
    List<Constraint> constraints = Compliance.watched(spec(entry));
    PlacementRequest request = request(entry);
    int violated = -1;
    double worst = 0;
    for (int i = 0; i < constraints.size(); i++) {
      Objective objective = objectives(entry).get(i);
      Compliance found = Compliance.of(constraints.get(i), place, request, rtts);
      worst = Math.max(worst, found.share());
      boolean counts = nowNanos - now.sinceNanos >= objective.convergenceNanos();
      if (counts && strikes(now, i, found, objective) && violated < 0) {
        violated = i;
      }
    }
    if (violated < 0) {
      return 0;
    }
    OutcomeWindow window = now.windows.get(violated);
    ports
        .trace()
        .emit(
            new TraceEvent.LevelViolated(
                entry.id(),
                entry.epoch(),
                objectives(entry).get(violated).constraint(),
                window.met(),
                window.recent()));
    now.restart(nowNanos);
    return alarm.raised(entry, worst, nowNanos);
  }

  /** Counts outcomes of one constraint; returns whether that is an alarm. */
  private boolean strikes(Watched now, int index, Compliance found, Objective objective) {
    if (found.met() + found.missed() == 0) {
      return false;
    }
    OutcomeWindow window = now.windows.get(index);
    for (int i = 0; i < found.met(); i++) {
      window.add(true);
    }
    for (int i = 0; i < found.missed(); i++) {
      window.add(false);
    }
    now.strikes[index] = window.isViolated(objective.rigidness()) ? now.strikes[index] + 1 : 0;
    return now.strikes[index] >= settings.strikes();
  }

  private PlacementRequest request(Placement entry) {
    return new PlacementRequest(spec(entry), placer.targets(entry, spec(entry)), List.of());
  }

  private static ServiceSpec spec(Placement entry) {
    return entry.spec().orElseThrow();
  }
}
