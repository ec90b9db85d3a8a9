package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.Extensions;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Scheduler;
import arboretum.experiment.plan.UserPlan;
import arboretum.experiment.plugin.Kind;
import arboretum.experiment.plugin.Standard;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Checker;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Shape.Named;
import arboretum.experiment.scenario.keys.BehaviourKeys;
import arboretum.experiment.scenario.keys.LatencyKeys;
import arboretum.experiment.scenario.keys.ResolutionKeys;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.ServiceKeys;
import arboretum.experiment.scenario.keys.TopologyKeys;
import arboretum.experiment.scenario.keys.UserKeys;
import arboretum.experiment.scenario.profile.Profile;
import arboretum.experiment.scenario.profile.Profiles;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.experiment.workload.RequestPlan;
import arboretum.placement.Policies;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks and binds the tree of one sweep point. Used once. */
public final class PointBinder {
  private static final Tree.Mapping NOTHING =
      new Tree.Mapping(List.of(), new Mark("nothing", 0, 0));

  private final Sources sources;
  private final long seed;
  private final Problems problems;
  private final List<String> statements = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Binds nothing yet.
   *
   * @param seed the scenario's
   * @param problems takes what is found
   */
  public PointBinder(Sources sources, long seed, Problems problems) {
    this.sources = sources;
    this.seed = seed;
    this.problems = problems;
  }

  /** Returns the bound point; empty if there are problems. */
  public Optional<PointPlan> bind(Tree.Mapping tree) {
    var shape = new Problems();
    Checker.check(tree, ScenarioKeys.SCENARIO, shape);
    problems.addAll(shape.sorted());
    Fields file = new Fields(tree, "", profile(tree)::valueOf);
    checkWarmUp(file);

    Network network = Network.of(file.section(ScenarioKeys.TOPOLOGY), sources, problems);
    var devices = new Devices(file, problems);
    List<UserPlan> users = Users.of(file, network, rowsDrawn(file), problems);
    var surroundings =
        new Applications.Surroundings(AreaBinder.bind(file, sources, problems), users);
    var applications = new Applications(file, sources, surroundings, problems);
    warnings.addAll(applications.warnings());
    var services = new Services(file, applications, problems);
    Optional<TraceWorkload> workload =
        file.section(ScenarioKeys.WORKLOAD).has(ServiceKeys.TRACE)
            ? TraceWorkload.of(file, sources, problems)
            : Optional.empty();
    workload.ifPresent(trace -> trace.checkNames(services, problems));
    Optional<TreeBinder.Bound> bound = nodes(file, network, devices, shape.isEmpty());
    bound.ifPresent(b -> services.checkFit(b.workers()));
    bound.ifPresent(b -> warnings.addAll(IgnoredLimits.of(b.nodes(), services.all())));
    bound.flatMap(b -> IgnoredLimits.unwatched(b.nodes(), services.all())).ifPresent(warnings::add);
    // Without a tree every target would be unknown: only the missing tree is worth a word.
    checkWorkload(file);
    checkProbes(file);
    Behaviour.checkBackOff(file, problems);
    Behaviour.checkLease(file, problems);
    NetworkPlan.Loss loss = Behaviour.loss(file, problems);
    Optional<PlacementWorkload> placements =
        bound.flatMap(b -> PlacementWorkload.of(file, users, b.nodes(), problems));
    Optional<PointPlan.Events> events =
        bound.map(
            b -> {
              var changes = new Changes(b.names(), users, network.needs(), problems);
              RequestPlan requests = CallBinder.bind(file, b, users, services, sources, problems);
              Mobility moves = Mobility.of(file, users, network.needs(), sources, problems);
              moves.statement().ifPresent(statements::add);
              var callers = new Callers(requests, moves);
              return events(file, b, services, changes, workload, placements, callers);
            });
    Optional<PointPlan.Population> population =
        bound.map(b -> population(file, b.nodes(), users, network));
    if (!problems.isEmpty() || population.isEmpty() || events.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(plan(file, population.get(), network.latency(), loss, events.get()));
  }

  private PointPlan plan(
      Fields file,
      PointPlan.Population population,
      Optional<NetworkPlan.Latency> truth,
      NetworkPlan.Loss loss,
      PointPlan.Events events) {
    long duration = file.require(ScenarioKeys.DURATION);
    events.workload().ifPresent(w -> statements.addAll(w.statements(population.nodes(), duration)));
    var latency = truth.orElseThrow(() -> new IllegalStateException("checked, but no latency"));
    long framing = file.section(ScenarioKeys.NETWORK).require(BehaviourKeys.FRAMING);
    return new PointPlan(
        new PointPlan.Identity(
            file.require(ScenarioKeys.NAME), seed, duration, file.require(ScenarioKeys.WARM_UP)),
        population,
        new NetworkPlan(latency, Math.toIntExact(framing), loss),
        Behaviour.costs(file),
        file.section(ScenarioKeys.RUNTIME).require(BehaviourKeys.STOP),
        events,
        new PointPlan.Remarks(statements, warnings));
  }

  private static boolean rowsDrawn(Fields file) {
    return file.section(ScenarioKeys.TOPOLOGY).get(TopologyKeys.DRAWN_ROWS).orElse(false);
  }

  private PointPlan.Population population(
      Fields file, List<NodePlan> nodes, List<UserPlan> users, Network network) {
    if (!rowsDrawn(file)) {
      return new PointPlan.Population(nodes, users, Optional.empty());
    }
    Fields topology = file.section(ScenarioKeys.TOPOLOGY);
    if (network.needs() != Network.Needs.ROW || topology.has(TopologyKeys.IMPORT)) {
      String message = "are for a tree that is written out on a latency matrix; allowed: written";
      topology.report(problems, TopologyKeys.DRAWN_ROWS, message);
    }
    network
        .matrix()
        .filter(matrix -> nodes.size() + users.size() > matrix.size())
        .ifPresent(
            matrix -> {
              String message =
                  nodes.size() + " nodes and " + users.size() + " users, each on a row of its own";
              String rows = "; the matrix has " + matrix.size() + " rows";
              topology.report(problems, TopologyKeys.DRAWN_ROWS, message + rows);
            });
    return new PointPlan.Population(nodes, users, network.matrix());
  }

  private void checkWorkload(Fields file) {
    Fields workload = file.section(ScenarioKeys.WORKLOAD);
    boolean trace = workload.has(ServiceKeys.TRACE);
    if (file.has(ScenarioKeys.WORKLOAD) && trace == workload.has(UserKeys.PLACEMENTS)) {
      String message = trace ? "has several kinds" : "has no kind";
      file.report(problems, ScenarioKeys.WORKLOAD, message + "; allowed: one of trace, placements");
    }
  }

  private void checkProbes(Fields file) {
    Fields latency = file.section(ScenarioKeys.SCHEDULING).section(LatencyKeys.LATENCY);
    Optional<Long> references = latency.get(LatencyKeys.REFERENCES);
    Optional<Long> probes = latency.get(LatencyKeys.PROBES);
    if (references.isPresent() && probes.isPresent() && probes.get() < references.get()) {
      String message =
          probes.get() + " is not allowed; allowed: at least references, " + references.get();
      latency.report(problems, LatencyKeys.PROBES, message);
    }
  }

  /** Returns the profile that the file names, or else the default one. */
  public static Profile profile(Tree.Mapping tree) {
    var file = new Fields(tree, "", path -> Optional.empty());
    return file.get(ScenarioKeys.PROFILE)
        .flatMap(Profiles::find)
        .orElseGet(() -> Profiles.all().getFirst());
  }

  private void checkWarmUp(Fields file) {
    Optional<Long> duration = file.get(ScenarioKeys.DURATION);
    Optional<Long> warmUp = file.get(ScenarioKeys.WARM_UP);
    if (duration.isPresent() && warmUp.isPresent() && warmUp.get() >= duration.get()) {
      String message =
          "\""
              + Dimension.DURATION.write(warmUp.get())
              + "\" is not allowed; allowed: less than"
              + " the duration, "
              + Dimension.DURATION.write(duration.get());
      file.report(problems, ScenarioKeys.WARM_UP, message);
    }
  }

  private Optional<TreeBinder.Bound> nodes(
      Fields file, Network network, Devices devices, boolean shaped) {
    Fields topology = file.section(ScenarioKeys.TOPOLOGY);
    // What is wrong is reported; a tree of the profile's settings finds the rest.
    Fields behaviour = shaped ? file : new Fields(NOTHING, "", profile(NOTHING)::valueOf);
    TreeBinder.Defaults defaults = defaults(file, behaviour);
    if (!file.has(ScenarioKeys.TOPOLOGY)) {
      return Optional.empty();
    }
    if (!topology.has(TopologyKeys.IMPORT)) {
      return Optional.of(
          new TreeBinder(defaults, network, rowsDrawn(file), devices, problems).bind(topology));
    }
    Fields source = topology.section(TopologyKeys.IMPORT);
    if (source.has(TopologyKeys.DEVICES) == source.has(TopologyKeys.SITES)) {
      String found = source.has(TopologyKeys.SITES) ? "has devices and sites" : "has no workers";
      topology.report(problems, TopologyKeys.IMPORT, found + "; allowed: one of devices, sites");
      return Optional.empty();
    }
    if (source.has(TopologyKeys.SITES)) {
      var sites = new SitesTree(topology, network, devices, problems);
      RandomSource order = RandomSource.seeded(seed).fork("sites");
      Optional<TreeBinder.Bound> bound = sites.bind(defaults, sources, order);
      statements.addAll(sites.statements());
      return bound;
    }
    var imported = new ImportedTree(topology, network, problems);
    RandomSource rows = RandomSource.seeded(seed).fork("rows");
    Optional<TreeBinder.Bound> bound = imported.bind(defaults, sources, rows);
    statements.addAll(imported.statements());
    return bound;
  }

  /**
   * Returns what nodes have in common.
   *
   * @param behaviour the file, or what stands for it if its shape is wrong
   */
  private TreeBinder.Defaults defaults(Fields file, Fields behaviour) {
    var policies = new PolicyBinder(sources.plugIns(), Behaviour.latency(behaviour), problems);
    Fields scheduling = file.section(ScenarioKeys.SCHEDULING);
    Fields control = file.section(ScenarioKeys.CONTROL);
    Fields aggregate = control.section(BehaviourKeys.AGGREGATE);
    Fields detection = control.section(BehaviourKeys.DETECTION);
    Extensions none =
        Extensions.none(
            file.section(ScenarioKeys.PLUGINS)
                .get(BehaviourKeys.ON_FAILURE)
                .orElse(Extensions.OnFailure.STOP));
    Optional<Extensions.Policy> pushes =
        policies.extension(
            aggregate, BehaviourKeys.AGGREGATE_UPDATES, Kind.UPDATE_POLICY, Standard.UPDATES);
    Optional<Extensions.Policy> heartbeats =
        policies.extension(control, BehaviourKeys.UPDATES, Kind.UPDATE_POLICY, Standard.UPDATES);
    var orchestrators =
        new Extensions(
            policies.extension(
                aggregate, BehaviourKeys.AGGREGATOR, Kind.AGGREGATOR, Standard.AGGREGATOR),
            policies.extension(
                detection,
                BehaviourKeys.DETECTION_POLICY,
                Kind.FAILURE_DETECTION,
                Standard.DETECTION),
            pushes,
            Optional.empty(),
            none.onFailure());
    Optional<Extensions.Policy> chooses =
        policies.extension(
            control.section(ResolutionKeys.RESOLUTION),
            ResolutionKeys.BALANCING,
            Kind.BALANCING,
            Standard.BALANCING);
    return new TreeBinder.Defaults(
        Behaviour.settings(
            behaviour, needsCoordinates(file), !file.items(ScenarioKeys.CALLS).isEmpty()),
        policies
            .scheduler(scheduling, BehaviourKeys.ROOT_POLICY, Kind.CLUSTER_RANKING)
            .orElse(Scheduler.NONE),
        policies
            .scheduler(scheduling, BehaviourKeys.CLUSTER_POLICY, Kind.WORKER_SELECTION)
            .orElse(Scheduler.NONE),
        orchestrators,
        none.ofWorker(heartbeats, chooses),
        policies);
  }

  private static boolean needsCoordinates(Fields file) {
    return needsCoordinates(file.section(ScenarioKeys.SCHEDULING), BehaviourKeys.CLUSTER_POLICY)
        || clusterNeedsCoordinates(file.section(ScenarioKeys.TOPOLOGY));
  }

  private static boolean clusterNeedsCoordinates(Fields parent) {
    return parent.items(TopologyKeys.CLUSTERS).stream()
        .anyMatch(
            cluster ->
                needsCoordinates(cluster, TopologyKeys.CLUSTER_POLICY)
                    || clusterNeedsCoordinates(cluster));
  }

  private static boolean needsCoordinates(Fields fields, Key<Named.Written> key) {
    return fields.get(key).filter(policy -> Policies.needsCoordinates(policy.name())).isPresent();
  }

  private PointPlan.Events events(
      Fields file,
      TreeBinder.Bound bound,
      Services services,
      Changes changes,
      Optional<TraceWorkload> workload,
      Optional<PlacementWorkload> placements,
      Callers callers) {
    var faults = new Faults(bound.names(), problems);
    var timeline = new TimelineBinder(faults, services, changes, problems);
    List<Faults.Source> random = faults.random(file);
    if (!random.isEmpty()) {
      statements.add(
          "random faults: "
              + random.size()
              + " targets, each with a stream of its own; the time"
              + " to the next fault counts from the start or the last repair");
    }
    return new PointPlan.Events(
        services.all(),
        timeline.starts(file),
        timeline.timeline(file),
        workload,
        placements,
        random,
        callers.requests(),
        callers.moves());
  }

  /** Who calls what, and how users move. */
  private record Callers(RequestPlan requests, Mobility moves) {}
}
