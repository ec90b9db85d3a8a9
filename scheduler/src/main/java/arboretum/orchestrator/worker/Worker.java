package arboretum.orchestrator.worker;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Allocation;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.orchestrator.CoordinateSettings;
import arboretum.orchestrator.Plugged;
import arboretum.orchestrator.Role;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.Settings.Reporting;
import arboretum.orchestrator.Updates;
import arboretum.plugin.UpdatePolicy;
import arboretum.port.Ports;
import arboretum.port.Transport;
import arboretum.protocol.Input;
import arboretum.protocol.InstanceReport;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.Payload;
import arboretum.protocol.RegisterAgain;
import arboretum.protocol.Route;
import arboretum.protocol.RoutesChanged;
import arboretum.protocol.RoutesTold;
import arboretum.protocol.TimerId;
import arboretum.protocol.UserToRoot;
import arboretum.protocol.WorkerReport;
import arboretum.protocol.WorkerToOrchestrator;
import arboretum.random.RandomSource;
import arboretum.resolution.ResolutionSettings;
import arboretum.resolution.Resolver;
import arboretum.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A worker: starts and stops containers as its cluster orchestrator says, and renews its lease by
 * heartbeats.
 *
 * <p>It keeps no journal: what it holds is what its runtime holds, and after a restart it says so.
 * A container that ended by itself stays in the reports, without capacity, until the orchestrator
 * has acknowledged it by a stop; so no end is ever lost with a message.
 */
public final class Worker implements Role {
  private static final TimerId HEARTBEAT = TimerId.of(TimerId.Kind.HEARTBEAT);
  private static final TimerId COORDINATE = TimerId.of(TimerId.Kind.COORDINATE);

  private final NodeName name;
  private final NodeName parent;
  private final Settings settings;
  private final Ports ports;
  private final Transport transport; // of the ports: one object less to touch at each heartbeat
  private final long phaseNanos;
  private final Holdings holdings;
  private final NodeTraits traits;
  private final @Nullable Positioning positioning; // null unless coordinates are kept
  private final @Nullable Updates updates; // null: a heartbeat each period
  private final RandomSource random;
  private final Callers callers;
  private final Draining draining;
  private @Nullable EndpointProbes measuring; // most workers are never asked
  private long session;
  private boolean accepted;
  private long registeredAtNanos;

  /**
   * @param parent its cluster orchestrator
   * @param traits what the device is, beside its amounts
   * @param phaseNanos time of the first heartbeat after a start, in [0, period)
   * @param random for all workers: each draws from a fork of its own, and only if coordinates are
   *     kept
   */
  public Worker(
      NodeName name,
      NodeName parent,
      Capacity capacity,
      NodeTraits traits,
      Settings settings,
      long phaseNanos,
      RandomSource random,
      Ports ports) {
    this(name, parent, capacity, traits, settings, phaseNanos, Plugged.NOTHING, random, ports);
  }

  /** A worker with further policies. */
  public Worker(
      NodeName name,
      NodeName parent,
      Capacity capacity,
      NodeTraits traits,
      Settings settings,
      long phaseNanos,
      Plugged plugged,
      RandomSource random,
      Ports ports) {
    this.updates =
        plugged
            .updates()
            .map(policy -> new Updates(policy, settings.heartbeatNanos()))
            .orElse(null);
    this.name = name;
    this.parent = parent;
    this.settings = settings;
    this.ports = ports;
    this.transport = ports.transport();
    this.phaseNanos = phaseNanos;
    this.traits = traits;
    RandomSource own = settings.coordinates().areKept() ? random.fork(name.path()) : random;
    this.random = own;
    this.holdings = new Holdings(capacity);
    this.callers = new Callers(name, parent, traits, settings, plugged.balancing(), ports, random);
    long drainNanos = settings.resolution().map(ResolutionSettings::drainNanos).orElse(0L);
    this.draining = new Draining(drainNanos, ports.timers(), ports.runtime());
    CoordinateSettings coordinates = settings.coordinates();
    this.positioning =
        coordinates.areKept() ? new Positioning(coordinates, ports.prober(), own) : null;
  }

  @Override
  public NodeName name() {
    return name;
  }

  @Override
  public int handle(Input input) {
    switch (input.payload()) {
      case Payload.Started started -> start(started.session(), input.atNanos());
      case Payload.TimerFired fired -> fired(fired.timer(), input.atNanos());
      case Payload.Probed probed -> probed(probed);
      case Payload.Connect connect -> callers.connect(connect, input.atNanos());
      case Payload.ConnectionEnded ended -> callers.ended(ended, input.atNanos());
      case Payload.Received received -> receive(received.message(), input.atNanos());
      case Payload.RuntimeOutcome outcome -> outcome(outcome);
      case Payload.UsageSample sample -> holdings.use(sample.cpuMillis(), sample.memoryBytes());
      case Payload.Operator operator ->
          throw new IllegalStateException(name + " is a worker: " + operator);
    }
    return 0;
  }

  @Override
  public long readAhead(Payload payload) {
    return registeredAtNanos + holdings.readAhead();
  }

  private void start(long newSession, long nowNanos) {
    session = newSession;
    callers.start(newSession);
    register(nowNanos);
    if (updates == null) {
      ports.timers().every(HEARTBEAT, settings.heartbeatNanos(), phaseNanos);
    } else {
      updates.start(nowNanos);
      ports.timers().set(HEARTBEAT, phaseNanos);
    }
    if (positioning != null) {
      positioning.tell();
      long every = settings.coordinates().everyNanos();
      ports.timers().every(COORDINATE, every, random.fork("phase").nextLong(every));
    }
  }

  private void fired(TimerId timer, long nowNanos) {
    switch (timer.kind()) {
      case HEARTBEAT -> heartbeat(nowNanos);
      case COORDINATE -> {
        if (positioning != null && accepted) {
          transport.send(parent, positioning.round(session));
        }
      }
      case MEASURE -> {
        if (measuring != null) {
          measuring.expire(timer, session).ifPresent(answer -> transport.send(parent, answer));
        }
      }
      case ROUTES -> callers.fired(nowNanos);
      case DRAIN -> draining.fired(timer);
      case AGGREGATE, SWEEP, RETRY, REDEPLOY_SCAN, REGISTER, RESTART, WATCH ->
          throw misdirected(timer);
    }
  }

  private void probed(Payload.Probed probed) {
    if (positioning != null && positioning.take(probed)) {
      callers.locate(positioning.coordinate());
    }
    callers.probed(probed);
    if (measuring != null) {
      measuring.take(probed, session).forEach(answer -> transport.send(parent, answer));
    }
  }

  private void measure(OrchestratorToWorker.MeasureEndpoints m) {
    EndpointProbes probes = measuring;
    if (probes == null) {
      probes = new EndpointProbes(ports, settings.coordinates().waitNanos());
      measuring = probes;
    }
    probes.ask(m);
  }

  private void register(long nowNanos) {
    accepted = false;
    registeredAtNanos = nowNanos;
    transport.send(
        parent,
        new WorkerToOrchestrator.RegisterWorker(session, holdings.capacity(), traits, report()));
  }

  private void heartbeat(long nowNanos) {
    if (settings.admission() != Admission.RESERVED) {
      ports.usage().sample();
    }
    if (updates != null && !isDue(updates, nowNanos)) {
      return;
    }
    if (accepted) {
      transport.send(parent, new WorkerToOrchestrator.Heartbeat(session, report()));
    } else if (nowNanos - registeredAtNanos >= settings.heartbeatNanos()) {
      register(nowNanos);
    }
  }

  /** Asks the update policy, and sets the timer that {@code every} would have set. */
  private boolean isDue(Updates policy, long nowNanos) {
    Resources inUse =
        settings.admission() == Admission.RESERVED ? holdings.reserved() : report().used();
    UpdatePolicy.Load load = new UpdatePolicy.Load(inUse.cpuMillis(), inUse.memoryBytes());
    UpdatePolicy.Decision decision = policy.due(nowNanos, report().instances(), load);
    ports.timers().set(HEARTBEAT, decision.nextNanos());
    return decision.action() == UpdatePolicy.Decision.Action.SEND || !accepted;
  }

  private void receive(Message message, long nowNanos) {
    if (message instanceof OrchestratorToWorker order && callers.receive(order, nowNanos)) {
      return;
    }
    switch (message) {
      case OrchestratorToWorker.WorkerAccepted m -> accepted |= m.session() == session;
      case OrchestratorToWorker.DeployInstance m -> deploy(m);
      case OrchestratorToWorker.StopInstance m -> stop(m.instance(), m.epoch());
      case OrchestratorToWorker.Neighbours m -> {
        if (positioning != null) {
          positioning.offer(m, name);
        }
      }
      case OrchestratorToWorker.MeasureEndpoints m -> measure(m);
      case RegisterAgain m -> register(nowNanos);
      case RoutesTold m -> {}
      case RoutesChanged m -> {}
      case ParentToOrchestrator m -> throw misdirected(m);
      case WorkerToOrchestrator m -> throw misdirected(m);
      case OrchestratorToParent m -> throw misdirected(m);
      case UserToRoot m -> throw misdirected(m);
    }
  }

  private void deploy(OrchestratorToWorker.DeployInstance m) {
    Optional<Epoch> held = holdings.highestEpoch(m.instance());
    if (held.isPresent() && held.get().compareTo(m.epoch()) >= 0) {
      return;
    }
    stop(m.instance(), m.epoch());
    Optional<Shortfall> shortfall =
        settings.admission() == Admission.RESERVED
            ? holdings.shortfall(m.allocation())
            : holdings.shortfallOfDevices(m.allocation());
    if (shortfall.isPresent()) {
      ports.trace().emit(new TraceEvent.DeployRefused(m.instance(), m.epoch(), shortfall.get()));
      transport.send(
          parent,
          new WorkerToOrchestrator.DeployRefused(
              m.instance(), m.epoch(), shortfall.get(), session, report()));
      return;
    }
    holdings.hold(m.instance(), m.epoch(), m.spec(), m.allocation());
    ports.runtime().start(m.instance(), m.epoch(), m.spec(), m.allocation());
  }

  /**
   * Stops every copy of {@code instance} up to {@code upTo}; forgets those that ended by
   * themselves.
   */
  private void stop(InstanceId instance, Epoch upTo) {
    for (Epoch epoch : holdings.epochs(instance)) {
      boolean runs = holdings.state(instance, epoch) == InstanceState.RUNNING;
      if (epoch.compareTo(upTo) <= 0 && holdings.stopOrForget(instance, epoch)) {
        draining.stop(instance, epoch, runs);
      }
    }
  }

  private void outcome(Payload.RuntimeOutcome outcome) {
    Optional<ServiceSpec> spec = holdings.spec(outcome.instance(), outcome.epoch());
    if (spec.isEmpty()) {
      return;
    }
    InstanceState state = stateAfter(outcome, spec.get());
    InstanceState before = holdings.state(outcome.instance(), outcome.epoch());
    if (before == InstanceState.UNDEPLOYED && state != InstanceState.UNDEPLOYED) {
      return; // overtaken by the stop that is under way
    }
    InstanceReport change = holdings.move(outcome.instance(), outcome.epoch(), state);
    if (state == InstanceState.RUNNING) {
      ports.trace().emit(new TraceEvent.ContainerRunning(outcome.instance(), outcome.epoch()));
    } else if (state != InstanceState.CREATED) {
      ports.trace().emit(new TraceEvent.ContainerEnded(outcome.instance(), outcome.epoch(), state));
    }
    boolean tellNow =
        switch (state) {
          case CREATED -> false;
          case RUNNING -> settings.reporting() == Reporting.IMMEDIATE;
          default -> true;
        };
    if (tellNow) {
      transport.send(
          parent, new WorkerToOrchestrator.InstanceChanged(session, change, outcome.detail()));
    }
  }

  private static InstanceState stateAfter(Payload.RuntimeOutcome outcome, ServiceSpec spec) {
    return switch (outcome.outcome()) {
      case CREATED -> InstanceState.CREATED;
      case RUNNING -> InstanceState.RUNNING;
      case START_FAILED -> InstanceState.FAILED;
      case EXITED ->
          outcome.exitCode() == 0 && spec.restart() == Restart.ON_FAILURE
              ? InstanceState.COMPLETED
              : InstanceState.DEAD;
      case STOPPED -> InstanceState.UNDEPLOYED;
    };
  }

  private WorkerReport report() {
    return holdings.report();
  }

  private IllegalStateException misdirected(Object message) {
    return new IllegalStateException(name + " is a worker and got " + message);
  }

  /**
   * Returns how callers at this worker find instances, for a driver that asks without an input; its
   * calls are of the role's thread and are to come between inputs.
   *
   * @throws IllegalStateException if the settings have no resolution
   */
  public Resolver resolver() {
    return callers.resolver();
  }

  /** Returns the rows that it knows of, for invariants in tests. */
  public List<Route> routes() {
    return callers.routes();
  }

  /** Returns the services whose ways its cluster is to tell it, for invariants in tests. */
  public List<ServiceName> interests() {
    return callers.interests();
  }

  /**
   * Returns whether what it knows of a service has not been heard of for too long, for invariants
   * in tests.
   */
  public boolean isStale(ServiceName service, long nowNanos) {
    return callers.isStale(service, nowNanos);
  }

  /** Returns what its instances have reserved, for invariants in tests. */
  public Resources reserved() {
    return holdings.reserved();
  }

  /**
   * Returns what an instance holds here; empty if there is no such copy. For invariants in tests.
   */
  public Optional<Allocation> allocation(InstanceId instance, Epoch epoch) {
    return holdings.allocation(instance, epoch);
  }
}
