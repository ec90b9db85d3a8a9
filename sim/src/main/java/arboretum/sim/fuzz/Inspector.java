package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.orchestrator.Role;
import arboretum.orchestrator.cluster.Cluster;
import arboretum.orchestrator.root.Root;
import arboretum.orchestrator.worker.Worker;
import arboretum.protocol.Input;
import arboretum.protocol.InstanceStatus;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.Payload;
import arboretum.protocol.RoutesTold;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.sim.world.Observer;
import arboretum.sim.world.SystemView;
import arboretum.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks what must hold after every event, and counts what was exercised. */
final class Inspector implements Observer {
  // source: ours; above pull, start and two reports of any case
  private static final long LONGEST_MOVE_NANOS = 30_000_000_000L;

  private record Placer(NodeName node, InstanceId instance) {}

  private record Issue(Placer by, Epoch epoch) {}

  private final FuzzCase drawn;
  private final Coverage coverage;
  private final Decisions decisions;
  private final Calls calls;
  private final Wishes wishes = new Wishes();

  /** Whether the present input asks the root for a further instance. */
  private boolean granting;

  /** Whether the present input tells somebody of routes. */
  private boolean told;

  /** Whether the root's journal was damaged and the root has not started since. */
  private boolean damaged;

  /** What was left of the root's journal, until it has been seen what the root makes of it. */
  private @Nullable List<JournalRecord> recovered;

  /** The last epoch of each, as far as its journal shows it. */
  private final Map<Placer, Epoch> issued = new LinkedHashMap<>();

  private final Set<Issue> everIssued = new LinkedHashSet<>();
  private final Silences silences;

  /** When the moves began that are under way. */
  private final Map<InstanceId, Long> moving = new TreeMap<>();

  private long movedNanos;
  private @Nullable SystemView system;

  Inspector(FuzzCase drawn, Coverage coverage, Decisions decisions, Calls calls) {
    this.drawn = drawn;
    this.coverage = coverage;
    this.decisions = decisions;
    this.calls = calls;
    this.silences = new Silences(drawn);
  }

  /** Looks at this system from now on. */
  void see(SystemView view) {
    system = view;
  }

  /** Returns when a container ended last. */
  long movedNanos() {
    return movedNanos;
  }

  Wishes wishes() {
    return wishes;
  }

  @Override
  public void onFault(long atNanos, TimedAction.Fault fault) {
    coverage.fault(fault, situation(atNanos));
    damaged |=
        fault instanceof TimedAction.Fault.Orchestrator failed
            && failed.orchestrator().equals(NodeName.ROOT)
            && failed.state() != TimedAction.State.KEPT;
    switch (fault) {
      case TimedAction.Fault.Site site -> forget(site.cluster(), site.state(), true);
      case TimedAction.Fault.Orchestrator failed ->
          forget(failed.orchestrator(), failed.state(), false);
      case TimedAction.Fault.Worker none -> {}
      case TimedAction.Fault.Instance none -> {}
      case TimedAction.Fault.Link none -> {}
    }
  }

  @Override
  public void onInput(Input input) {
    decisions.begin();
    forget();
    if (input.payload() instanceof Payload.Started started) {
      decisions.started(input.node(), started.recovered());
      if (damaged && input.node().equals(NodeName.ROOT)) {
        damaged = false;
        recovered = started.recovered();
      }
    }
    if (input.payload() instanceof Payload.Operator operator) {
      wishes.take(operator.request());
    }
    told =
        input.payload() instanceof Payload.Received received
            && received.message() instanceof RoutesTold;
    granting =
        input.node().equals(NodeName.ROOT)
            && input.payload() instanceof Payload.Received received
            && received.message() instanceof OrchestratorToParent.AskForReplica;
  }

  /** An orchestrator without its journal may hear of an older delegation first, and act on it. */
  private void forget(NodeName failed, TimedAction.State state, boolean andBelow) {
    if (state != TimedAction.State.KEPT) {
      issued
          .keySet()
          .removeIf(by -> andBelow ? by.node().isWithin(failed) : by.node().equals(failed));
    }
  }

  /** Once a root with a damaged journal has started: what it does not know is not wanted. */
  private void forget() {
    List<JournalRecord> left = recovered;
    if (left != null && role(NodeName.ROOT) instanceof Root root) {
      wishes.restart(left, root.statuses().stream().map(InstanceStatus::instance).toList());
      recovered = null;
    }
  }

  @Override
  public void onTrace(long atNanos, NodeName node, TraceEvent event) {
    silences.take(atNanos, node, event);
    calls.take(node, event);
    switch (event) {
      case TraceEvent.Requested requested when granting -> wishes.granted(requested.instance());
      case TraceEvent.Requested made when !node.equals(NodeName.ROOT) ->
          wishes.made(node, made.instance());
      case TraceEvent.TakenUp taken when node.equals(NodeName.ROOT) ->
          wishes.takenUp(taken.instance());
      case TraceEvent.WishLost lost -> wishes.lost(lost.instance());
      case TraceEvent.MigrationStarted move -> moving.put(move.instance(), atNanos);
      case TraceEvent.MigrationEnded move -> moving.remove(move.instance());
      case TraceEvent.NotPlaced none -> {
        if (wishes.isIssued(none.instance())) { // else a replica that is not to be after all
          decisions.notPlaced(none.instance());
        }
      }
      case TraceEvent.StateChanged changed -> {
        coverage.edge(changed.from(), changed.event());
        boolean byItself =
            changed.to() == InstanceState.COMPLETED || changed.to() == InstanceState.REJECTED;
        if (byItself && node.equals(NodeName.ROOT)) {
          wishes.ended(changed.instance());
        }
      }
      case TraceEvent.Offered offered -> issue(node, offered.instance(), offered.epoch());
      case TraceEvent.Placed placed -> issue(node, placed.instance(), placed.epoch());
      case TraceEvent.DeployRefused refused -> checkRefused(node, refused);
      case TraceEvent.ContainerEnded ended -> movedNanos = atNanos;
      default -> {}
    }
  }

  private void issue(NodeName node, InstanceId instance, Epoch epoch) {
    Placer placer = new Placer(node, instance);
    Epoch before = issued.put(placer, epoch);
    Rule.require(
        everIssued.add(new Issue(placer, epoch)) && (before == null || epoch.compareTo(before) > 0),
        Rule.EPOCHS_RISE,
        "%s issues epoch %s of %s after %s",
        node,
        epoch,
        instance,
        before);
  }

  /** A worker refuses: by its own table it must have no room. */
  private void checkRefused(NodeName node, TraceEvent.DeployRefused refused) {
    Optional<DrawnService> service = drawn.service(refused.instance().service());
    if (!(role(node) instanceof Worker worker) || service.isEmpty()) {
      return;
    }
    Resources request = service.get().spec().request();
    Resources all = plan(node).device().capacity().asResources();
    Resources reserved = worker.reserved();
    boolean fits =
        request.gpuMillis() == 0
            && request.extras().isEmpty()
            && reserved.cpuMillis() + request.cpuMillis() <= all.cpuMillis()
            && reserved.memoryBytes() + request.memoryBytes() <= all.memoryBytes();
    Rule.require(
        !fits,
        Rule.REFUSALS_LEGAL,
        "%s refuses %s for want of %s, and has %s of %s reserved",
        node,
        refused.instance(),
        refused.reason(),
        reserved,
        all);
  }

  @Override
  public void afterEvent(long atNanos, NodeName touched) {
    forget();
    if (role(touched) != null) {
      silences.check(atNanos, touched);
    }
    if (role(touched) instanceof Root root) {
      checkRecord(root);
    } else if (told && role(touched) instanceof Worker worker) {
      calls.checkTable(worker);
    } else if (role(touched) instanceof Cluster cluster) {
      decisions.checkTold(touched);
      for (InstanceStatus status : cluster.statuses()) {
        Rule.require(
            wishes.isIssued(status.instance()),
            Rule.ROWS_EXIST,
            "%s has a row of %s, which nobody issued",
            touched,
            status);
      }
    }
  }

  private void checkRecord(Root root) {
    List<InstanceStatus> statuses = root.statuses();
    for (InstanceId wanted : wishes.all()) {
      Rule.require(
          root.state(wanted).isPresent(),
          Rule.ON_RECORD,
          "%s was asked for, and the root has no record of it",
          wanted);
    }
    for (InstanceStatus status : statuses) {
      Rule.require(
          wishes.isWanted(status.instance()),
          Rule.ON_RECORD,
          "nobody wants %s, and the root has it on record",
          status);
    }
  }

  private Coverage.Situation situation(long atNanos) {
    // A cluster that lost its journal never says how a move ended.
    moving.values().removeIf(began -> atNanos - began > LONGEST_MOVE_NANOS);
    if (!moving.isEmpty()) {
      return Coverage.Situation.MIGRATING;
    }
    return isDeploying() ? Coverage.Situation.DEPLOYING : Coverage.Situation.IDLE;
  }

  private boolean isDeploying() {
    SystemView view = view();
    for (NodePlan worker : view.workers()) {
      for (DeviceRuntime.Copy copy : view.containers(worker.name())) {
        if (!copy.running() && !copy.stopping()) {
          return true;
        }
      }
    }
    return role(NodeName.ROOT) instanceof Root root
        && root.statuses().stream()
            .anyMatch(
                status ->
                    status.state() == InstanceState.CLUSTER_SCHEDULED
                        || status.state() == InstanceState.NODE_SCHEDULED
                        || status.state() == InstanceState.CREATED);
  }

  private NodePlan plan(NodeName node) {
    return drawn.nodes().stream()
        .filter(plan -> plan.name().equals(node))
        .findFirst()
        .orElseThrow();
  }

  private @Nullable Role role(NodeName node) {
    return view().role(node).orElse(null);
  }

  private SystemView view() {
    SystemView view = system;
    if (view == null) {
      throw new IllegalStateException("nothing to look at yet");
    }
    return view;
  }
}
