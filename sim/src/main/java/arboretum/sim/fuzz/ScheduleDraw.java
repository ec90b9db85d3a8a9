package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.protocol.UserToRoot;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Draws what happens: operations, faults, and phases in which messages are disturbed. Times are
 * often drawn near something that is under way: an operation, or the report of some node.
 */
final class ScheduleDraw {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  // source: nothing of the model: a deployment takes about that long with its pull and boot.
  private static final long UNDER_WAY_NANOS = 4 * SECOND;

  private final RandomSource random;
  private final RandomSource moves;
  private final RandomSource phaseOf;
  private final List<NodePlan> nodes;
  private final List<DrawnService> services;
  private final long windowNanos;

  /** In half of the cases the root forgets nothing: all that was asked for stays wanted there. */
  private final boolean rootKeeps;

  private final List<TimedAction> operations = new ArrayList<>();
  private final List<TimedAction> faults = new ArrayList<>();
  private final List<DisturbedPhase> phases = new ArrayList<>();

  ScheduleDraw(
      RandomSource random,
      long seed,
      List<NodePlan> nodes,
      List<DrawnService> services,
      long windowNanos) {
    this.random = random;
    this.moves = random.fork("moves");
    this.phaseOf = RandomSource.seeded(seed).fork("phases"); // as Roles draws them
    this.nodes = nodes;
    this.services = services;
    this.windowNanos = windowNanos;
    this.rootKeeps = CaseDraw.chance(random.fork("root"), 50);
  }

  void draw() {
    operate();
    int failures = 3 + random.nextInt(7);
    for (int i = 0; i < failures; i++) {
      fail();
    }
    int disturbances = random.nextInt(5);
    for (int i = 0; i < disturbances; i++) {
      disturb();
    }
    operations.sort(Comparator.comparingLong(TimedAction::atNanos));
    faults.sort(Comparator.comparingLong(TimedAction::atNanos));
    phases.sort(Comparator.comparingLong(DisturbedPhase::fromNanos));
  }

  List<TimedAction> operations() {
    return operations;
  }

  List<TimedAction> faults() {
    return faults;
  }

  List<DisturbedPhase> phases() {
    return phases;
  }

  /** Returns how late a message may still arrive after the last phase. */
  long mostLateNanos() {
    return phases.stream().mapToLong(DisturbedPhase::mostLateNanos).max().orElse(0);
  }

  private void operate() {
    List<DrawnService> alone = new ArrayList<>(services);
    if (CaseDraw.chance(random, 50)) {
      List<UserToRoot.DeployService> together = new ArrayList<>();
      for (int i = 0; i < 2 + random.nextInt(2); i++) {
        DrawnService member = alone.removeFirst();
        together.add(new UserToRoot.DeployService(member.spec(), 1 + random.nextInt(2)));
      }
      operation(deployTime(), new UserToRoot.DeployApplication("shop", together));
    }
    for (DrawnService service : services) {
      long at = deployTime();
      if (alone.contains(service)) {
        operation(at, new UserToRoot.DeployService(service.spec(), 1 + random.nextInt(4)));
      }
      if (!service.isJob()) {
        change(service, at);
      }
      move(service, at);
    }
  }

  /** Operators move instances, some of which do not run, or cannot go there. */
  private void move(DrawnService service, long fromNanos) {
    int count = moves.nextInt(4);
    for (int i = 0; i < count; i++) {
      long at = fromNanos + moves.nextLong(windowNanos - fromNanos);
      Optional<NodeName> to =
          CaseDraw.chance(moves, 50)
              ? Optional.empty()
              : Optional.of(nodes.get(1 + moves.nextInt(nodes.size() - 1)).name());
      InstanceId instance = new InstanceId(service.name(), moves.nextInt(3));
      operation(at, new UserToRoot.MigrateInstance(instance, to));
    }
  }

  private long deployTime() {
    return CaseDraw.chance(random, 60)
        ? random.nextLong(10 * SECOND)
        : random.nextLong(windowNanos * 3 / 4);
  }

  private void change(DrawnService service, long fromNanos) {
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      long at = fromNanos + random.nextLong(windowNanos - fromNanos);
      switch (random.nextInt(6)) {
        case 0 -> operation(at, new UserToRoot.UndeployService(service.name()));
        case 1, 2 ->
            operation(at, new UserToRoot.DeployService(service.spec(), 1 + random.nextInt(3)));
        default -> operation(at, new UserToRoot.ScaleService(service.name(), random.nextInt(5)));
      }
    }
  }

  private void operation(long atNanos, UserToRoot request) {
    operations.add(new TimedAction(atNanos, new TimedAction.Operate(request)));
  }

  private void fail() {
    Fault fault = fault();
    long at = moment();
    long most = windowNanos - at;
    long lasts =
        CaseDraw.chance(random, 25)
            ? random.nextLong(3 * SECOND)
            : (long) random.nextExponential(15.0 * SECOND);
    faults.add(
        new TimedAction(at, new TimedAction.Fail(fault, Math.min(most, Math.max(1, lasts)))));
  }

  private Fault fault() {
    State state = CaseDraw.one(random, List.of(State.values()));
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Fault.Site(cluster(), state);
      case 2, 3 -> new Fault.Orchestrator(cluster(), state);
      case 4 -> new Fault.Orchestrator(NodeName.ROOT, rootKeeps ? State.KEPT : state);
      case 5, 6, 7 -> new Fault.Worker(worker(), state);
      case 8 ->
          new Fault.Instance(
              new InstanceId(CaseDraw.one(random, services).name(), random.nextInt(4)));
      default ->
          new Fault.Link(
              CaseDraw.chance(random, 50) ? cluster() : worker(),
              CaseDraw.one(random, List.of(TimedAction.Direction.values())));
    };
  }

  /** Returns a time within the window, often near something that is under way. */
  private long moment() {
    long at =
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3 -> random.nextLong(windowNanos);
          case 4, 5, 6 ->
              CaseDraw.one(random, operations).atNanos() + random.nextLong(UNDER_WAY_NANOS);
          default -> nearReport();
        };
    return Math.min(windowNanos - 1, Math.max(0, at));
  }

  private long nearReport() {
    NodePlan node = CaseDraw.one(random, nodes);
    boolean worker = node.tier() == NodePlan.Tier.WORKER;
    long period = worker ? node.settings().heartbeatNanos() : node.settings().aggregateNanos();
    long phase = phaseOf.fork(node.name().path()).nextLong(period);
    return phase
        + random.nextLong(Math.max(1, windowNanos / period)) * period
        + random.nextLong(200 * MILLI)
        - 100 * MILLI;
  }

  private void disturb() {
    long from = moment();
    long lasts = SECOND + random.nextLong(20 * SECOND);
    NodeName scope =
        CaseDraw.chance(random, 50) ? NodeName.ROOT : CaseDraw.one(random, nodes).name();
    phases.add(
        new DisturbedPhase(
            from,
            Math.min(windowNanos, from + lasts),
            scope,
            rate(300),
            rate(300),
            rate(300),
            rate(300),
            CaseDraw.one(random, 50 * MILLI, 500 * MILLI, 3 * SECOND)));
  }

  private int rate(int mostPermille) {
    return CaseDraw.chance(random, 50) ? 0 : random.nextInt(mostPermille);
  }

  private NodeName cluster() {
    return one(NodePlan.Tier.CLUSTER);
  }

  private NodeName worker() {
    return one(NodePlan.Tier.WORKER);
  }

  private NodeName one(NodePlan.Tier tier) {
    return CaseDraw.one(random, nodes.stream().filter(node -> node.tier() == tier).toList()).name();
  }
}
