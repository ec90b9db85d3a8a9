package arboretum.live.hollow;

import arboretum.experiment.metric.Truth;
import arboretum.experiment.plan.Endpoint;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.record.RecordedStep;
import arboretum.experiment.wire.Hello;
import arboretum.live.loop.LoopListener;
import arboretum.live.loop.RunClock;
import arboretum.live.transport.LinkState;
import arboretum.live.transport.LinkState.Way;
import arboretum.live.transport.NodeTransport;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.port.Connections;
import arboretum.protocol.Message;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.random.RandomSource;
import arboretum.trace.TraceEvent;
import arboretum.units.GeoPoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * All nodes of a plan in this JVM. One thread, the driver's, starts and stops nodes; after {@link
 * #close} no thread and no socket is left.
 */
final class HollowSystem implements LoopListener, AutoCloseable {
  private static final long CONNECT_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long RECONNECT_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PAUSE_MILLIS = 20;

  private record Delays(long upNanos, long downNanos) {}

  private final String build;
  private final long seed;
  private final RoleFactory roles;
  private final TrafficMeter traffic;
  private final RunListener listener;
  private final RunClock clock = new RunClock();
  private final LinkState links = new LinkState();
  private final NodeTransport.Shared shared;
  private final Map<NodeName, HollowNode> nodes = new LinkedHashMap<>();
  private final LinkDelays linkDelays;
  private final ConcurrentMap<NodeName, Endpoint> endpoints = new ConcurrentHashMap<>();
  private final ConcurrentMap<NodeName, Long> addedNanos = new ConcurrentHashMap<>();
  private final ConcurrentMap<NodeName, ProbeAnswer> probeAnswers = new ConcurrentHashMap<>();
  private final Map<NodeName, Delays> delaysOfMembers = new LinkedHashMap<>();
  private final ConcurrentMap<NodeName, InetSocketAddress> addresses = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread driver = Thread.currentThread();
  private Connections callers = Connections.NONE;

  HollowSystem(
      RunPlan plan, String build, RoleFactory roles, LinkDelays delays, RunListener listener) {
    this.build = build;
    seed = plan.seed();
    this.roles = roles;
    this.listener = listener;
    traffic = new TrafficMeter(plan.network().framingBytes());
    shared = new NodeTransport.Shared(links, traffic, LONGEST_PAUSE_MILLIS, listener::onNotice);
    linkDelays = delays;
    plan.users().forEach(user -> endpoints.put(user.name(), user));
    for (NodePlan node : plan.nodes()) {
      endpoints.put(node.name(), node);
      nodes.put(node.name(), new HollowNode(node, plan.runtime(), this));
      node.name().parent().ifPresent(up -> measure(node, node(up).plan(), delays));
    }
  }

  RunClock clock() {
    return clock;
  }

  RoleFactory roles() {
    return roles;
  }

  TrafficMeter traffic() {
    return traffic;
  }

  Hello hello(NodeName node, long session) {
    return new Hello(Message.VERSION, build, node, session);
  }

  /** Returns why the run cannot go on, if so. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Connects all nodes, then begins the run's time, then starts all roles, the root's first. */
  void startAll() throws IOException, InterruptedException {
    List<HollowNode> all = List.copyOf(nodes.values());
    long deadline = System.nanoTime() + CONNECT_LIMIT_NANOS;
    Map<HollowNode, NodeTransport> opened = new LinkedHashMap<>();
    for (HollowNode node : all) {
      opened.put(node, open(node));
    }
    for (Map.Entry<HollowNode, NodeTransport> node : opened.entrySet()) {
      if (!node.getValue().awaitParent(deadline - System.nanoTime())) {
        throw new IOException(node.getKey().plan().name() + " found no way to its parent");
      }
    }
    clock.begin();
    startRoles(all);
  }

  /** Starts stopped nodes, parents before their members. */
  void start(List<NodeName> names) throws IOException, InterruptedException {
    List<HollowNode> group = names.stream().map(this::node).toList();
    for (HollowNode node : group) {
      boolean parentIsUp = node.plan().name().parent().filter(addresses::containsKey).isPresent();
      NodeTransport opened = open(node);
      if (parentIsUp && !opened.awaitParent(RECONNECT_LIMIT_NANOS)) {
        listener.onNotice(node.plan().name() + " starts without a way to its parent");
      }
    }
    startRoles(group);
  }

  /** Stops nodes as a loss of power does. */
  void stop(List<NodeName> names) {
    names.forEach(name -> node(name).halt());
    for (NodeName name : names) {
      addresses.remove(name);
      probeAnswers.remove(name);
      node(name).stop();
      trace(clock.nanos(), name, new TraceEvent.NodeStopped());
    }
  }

  void loseState(NodeName name, State state) {
    if (state == State.TORN) {
      RandomSource random = RandomSource.seeded(seed).fork("torn").fork(name.path());
      node(name).tear(random.fork(Long.toString(node(name).session())));
    } else {
      node(name).loseState();
    }
  }

  void cut(NodeName member, Way way) {
    links.cut(member, way);
    trace(clock.nanos(), member, new TraceEvent.LinkCut(way == Way.UP));
  }

  void heal(NodeName member, Way way) {
    links.heal(member, way);
    trace(clock.nanos(), member, new TraceEvent.LinkHealed(way == Way.UP));
  }

  void post(NodeName name, Payload payload) {
    node(name).post(payload);
  }

  /** Has answers to connections told to those who wait; before anything starts. */
  void callers(Connections waiting) {
    callers = waiting;
  }

  void answered(long connection, long answer) {
    callers.answer(connection, answer);
  }

  /** Kills the containers of an instance, wherever they are. */
  void kill(InstanceId instance) {
    nodes.values().forEach(node -> node.kill(instance));
  }

  /** Returns a node and all below it, in the order of the plan. */
  List<NodeName> within(NodeName top) {
    List<NodeName> within = new ArrayList<>();
    for (NodeName name : nodes.keySet()) {
      if (name.isWithin(top)) {
        within.add(name);
      }
    }
    return within;
  }

  @Override
  public void close() {
    nodes.values().forEach(HollowNode::halt);
    addresses.clear();
    nodes.values().forEach(HollowNode::stop);
  }

  void trace(long atNanos, NodeName node, TraceEvent event) {
    listener.onTrace(atNanos, node, event);
  }

  void delivered(Message message) {
    traffic.delivered(message);
  }

  /** Returns how long a link is on the way between a node and its parent or member. */
  long delayNanos(NodeName from, NodeName to) {
    boolean up = from.parent().equals(Optional.of(to));
    return up
        ? delays(from).upNanos() + addedNanos.getOrDefault(from, 0L)
        : delays(to).downNanos() + addedNanos.getOrDefault(to, 0L);
  }

  /** The network changes. */
  void change(TimedAction.Change change) {
    switch (change) {
      case TimedAction.Change.Delay delay -> addedNanos.put(delay.end(), delay.addedNanos());
      case TimedAction.Change.Move move ->
          endpoints.computeIfPresent(
              move.user(),
              (user, is) -> new UserPlan(user, Optional.of(move.to()), is.matrixRow()));
    }
  }

  /** Returns the round trip of a probe in nanoseconds; 0 if there is no such target. */
  long roundTripNanos(NodeName from, NodeName to) {
    Endpoint target = endpoints.get(to);
    if (target == null) {
      return 0;
    }
    Endpoint source = node(from).plan();
    long rtt = linkDelays.oneWayNanos(source, target) + linkDelays.oneWayNanos(target, source);
    long added = addedNanos.getOrDefault(from, 0L) + addedNanos.getOrDefault(to, 0L);
    return Math.max(1, rtt + 2 * added);
  }

  /** Returns the network as the plan says it is. */
  Truth truth() {
    return new Truth() {
      @Override
      public long rttNanos(NodeName from, NodeName to) {
        return roundTripNanos(from, to);
      }

      @Override
      public Optional<GeoPoint> place(NodeName node) {
        return node(node).plan().place();
      }
    };
  }

  /** Returns whether a target is a user, or a node that is up. */
  boolean answersProbes(NodeName target) {
    return !nodes.containsKey(target) || addresses.containsKey(target);
  }

  Optional<ProbeAnswer> probeAnswer(NodeName target) {
    return Optional.ofNullable(probeAnswers.get(target));
  }

  void setProbeAnswer(NodeName node, ProbeAnswer answer) {
    probeAnswers.put(node, answer);
  }

  @Override
  public void handled(RecordedStep step) {
    listener.onStep(step);
  }

  @Override
  public void failed(NodeName node, Throwable cause) {
    failure.compareAndSet(null, cause);
    LockSupport.unpark(driver);
  }

  private void measure(NodePlan member, NodePlan parent, LinkDelays delays) {
    long upNanos = delays.oneWayNanos(member, parent);
    long downNanos = delays.oneWayNanos(parent, member);
    delaysOfMembers.put(member.name(), new Delays(upNanos, downNanos));
  }

  private Delays delays(NodeName member) {
    Delays delays = delaysOfMembers.get(member);
    if (delays == null) {
      throw new IllegalArgumentException(member + " has no parent in the plan");
    }
    return delays;
  }

  private NodeTransport open(HollowNode node) throws IOException {
    NodeName name = node.plan().name();
    NodeTransport opened =
        node.open(
            () -> name.parent().flatMap(up -> Optional.ofNullable(addresses.get(up))), shared);
    addresses.put(name, opened.address());
    return opened;
  }

  private void startRoles(List<HollowNode> group) {
    for (HollowNode node : group) {
      trace(clock.nanos(), node.plan().name(), new TraceEvent.NodeStarted(node.session()));
      node.start();
    }
  }

  private HollowNode node(NodeName name) {
    HollowNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("the plan has no node " + name);
    }
    return node;
  }
}
