package arboretum.orchestrator.cluster;

import arboretum.aggregate.Aggregate;
import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.NodeName;
import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.orchestrator.LevelSettings;
import arboretum.orchestrator.Plugged;
import arboretum.orchestrator.Role;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Offers.Refusal;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.orchestrator.Settings.Reporting;
import arboretum.orchestrator.Updates;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Superior;
import arboretum.orchestrator.delegation.Terms;
import arboretum.orchestrator.routing.Routing;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.UpdatePolicy;
import arboretum.plugin.WorkerSelection;
import arboretum.port.Ports;
import arboretum.protocol.ClusterReport;
import arboretum.protocol.Input;
import arboretum.protocol.InstanceStatus;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.Payload;
import arboretum.protocol.RegisterAgain;
import arboretum.protocol.RoutesChanged;
import arboretum.protocol.RoutesTold;
import arboretum.protocol.TimerId;
import arboretum.protocol.UserToRoot;
import arboretum.protocol.WorkerToOrchestrator;
import arboretum.random.RandomSource;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cluster orchestrator: to its parent a member with an aggregate, to its own members the
 * orchestrator. What is below it, workers or further orchestrators, makes no difference to the link
 * upwards, so trees of any depth work.
 */
public final class Cluster implements Role, Superior {
  private static final TimerId AGGREGATE = TimerId.of(TimerId.Kind.AGGREGATE);

  private final NodeName name;
  private final Settings settings;
  private final Ports ports;
  private final long phaseNanos;
  private final Below below;
  private final Routing routing;
  private final @Nullable Updates updates; // null: a report each period
  private final Uplink uplink;
  private final OwnNumbers numbers = new OwnNumbers();

  private Cluster(
      NodeName name,
      NodeName parent,
      Settings settings,
      long phaseNanos,
      Plugged plugged,
      Ports ports,
      Kind kind) {
    this.updates =
        plugged
            .updates()
            .map(policy -> new Updates(policy, settings.aggregateNanos()))
            .orElse(null);
    this.name = name;
    this.settings = settings;
    this.ports = ports;
    this.phaseNanos = phaseNanos;
    this.uplink = new Uplink(parent, settings, ports, this::report);
    this.below = kind.below(name.depth(), this);
    this.routing = Routing.of(name, parent, settings, ports.transport(), new RoutesBelow(below));
  }

  private interface Kind {
    Below below(int depth, Superior superior);
  }

  /**
   * Returns a cluster whose members are workers.
   *
   * @param parent the root or another orchestrator
   * @param phaseNanos time of the first push after a start, in [0, period)
   * @param random which neighbours workers are offered; nothing is drawn unless coordinates are
   *     kept
   */
  public static Cluster ofWorkers(
      NodeName name,
      NodeName parent,
      Settings settings,
      long phaseNanos,
      WorkerSelection policy,
      Plugged plugged,
      RandomSource random,
      Ports ports) {
    return new Cluster(
        name,
        parent,
        settings,
        phaseNanos,
        plugged,
        ports,
        (depth, superior) ->
            new WorkerPool(depth, settings, policy, plugged, random, ports, superior));
  }

  /**
   * Returns a cluster whose members are orchestrators.
   *
   * @param parent the root or another orchestrator
   * @param phaseNanos time of the first push after a start, in [0, period)
   */
  public static Cluster ofClusters(
      NodeName name,
      NodeName parent,
      Settings settings,
      long phaseNanos,
      ClusterRanking policy,
      Plugged plugged,
      Ports ports) {
    return new Cluster(
        name,
        parent,
        settings,
        phaseNanos,
        plugged,
        ports,
        (depth, superior) -> new SubClusters(depth, settings, policy, plugged, ports, superior));
  }

  @Override
  public NodeName name() {
    return name;
  }

  @Override
  public int handle(Input input) {
    int examined = handle(input.payload(), input.atNanos());
    routing.flush();
    return examined;
  }

  private int handle(Payload payload, long now) {
    return switch (payload) {
      case Payload.Started started -> start(started.session(), started.recovered(), now);
      case Payload.TimerFired fired -> fired(fired.timer(), now);
      case Payload.Received received -> received(received.from(), received.message(), now);
      case Payload.RuntimeOutcome p -> throw misdirected(p);
      case Payload.UsageSample p -> throw misdirected(p);
      case Payload.Probed p -> throw misdirected(p);
      case Payload.Connect p -> throw misdirected(p);
      case Payload.ConnectionEnded p -> throw misdirected(p);
      case Payload.Operator p -> throw misdirected(p);
    };
  }

  @Override
  public long readAhead(Payload payload) {
    return payload instanceof Payload.Received received ? below.readAhead(received.from()) : 0;
  }

  private int start(long newSession, List<JournalRecord> recovered, long nowNanos) {
    numbers.start(newSession);
    for (JournalRecord record : recovered) {
      below.recover(record, nowNanos);
    }
    below.start(newSession, nowNanos);
    routing.start(newSession, nowNanos);
    uplink.start(newSession, nowNanos);
    if (updates == null) {
      ports.timers().every(AGGREGATE, settings.aggregateNanos(), phaseNanos);
    } else {
      updates.start(nowNanos);
      ports.timers().set(AGGREGATE, phaseNanos);
    }
    return 0;
  }

  private int fired(TimerId timer, long nowNanos) {
    if (timer.kind() != TimerId.Kind.AGGREGATE) {
      return below.fired(timer, nowNanos);
    }
    routing.tick(nowNanos);
    if (updates != null && !isDue(updates, nowNanos)) {
      return 0;
    }
    if (uplink.pushed(nowNanos) && settings.coordinates().areGlobal()) {
      uplink.send(below.whereabouts(uplink.session()));
    }
    return 0;
  }

  /** Asks the update policy, and sets the timer that {@code every} would have set. */
  private boolean isDue(Updates policy, long nowNanos) {
    Aggregate free = below.aggregate(nowNanos);
    UpdatePolicy.Load load =
        new UpdatePolicy.Load(free.cpuMillis().sum(), free.memoryBytes().sum());
    UpdatePolicy.Decision decision = policy.due(nowNanos, reported(), load);
    ports.timers().set(AGGREGATE, decision.nextNanos());
    return decision.action() == UpdatePolicy.Decision.Action.SEND || !uplink.isAccepted();
  }

  private ClusterReport report(long version, long nowNanos) {
    return new ClusterReport(version, below.aggregate(nowNanos), reported());
  }

  private List<InstanceStatus> reported() {
    List<InstanceStatus> statuses = new ArrayList<>();
    for (InstanceEntry entry : below.entries()) {
      statuses.add(entry.status());
    }
    return statuses;
  }

  private int received(NodeName from, Message message, long nowNanos) {
    if (routing.receive(from, message, nowNanos)) {
      return 0;
    }
    return switch (message) {
      case RegisterAgain m -> {
        uplink.register(nowNanos);
        yield 0;
      }
      case ParentToOrchestrator.ClusterAccepted m -> {
        uplink.accepted(m);
        yield 0;
      }
      case ParentToOrchestrator.ReportAccepted m -> {
        uplink.answered(m);
        yield 0;
      }
      case ParentToOrchestrator.DelegateInstance m -> below.offered(m, Terms.NONE, nowNanos);
      case ParentToOrchestrator.OfferMove m -> below.offered(m.offer(), Terms.of(m), nowNanos);
      case ParentToOrchestrator.DelegateTogether m -> {
        int examined = 0;
        for (ParentToOrchestrator.DelegateInstance offer : m.offers()) {
          examined += below.offered(offer, Terms.NONE, nowNanos);
        }
        yield examined;
      }
      case ParentToOrchestrator.GrantNumbers m -> {
        numbers.take(m);
        yield 0;
      }
      case ParentToOrchestrator.ConfirmInstance m -> {
        below.confirmed(m.instance(), m.epoch(), m.spec());
        yield 0;
      }
      case ParentToOrchestrator.Landmarks m -> {
        below.landmarks(m);
        yield 0;
      }
      case ParentToOrchestrator.WithdrawInstance m -> {
        below.withdrawn(m.instance(), m.epoch(), nowNanos);
        routing.touch(m.instance());
        yield 0;
      }
      case ParentToOrchestrator.MoveInstance m ->
          below.ordered(m.instance(), m.epoch(), m.to(), nowNanos);
      case ParentToOrchestrator.PublishAgain m -> 0;
      case RoutesTold m -> 0;
      case RoutesChanged m -> 0;
      case OrchestratorToParent m -> below.received(from, m, nowNanos);
      case WorkerToOrchestrator m -> below.received(from, m, nowNanos);
      case OrchestratorToWorker m -> throw misdirected(m);
      case UserToRoot m -> throw misdirected(m);
    };
  }

  private IllegalStateException misdirected(Object what) {
    return new IllegalStateException(name + " is a cluster orchestrator and got " + what);
  }

  /** Tells the parent at once what it waits for; the periodic push repeats it. */
  @Override
  public void changed(InstanceEntry entry, String detail, long nowNanos) {
    routing.touch(entry.id());
    boolean worthTelling =
        switch (entry.state()) {
          case RUNNING, FAILED, DEAD, COMPLETED, NO_WORKER_CAPACITY -> true;
          case NODE_SCHEDULED -> entry.isHeld();
          case REQUESTED,
              CLUSTER_SCHEDULED,
              CREATED,
              UNDEPLOYED,
              REJECTED,
              NO_ACTIVE_CLUSTER_WITH_CAPACITY ->
              false;
        };
    if (worthTelling && settings.reporting() == Reporting.IMMEDIATE) {
      uplink.send(new OrchestratorToParent.StatusChanged(uplink.session(), entry.status(), detail));
    }
  }

  private boolean isKept(Offer offer) {
    return offer == Offer.ESCALATED
        ? settings.recovery().escalation() == Escalation.NONE
        : settings.offers().refusal() == Refusal.KEPT;
  }

  @Override
  public int exhausted(InstanceEntry entry, Offer offer, long nowNanos) {
    boolean asked = !entry.terms().equals(Terms.NONE); // who asks waits for an answer
    if (!asked && isKept(offer)) {
      entry.take(Event.NO_WORKER, ports.trace());
      changed(entry, entry.refusal().toString(), nowNanos);
      return 0;
    }
    if (!asked && offer == Offer.FIRST && settings.offers().refusal() == Refusal.STUCK) {
      return 0;
    }
    if (offer == Offer.ESCALATED && !entry.terms().isHold()) {
      ports.trace().emit(new TraceEvent.Escalated(entry.id(), entry.issued(), entry.refusal()));
    }
    uplink.send(
        new OrchestratorToParent.DelegationRefused(
            entry.id(), entry.issued(), entry.refusal(), below.aggregate(nowNanos), offer));
    below.drop(entry);
    routing.touch(entry.id());
    return 0;
  }

  @Override
  public boolean awaitsAcknowledgement() {
    return true;
  }

  @Override
  public void gone(InstanceEntry entry) {
    routing.touch(entry.id()); // the next push does not list it, which is all that the parent needs
  }

  @Override
  public Optional<NumberBlock> numbers(ServiceName service, int most) {
    return numbers.use(service, most);
  }

  @Override
  public void tookUp(InstanceEntry entry) {
    // The next report lists it.
  }

  @Override
  public int unmoved(InstanceEntry entry, double most, long nowNanos) {
    if (settings.levels().escalation() == LevelSettings.Escalation.TO_PARENT) {
      uplink.send(
          new OrchestratorToParent.AskToMove(
              uplink.session(), entry.id(), entry.epoch(), Math.min(most, Double.MAX_VALUE)));
    }
    return 0;
  }

  @Override
  public int lacking(InstanceEntry entry, long nowNanos) {
    uplink.send(
        new OrchestratorToParent.AskForReplica(uplink.session(), entry.id(), entry.epoch()));
    return 0;
  }

  /** Returns which members are told of the ways to a service, for invariants in tests. */
  public Set<NodeName> interested(ServiceName service) {
    return routing.interested(service);
  }

  /** Returns what it answers for, for invariants in tests. */
  public List<InstanceStatus> statuses() {
    List<InstanceStatus> statuses = new ArrayList<>();
    for (InstanceEntry entry : below.entries()) {
      if (entry.state() != InstanceState.UNDEPLOYED) {
        statuses.add(entry.status());
      }
    }
    return statuses;
  }
}
