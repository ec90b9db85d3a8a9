package arboretum.sim.world;

import arboretum.check.Check;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.orchestrator.Settings;
import arboretum.protocol.Input;
import arboretum.protocol.Payload;
import arboretum.protocol.UserToRoot;
import arboretum.random.RandomSource;
import arboretum.sim.engine.Engine;
import arboretum.sim.engine.LaneHandler;
import arboretum.sim.fault.Faults;
import arboretum.sim.network.Delays;
import arboretum.sim.network.Disturbance;
import arboretum.sim.network.Losses;
import arboretum.sim.network.Network;
import arboretum.sim.network.RoundTrips;
import arboretum.sim.network.Way;
import arboretum.sim.oracle.TrueState;
import arboretum.sim.runtime.Copies;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.sim.server.Costs;
import arboretum.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulated system around one engine.
 *
 * <p>Every event ends in {@link #deliver}: an input reaches a node. If its server is free, the
 * handler runs at once, and what it sent leaves when its cost has passed; otherwise the input
 * waits, and one event at the end of the work in service takes it up. So an idle server needs no
 * event of its own.
 *
 * <p>A node that stops drops what waits, its timers, and what has not left yet. An operator whose
 * root is down tries again: its requests reach the root when it starts, in order.
 */
final class World implements Faults.Target, LaneHandler {
  /** More events than this at one nanosecond mean that time stands still. */
  private static final long MAX_EVENTS_PER_INSTANT = 200_000_000L;

  /** How often is looked for an interrupt of the thread. */
  private static final int EVENTS_PER_LOOK = 1 << 14;

  private final RunPlan plan;
  private final RoleFactory roles;
  private final Check.Level checks;
  private final Observer observer;
  private final Engine engine;
  private final Network network;
  private final TimerTable timers;
  private final Agenda agenda;
  private final Outbox outbox;
  private final Costs costs;
  private final Copies copies = new Copies();
  private final Tree tree;
  private final RoundTrips roundTrips;
  private final Probes probes;
  private final ReadAhead readAhead;
  private final Faults faults;
  private final Damage damage;
  private final RecentInputs recent = new RecentInputs();
  private final ArrayDeque<UserToRoot> forRoot = new ArrayDeque<>();
  private final Requests requests;
  private final boolean checksEvents;
  private SimNode touched;
  private long events;
  private long instantNanos;
  private long eventsAtInstant;

  World(
      RunPlan plan,
      RoleFactory roles,
      Check.Level checks,
      Observer observer,
      Disturbance disturbance) {
    this.plan = plan;
    this.roles = roles;
    this.checks = checks;
    this.observer = observer;
    checksEvents = checks.includes(Check.Level.EVENT);
    String id = plan.scenario() + "-" + plan.point() + "-" + plan.replication();
    engine = new Engine(id, plan.warmUpNanos(), plan.durationNanos(), this);
    network =
        new Network(
            (atNanos, slot) -> engine.schedule(atNanos, Codes.of(Codes.ARRIVAL, slot)),
            plan.network().framingBytes(),
            Losses.of(plan.network().loss(), RandomSource.seeded(plan.seed())),
            disturbance);
    timers = new TimerTable(engine);
    agenda = new Agenda(engine);
    outbox = new Outbox(network, agenda);
    costs = new Costs(plan.costs());
    Delays delays = Delays.of(plan.network().latency(), RandomSource.seeded(plan.seed()));
    tree = new Tree(plan, delays, outbox);
    roundTrips = new RoundTrips(plan, delays, node -> Probes.told(tree, node));
    probes =
        new Probes(
            engine,
            agenda,
            tree,
            roundTrips,
            (node, payload) -> deliver(node, engine.nowNanos(), payload));
    readAhead = new ReadAhead(timers, network, tree);
    touched = tree.root();
    damage = new Damage(plan.seed(), tree, network, engine, observer);
    faults = new Faults(this, tree.nodes().size());
    requests = new Requests(plan, tree, roundTrips, engine, this::deliver);
    equip();
    engine.scheduleRare(0, Engine.MAX_PRIORITY, this::startAll);
    new Timeline(
            engine,
            plan.timeline().get(),
            faults,
            this::operate,
            this::change,
            observer,
            this::check)
        .proceed();
  }

  Engine engine() {
    return engine;
  }

  Faults faults() {
    return faults;
  }

  Network network() {
    return network;
  }

  Tree tree() {
    return tree;
  }

  TrueState trueState() {
    return new SystemState(tree, roundTrips);
  }

  SystemView view() {
    return new SystemView(tree, copies);
  }

  Requests requests() {
    return requests;
  }

  RecentInputs recent() {
    return recent;
  }

  /** Returns the node that the last event was about. */
  NodeName touched() {
    return touched.name;
  }

  /**
   * Checks the whole system.
   *
   * @throws IllegalStateException if an invariant does not hold
   */
  void checkAll() {
    network.checkSlots();
    copies.checkOwners();
    for (SimNode node : tree.nodes()) {
      checkCapacity(node);
    }
  }

  @Override
  public int index(NodeName node) {
    return tree.node(node).index;
  }

  @Override
  public List<Integer> below(int node) {
    return tree.below(node);
  }

  @Override
  public void stop(int index) {
    SimNode node = tree.nodes().get(index);
    touched = node;
    node.role = null;
    node.probeAnswer = null;
    timers.cancelAll(node);
    node.reset(engine.nowNanos());
    engine.cancel(node.serveHandle);
    node.serveHandle = Engine.NO_HANDLE;
    network.senderStopped(index, engine.nowNanos());
    DeviceRuntime runtime = node.runtime;
    if (runtime != null) {
      runtime.powerOff();
    }
    observer.onTrace(engine.nowNanos(), node.name, new TraceEvent.NodeStopped());
  }

  @Override
  public void loseState(int index, State state) {
    damage.loseState(tree.nodes().get(index), state);
  }

  @Override
  public void start(int index) {
    SimNode node = tree.nodes().get(index);
    touched = node;
    node.session++;
    node.role =
        roles.create(
            node.plan,
            NodePorts.of(
                node, new NodePorts.Shared(engine, timers, outbox, probes, observer, requests)));
    observer.onTrace(engine.nowNanos(), node.name, new TraceEvent.NodeStarted(node.session));
    deliver(node, engine.nowNanos(), new Payload.Started(node.session, node.journal));
    if (index == tree.root().index) {
      while (!forRoot.isEmpty()) {
        deliver(node, engine.nowNanos(), new Payload.Operator(forRoot.remove()));
      }
    }
  }

  @Override
  public void kill(InstanceId instance) {
    copies.kill(instance);
  }

  @Override
  public void cut(int member, Way way) {
    damage.cut(member, way);
  }

  @Override
  public void heal(int member, Way way) {
    damage.heal(member, way);
  }

  private void equip() {
    for (SimNode node : tree.nodes()) {
      if (node.plan.tier() == NodePlan.Tier.WORKER) {
        node.runtime =
            new DeviceRuntime(
                node.plan.device(),
                plan.runtime(),
                copies,
                new RuntimeHost(node, engine, agenda, this::deliver, requests));
      }
    }
  }

  private void startAll() {
    for (SimNode node : tree.nodes()) {
      start(node.index);
    }
  }

  private void operate(UserToRoot request) {
    long now = engine.nowNanos();
    observer.onOperator(now, request);
    if (tree.root().isUp()) {
      deliver(tree.root(), now, new Payload.Operator(request));
    } else {
      forRoot.add(request);
    }
  }

  private void change(TimedAction.Change change) {
    roundTrips.change(change);
    if (change instanceof TimedAction.Change.Delay delay) {
      tree.find(delay.end()).ifPresent(node -> tree.link(node.index).add(delay.addedNanos()));
    }
    observer.onNetworkChanged(engine.nowNanos());
    requests.changed(change);
  }

  @Override
  public void ahead(int[] codes, int count) {
    readAhead.events(codes, count);
  }

  @Override
  public void handle(long now, int code) {
    int index = Codes.index(code);
    switch (Codes.kind(code)) {
      case Codes.ARRIVAL -> arrive(now, index);
      case Codes.TIMER -> {
        TimerTable.Entry timer = timers.due(index);
        deliver(timer.node, now, timer);
      }
      case Codes.SERVE -> serve(now, tree.nodes().get(index));
      case Codes.STEP -> touched = agenda.run(index);
      default -> requests.handle(now, Codes.kind(code), index);
    }
    if (++events % EVENTS_PER_LOOK == 0 && Thread.currentThread().isInterrupted()) {
      engine.stop();
    }
    if (now != instantNanos) {
      instantNanos = now;
      eventsAtInstant = 0;
    } else if (++eventsAtInstant > MAX_EVENTS_PER_INSTANT) {
      throw new IllegalStateException("time stands still: " + eventsAtInstant + " events");
    }
    if (checksEvents) {
      check();
    }
  }

  private void arrive(long now, int slot) {
    SimNode receiver = tree.nodes().get(network.receiver(slot));
    Payload.Received envelope = network.envelope(slot);
    if (network.arrive(slot, receiver.isUp())) {
      deliver(receiver, now, envelope);
    }
  }

  /** Brings work, a payload or a timer that is due, to a node that is up. */
  private void deliver(SimNode node, long now, Object work) {
    if (node.isFree(now)) {
      handle(node, now, work);
      return;
    }
    node.await(work);
    if (node.waiting() == 1) {
      scheduleService(node);
    }
  }

  private void scheduleService(SimNode node) {
    node.serveHandle = engine.schedule(node.busyUntilNanos(), Codes.of(Codes.SERVE, node.index));
  }

  /** Takes up what waits longest and has not been cancelled meanwhile. */
  private void serve(long now, SimNode node) {
    node.serveHandle = Engine.NO_HANDLE;
    boolean served = false;
    while (!served && node.waiting() > 0) {
      served = handle(node, now, node.next());
    }
    if (node.waiting() > 0) {
      scheduleService(node);
    }
  }

  /** Runs a handler; false if it was that of a timer which was cancelled while it waited. */
  private boolean handle(SimNode node, long now, Object work) {
    Payload payload;
    if (work instanceof TimerTable.Entry timer) {
      if (!timers.take(timer)) {
        return false;
      }
      payload = timer.payload;
    } else {
      payload = (Payload) work;
    }
    touched = node;
    @Nullable Role role = node.role;
    if (role == null) {
      throw new IllegalStateException(node.name + " is down and cannot handle " + payload);
    }
    Input input = new Input(node.name, ++node.sequence, now, payload);
    recent.add(input);
    observer.onInput(input);
    int examined = role.handle(input);
    long cost = costs.nanos(payload, node.candidates, examined, outbox.records(), node.speed);
    if (examined > 0) {
      observer.onDecided(now, node.name, cost);
    }
    node.occupy(now, cost);
    outbox.flush(node, now + cost);
    return true;
  }

  private void check() {
    if (checks.includes(Check.Level.ALL)) {
      checkAll();
    } else if (checksEvents) {
      network.checkConserved();
      checkCapacity(touched);
    }
    if (checksEvents) {
      observer.afterEvent(engine.nowNanos(), touched.name);
    }
  }

  private static void checkCapacity(SimNode node) {
    DeviceRuntime runtime = node.runtime;
    if (runtime != null && node.plan.settings().admission() == Settings.Admission.RESERVED) {
      runtime.checkCapacity();
    }
  }
}
