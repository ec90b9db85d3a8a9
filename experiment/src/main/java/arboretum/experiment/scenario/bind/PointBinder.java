package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Checker;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.BehaviourKeys;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.keys.TopologyKeys;
import arboretum.experiment.scenario.profile.Profile;
import arboretum.experiment.scenario.profile.Profiles;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.unit.Dimension;
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
    var applications = new Applications(file, sources, problems);
    warnings.addAll(applications.warnings());
    var services = new Services(file, applications, problems);
    Optional<TraceWorkload> workload =
        file.has(ScenarioKeys.WORKLOAD)
            ? TraceWorkload.of(file, sources, problems)
            : Optional.empty();
    workload.ifPresent(trace -> trace.checkNames(services, problems));
    Optional<TreeBinder.Bound> bound = nodes(file, network, devices, shape.isEmpty());
    bound.ifPresent(b -> services.checkFit(b.workers()));
    // Without a tree every target would be unknown: only the missing tree is worth a word.
    Optional<PointPlan.Events> events = bound.map(b -> events(file, b, services, workload));
    if (!problems.isEmpty() || bound.isEmpty() || events.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(plan(file, bound.get(), network, events.get()));
  }

  private PointPlan plan(
      Fields file, TreeBinder.Bound bound, Network network, PointPlan.Events events) {
    long duration = file.require(ScenarioKeys.DURATION);
    events.workload().ifPresent(w -> statements.addAll(w.statements(bound.nodes(), duration)));
    var latency =
        network.latency().orElseThrow(() -> new IllegalStateException("checked, but no latency"));
    long framing = file.section(ScenarioKeys.NETWORK).require(BehaviourKeys.FRAMING);
    return new PointPlan(
        new PointPlan.Identity(
            file.require(ScenarioKeys.NAME), seed, duration, file.require(ScenarioKeys.WARM_UP)),
        bound.nodes(),
        new NetworkPlan(latency, Math.toIntExact(framing)),
        Behaviour.costs(file),
        file.section(ScenarioKeys.RUNTIME).require(BehaviourKeys.STOP),
        events,
        new PointPlan.Remarks(statements, warnings));
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
    var defaults =
        new TreeBinder.Defaults(
            Behaviour.settings(behaviour),
            Behaviour.rootPolicy(behaviour),
            Behaviour.clusterPolicy(behaviour));
    if (!file.has(ScenarioKeys.TOPOLOGY)) {
      return Optional.empty();
    }
    if (!topology.has(TopologyKeys.IMPORT)) {
      return Optional.of(new TreeBinder(defaults, network, devices, problems).bind(topology));
    }
    var imported = new ImportedTree(topology, network, problems);
    RandomSource rows = RandomSource.seeded(seed).fork("rows");
    Optional<TreeBinder.Bound> bound = imported.bind(defaults, sources, rows);
    statements.addAll(imported.statements());
    return bound;
  }

  private PointPlan.Events events(
      Fields file, TreeBinder.Bound bound, Services services, Optional<TraceWorkload> workload) {
    var faults = new Faults(bound.names(), problems);
    var timeline = new TimelineBinder(faults, services, problems);
    List<Faults.Source> random = faults.random(file);
    if (!random.isEmpty()) {
      statements.add(
          "random faults: "
              + random.size()
              + " targets, each with a stream of its own; the time"
              + " to the next fault counts from the start or the last repair");
    }
    return new PointPlan.Events(
        services.all(), timeline.starts(file), timeline.timeline(file), workload, random);
  }
}
