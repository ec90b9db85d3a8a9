package arboretum.orchestrator;

import arboretum.aggregate.AggregateForm;
import arboretum.check.Check;
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
import arboretum.orchestrator.cluster.Cluster;
import arboretum.orchestrator.root.Root;
import arboretum.orchestrator.worker.Worker;
import arboretum.placement.LatencySettings;
import arboretum.placement.Policies;
import arboretum.port.ContainerRuntime;
import arboretum.port.Ports;
import arboretum.port.Prober;
import arboretum.port.Timers;
import arboretum.protocol.Input;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.protocol.Payload.RuntimeOutcome.Outcome;
import arboretum.protocol.Route;
import arboretum.protocol.RoutesTold;
import arboretum.protocol.TimerId;
import arboretum.protocol.UserToRoot;
import arboretum.random.RandomSource;
import arboretum.resolution.Answer;
import arboretum.resolution.SemanticName;
import arboretum.trace.TraceEvent;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole tree in a test of the logic alone: constant delays, containers that start at once, no
 * costs. The capacity of every worker is checked after each input.
 */
final class World {
  static final long SECOND = 1_000_000_000L;
  static final long ONE_WAY = 5_000_000L;
  static final long BOOT = 100_000_000L;

  /** A traced event with its time and node. */
  record Traced(long atNanos, NodeName node, TraceEvent event) {}

  private record Event(long atNanos, long order, NodeName node, int life, Payload payload) {}

  private static final class Node {
    final NodeName name;
    final Maker maker;
    final List<JournalRecord> journal = new ArrayList<>();
    final Map<TimerId, Long> timers = new LinkedHashMap<>();
    final Map<TimerId, Long> periods = new LinkedHashMap<>();
    final Map<InstanceId, Map<Epoch, Allocation>> containers = new TreeMap<>();
    @Nullable Role role;
    int life;
    long sequence;

    Node(NodeName name, Maker maker) {
      this.name = name;
      this.maker = maker;
    }
  }

  private interface Maker {
    Role make(Ports ports);
  }

  private final Settings settings;
  private final Map<NodeName, Node> nodes = new LinkedHashMap<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::order));
  private final Set<String> cuts = new LinkedHashSet<>();
  private final List<Traced> traced = new ArrayList<>();
  private final Map<String, Integer> sent = new TreeMap<>();
  private final Map<NodeName, ProbeAnswer> probeAnswers = new LinkedHashMap<>();
  private final String scheduler;
  private final LatencySettings latency;

  /** True round trips in nanoseconds; 0: no answer. */
  ToLongBiFunction<NodeName, NodeName> rtts = (from, to) -> 2 * ONE_WAY;

  Function<NodeName, NodeTraits> traits = worker -> NodeTraits.PLAIN;

  /** Workers on which no container starts. */
  final Set<String> startless = new LinkedHashSet<>();

  private long order;
  private long now;
  private boolean loseDeploys;
  private boolean loseRoutes;
  private final Map<Long, Answered> answers = new LinkedHashMap<>();
  private long connections;

  World(Settings settings) {
    this(settings, Policies.BEST_FIT.label());
  }

  World(Settings settings, String scheduler) {
    this(settings, scheduler, LatencySettings.standard());
  }

  World(Settings settings, String scheduler, LatencySettings latency) {
    this.settings = settings;
    this.scheduler = scheduler;
    this.latency = latency;
    add(
        NodeName.ROOT,
        ports ->
            new Root(
                NodeName.ROOT,
                settings,
                Policies.ranking(scheduler, latency, RandomSource.seeded(1)),
                ports));
  }

  /** The settings of profile arboretum. */
  static Settings arboretum() {
    return new Settings(
        2 * SECOND,
        5 * SECOND,
        AggregateForm.MEAN_STD,
        Settings.Reporting.IMMEDIATE,
        Settings.Admission.RESERVED,
        new Settings.Detection(SECOND, 6 * SECOND, 15 * SECOND, 10 * SECOND),
        new Settings.Recovery(
            0, Settings.Recovery.Escalation.TO_PARENT, Settings.Recovery.Recreation.ELSEWHERE),
        new Settings.Offers(
            Settings.Offers.Choice.RANKED,
            Settings.Offers.Offering.TOGETHER,
            Settings.Offers.Refusal.TO_PARENT,
            Settings.Offers.Retry.ON_AGGREGATE,
            15 * SECOND,
            Settings.Offers.WITHOUT_END));
  }

  World cluster(String path, int workers, Capacity capacity) {
    NodeName name = new NodeName(path);
    NodeName parent = name.parent().orElseThrow();
    add(
        name,
        ports ->
            Cluster.ofWorkers(
                name,
                parent,
                settings,
                phase(name, 5),
                Policies.selection(scheduler, latency, RandomSource.seeded(1)),
                Plugged.NOTHING,
                RandomSource.seeded(2),
                ports));
    for (int i = 1; i <= workers; i++) {
      NodeName worker = name.child("w" + i);
      add(
          worker,
          ports ->
              new Worker(
                  worker,
                  name,
                  capacity,
                  traits.apply(worker),
                  settings,
                  phase(worker, 2),
                  RandomSource.seeded(3),
                  ports));
    }
    return this;
  }

  World region(String path) {
    NodeName name = new NodeName(path);
    NodeName parent = name.parent().orElseThrow();
    add(
        name,
        ports ->
            Cluster.ofClusters(
                name,
                parent,
                settings,
                phase(name, 5),
                Policies.ranking(scheduler, latency, RandomSource.seeded(1)),
                Plugged.NOTHING,
                ports));
    return this;
  }

  /** A different phase for each node, spread evenly by the order of their making. */
  private long phase(NodeName name, long periodSeconds) {
    long index = new ArrayList<>(nodes.keySet()).indexOf(name);
    return index * 137_000_000L % (periodSeconds * SECOND);
  }

  private void add(NodeName name, Maker maker) {
    Node node = new Node(name, maker);
    nodes.put(name, node);
    start(node, List.of());
  }

  private void start(Node node, List<JournalRecord> recovered) {
    node.life++;
    node.role = node.maker.make(portsOf(node));
    schedule(now, node.name, node.life, new Payload.Started(node.life, recovered));
  }

  void crash(String path) {
    Node node = node(path);
    node.role = null;
    node.life++;
    node.timers.clear();
    node.periods.clear();
    node.containers.clear();
  }

  /** Restarts a node of whose journal the last records are gone. */
  void restartTorn(String path, int lost) {
    List<JournalRecord> journal = node(path).journal;
    journal.subList(Math.max(0, journal.size() - lost), journal.size()).clear();
    restart(path, true);
  }

  int journaled(String path) {
    return node(path).journal.size();
  }

  void restart(String path, boolean journalKept) {
    Node node = node(path);
    List<JournalRecord> recovered = journalKept ? List.copyOf(node.journal) : List.of();
    if (!journalKept) {
      node.journal.clear();
    }
    start(node, recovered);
  }

  /** Cuts the link from {@code from} to {@code to}, one way. */
  void cut(String from, String to) {
    cuts.add(from + ">" + to);
  }

  void cutBoth(String one, String other) {
    cut(one, other);
    cut(other, one);
  }

  void heal(String from, String to) {
    cuts.remove(from + ">" + to);
  }

  void healAll() {
    cuts.clear();
  }

  /** Loses every order to run something on a worker from now on, or no more. */
  void loseDeploys(boolean lose) {
    loseDeploys = lose;
  }

  /** Loses all news about routes from now on, or no more. */
  void loseRoutes(boolean lose) {
    loseRoutes = lose;
  }

  static ServiceSpec service(String name, long cpuMillis) {
    return service(name, new Resources(cpuMillis, 1 << 20, 0), Restart.ALWAYS);
  }

  static ServiceSpec service(String name, Resources request, Restart restart) {
    return new ServiceSpec(new ServiceName(name), request, "image", Bytes.ZERO, restart);
  }

  World deploy(ServiceSpec spec, int replicas) {
    return operate(new UserToRoot.DeployService(spec, replicas));
  }

  World operate(UserToRoot request) {
    Node root = node("root");
    schedule(now, NodeName.ROOT, root.life, new Payload.Operator(request));
    return this;
  }

  /** A message reaches a node now that a bad network has repeated, or delivers late. */
  World receive(String at, String from, Message message) {
    Node node = node(at);
    schedule(now, node.name, node.life, new Payload.Received(new NodeName(from), message));
    return runFor(0);
  }

  /** The container of an instance ends by itself, once it has started, wherever it runs. */
  void exit(InstanceId instance, int exitCode) {
    nodes.values().forEach(node -> exitAt(node.name.path(), instance, exitCode));
  }

  /** The container of an instance on one worker ends by itself. */
  void exitAt(String worker, InstanceId instance, int exitCode) {
    Node node = node(worker);
    Map<Epoch, Allocation> copies = node.containers.getOrDefault(instance, Map.of());
    for (Epoch epoch : List.copyOf(copies.keySet())) {
      copies.remove(epoch);
      schedule(
          now + BOOT,
          node.name,
          node.life,
          new Payload.RuntimeOutcome(instance, epoch, Outcome.EXITED, exitCode, ""));
    }
  }

  World runFor(double seconds) {
    long end = now + (long) (seconds * SECOND);
    while (!events.isEmpty() && events.peek().atNanos() <= end) {
      Event event = events.remove();
      now = event.atNanos();
      Node node = nodes.get(event.node());
      if (node == null || node.role == null || node.life != event.life()) {
        continue;
      }
      if (event.payload() instanceof Payload.TimerFired fired && !due(node, fired.timer(), event)) {
        continue;
      }
      node.role.handle(new Input(node.name, ++node.sequence, now, event.payload()));
      checkCapacity(node);
    }
    now = end;
    return this;
  }

  private boolean due(Node node, TimerId timer, Event event) {
    Long set = node.timers.get(timer);
    if (set == null || set != event.order()) {
      return false;
    }
    Long period = node.periods.get(timer);
    if (period == null) {
      node.timers.remove(timer);
    } else {
      node.timers.put(timer, schedule(now + period, node.name, node.life, event.payload()));
    }
    return true;
  }

  private static void checkCapacity(Node node) {
    if (node.role instanceof Worker worker) {
      worker.reserved(); // adds up without overflow; Holdings refuses what does not fit
    }
  }

  private long schedule(long at, NodeName node, int life, Payload payload) {
    events.add(new Event(at, ++order, node, life, payload));
    return order;
  }

  private Ports portsOf(Node node) {
    int life = node.life;
    return new Ports(
        timersOf(node, life),
        (to, message) -> send(node, to, message),
        runtimeOf(node, life),
        () -> schedule(now, node.name, life, new Payload.UsageSample(0, 0)),
        proberOf(node, life),
        node.journal::add,
        event -> traced.add(new Traced(now, node.name, event)),
        (connection, answer) -> answers.put(connection, new Answered(now, answer)));
  }

  /** An answer to a connection, and when it came. */
  record Answered(long atNanos, long answer) {}

  /** A caller at a worker wants a connection; returns its answer, which may still be to come. */
  long connect(String worker, String name, long flow) {
    Node node = node(worker);
    SemanticName wanted = SemanticName.parse(name);
    long connection = ++connections;
    schedule(
        now,
        node.name,
        node.life,
        new Payload.Connect(
            connection,
            wanted.candidates(Optional.empty()),
            wanted.policy().word(),
            wanted.instance().orElse(-1),
            flow));
    return connection;
  }

  /** Returns the answer to a connection; fails if there is none yet. */
  Answered answer(long connection) {
    return Optional.ofNullable(answers.get(connection)).orElseThrow();
  }

  boolean isAnswered(long connection) {
    return answers.containsKey(connection);
  }

  /** Returns the worker to which an answer leads. */
  String leadsTo(String worker, long connection) {
    long answer = answer(connection).answer();
    Check.state(Answer.isFound(answer), "connection %s found nothing: %s", connection, answer);
    return worker(worker).resolver().route(Answer.number(answer)).place().node().path();
  }

  Worker worker(String path) {
    return (Worker) Optional.ofNullable(node(path).role).orElseThrow();
  }

  /** A connection ends without having reached what it led to. */
  void unreachable(String worker, String name, long connection) {
    Route route = worker(worker).resolver().route(Answer.number(answer(connection).answer()));
    SemanticName wanted = SemanticName.parse(name);
    Node node = node(worker);
    schedule(
        now,
        node.name,
        node.life,
        new Payload.ConnectionEnded(
            wanted.candidates(Optional.empty()),
            wanted.policy().word(),
            route.instance(),
            route.epoch(),
            Payload.ConnectionEnded.End.UNREACHABLE,
            0));
  }

  private Prober proberOf(Node node, int life) {
    return new Prober() {
      @Override
      public void probe(NodeName target) {
        long rtt = rtts.applyAsLong(node.name, target);
        Node asked = nodes.get(target);
        if (rtt > 0 && (asked == null || asked.role != null)) {
          Optional<ProbeAnswer> answer = Optional.ofNullable(probeAnswers.get(target));
          schedule(now + rtt, node.name, life, new Payload.Probed(target, rtt, answer));
        }
      }

      @Override
      public void answer(ProbeAnswer answer) {
        probeAnswers.put(node.name, answer);
      }
    };
  }

  private void send(Node from, NodeName to, Message message) {
    sent.merge(message.getClass().getSimpleName(), 1, Integer::sum);
    boolean cut = cuts.contains(from.name + ">" + to);
    boolean lost =
        (loseDeploys && message instanceof arboretum.protocol.OrchestratorToWorker.DeployInstance)
            || (loseRoutes && message instanceof RoutesTold);
    Node receiver = nodes.get(to);
    if (!cut && !lost && receiver != null && receiver.role != null) {
      schedule(now + ONE_WAY, to, receiver.life, new Payload.Received(from.name, message));
    }
  }

  private Timers timersOf(Node node, int life) {
    return new Timers() {
      @Override
      public void set(TimerId timer, long delayNanos) {
        node.periods.remove(timer);
        node.timers.put(
            timer, schedule(now + delayNanos, node.name, life, new Payload.TimerFired(timer)));
      }

      @Override
      public void every(TimerId timer, long periodNanos, long phaseNanos) {
        node.periods.put(timer, periodNanos);
        node.timers.put(
            timer, schedule(now + phaseNanos, node.name, life, new Payload.TimerFired(timer)));
      }

      @Override
      public void cancel(TimerId timer) {
        node.timers.remove(timer);
        node.periods.remove(timer);
      }
    };
  }

  private ContainerRuntime runtimeOf(Node node, int life) {
    return new ContainerRuntime() {
      @Override
      public void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
        node.containers.computeIfAbsent(instance, id -> new TreeMap<>()).put(epoch, allocation);
        tell(instance, epoch, Outcome.CREATED, 0);
        if (startless.contains(node.name.path())) {
          node.containers.getOrDefault(instance, new TreeMap<>()).remove(epoch);
          tell(instance, epoch, Outcome.START_FAILED, BOOT);
        } else {
          tell(instance, epoch, Outcome.RUNNING, BOOT);
        }
      }

      @Override
      public void stop(InstanceId instance, Epoch epoch) {
        node.containers.getOrDefault(instance, new TreeMap<>()).remove(epoch);
        tell(instance, epoch, Outcome.STOPPED, 0);
      }

      private void tell(InstanceId instance, Epoch epoch, Outcome outcome, long delay) {
        schedule(
            now + delay,
            node.name,
            life,
            new Payload.RuntimeOutcome(instance, epoch, outcome, 0, ""));
      }
    };
  }

  private Node node(String path) {
    return Optional.ofNullable(nodes.get(new NodeName(path))).orElseThrow();
  }

  /** Returns the nodes on which a container of the instance runs, in the order of their making. */
  List<String> copies(String service, int number) {
    InstanceId id = new InstanceId(new ServiceName(service), number);
    List<String> found = new ArrayList<>();
    for (Node node : nodes.values()) {
      node.containers
          .getOrDefault(id, Map.of())
          .keySet()
          .forEach(epoch -> found.add(node.name.path()));
    }
    return found;
  }

  Optional<InstanceState> rootState(String service, int number) {
    Role role = node("root").role;
    return role instanceof Root root
        ? root.state(new InstanceId(new ServiceName(service), number))
        : Optional.empty();
  }

  <E extends TraceEvent> List<E> traced(Class<E> type) {
    return traced.stream().map(Traced::event).filter(type::isInstance).map(type::cast).toList();
  }

  List<Traced> trace() {
    return traced;
  }

  int sent(String message) {
    return sent.getOrDefault(message, 0);
  }

  long now() {
    return now;
  }

  Role role(String path) {
    return Optional.ofNullable(node(path).role).orElseThrow();
  }
}
