package arboretum.experiment.scenario;

import arboretum.experiment.data.DataSets;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.bind.PointBinder;
import arboretum.experiment.scenario.bind.PointPlan;
import arboretum.experiment.scenario.bind.Sources;
import arboretum.experiment.scenario.format.Checker;
import arboretum.experiment.scenario.format.Edit;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.profile.Profile;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.Trees;
import arboretum.experiment.scenario.syntax.YamlReader;
import arboretum.units.GeoPoint;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads scenario files. */
public final class ScenarioLoader {
  private static final String FIRST_LINE = "arboretum: " + ScenarioKeys.VERSION;

  private final String file;
  private final Sources sources;
  private final Problems problems = new Problems();

  private ScenarioLoader(String file, Sources sources) {
    this.file = file;
    this.sources = sources;
  }

  /** Reads a scenario that needs no plug-ins; as the other one. */
  public static LoadedScenario load(
      Path file, List<String> sets, Overrides overrides, DataSets data) {
    return load(file, sets, overrides, data, PlugIns.NONE);
  }

  /**
   * Reads a scenario and checks all of its sweep points. Reads the data that it names; writes
   * nothing.
   *
   * @param file the scenario
   * @param sets changes from the command line, each {@code path=value}, done in order
   * @throws InputException with every problem of the file, its data and {@code sets}, in order of
   *     place
   */
  public static LoadedScenario load(
      Path file, List<String> sets, Overrides overrides, DataSets data, PlugIns plugIns) {
    var problems = new Problems();
    Optional<String> text = YamlReader.text(file, problems);
    problems.throwIfAny();
    Path folder = file.toAbsolutePath().getParent();
    var sources = new Sources(folder == null ? file : folder, data, plugIns);
    return new ScenarioLoader(file.toString(), sources).load(text.orElseThrow(), sets, overrides);
  }

  /**
   * Reads a scenario that is no file; its paths are relative to the working directory.
   *
   * @param name stands for the file in problems
   * @throws InputException with every problem of the text, in order of place
   */
  public static LoadedScenario of(String name, String text, DataSets data) {
    var overrides = new Overrides(Optional.empty(), Optional.empty());
    return new ScenarioLoader(name, new Sources(Path.of(""), data, PlugIns.NONE))
        .load(text, List.of(), overrides);
  }

  private LoadedScenario load(String text, List<String> sets, Overrides overrides) {
    Optional<Tree> tree = YamlReader.parse(file, text, problems);
    if (tree.isEmpty()) {
      throw new InputException(problems.sorted());
    }
    Tree.Mapping written = versioned(tree.get());
    Tree.Mapping edited = written;
    for (String set : sets) {
      edited = set(edited, set);
    }
    edited = override(edited, "seed", ScenarioKeys.SEED, overrides.seed());
    edited = override(edited, "replications", ScenarioKeys.REPLICATIONS, overrides.replications());
    if (edited.get(ScenarioKeys.VARY.name()).isPresent()) {
      checkVary(edited);
    }
    List<Sweep.SweepPoint> points = Sweep.points(edited, problems);
    var used = new Used();
    long seed = new Fields(edited, "", path -> Optional.empty()).get(ScenarioKeys.SEED).orElse(0L);
    for (Sweep.SweepPoint point : points) {
      Optional<PointPlan> bound = new PointBinder(sources, seed, problems).bind(point.tree());
      bound.ifPresent(used::add);
    }
    problems.throwIfAny();
    return loaded(text, edited, seed, points, used);
  }

  /** What the points have in common with others, each once. */
  private static final class Used {
    private final Set<String> statements = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<Device> machines = new LinkedHashSet<>();
    private final Set<GeoPoint> places = new LinkedHashSet<>();

    void add(PointPlan plan) {
      statements.addAll(plan.statements());
      warnings.addAll(plan.warnings());
      for (NodePlan node : plan.nodes()) {
        machines.add(node.device());
        node.place().ifPresent(places::add);
      }
    }
  }

  private LoadedScenario loaded(
      String text, Tree.Mapping tree, long seed, List<Sweep.SweepPoint> points, Used used) {
    // The first point has a value for what the sweep varies, also if the file has none.
    Profile profile = PointBinder.profile(points.getFirst().tree());
    var fields = new Fields(points.getFirst().tree(), "", profile::valueOf);
    var header =
        new LoadedScenario.Header(
            fields.require(ScenarioKeys.NAME),
            fields.require(ScenarioKeys.QUESTION),
            profile.name(),
            text,
            seed,
            Math.toIntExact(fields.require(ScenarioKeys.REPLICATIONS)),
            fields.require(ScenarioKeys.DURATION),
            fields.require(ScenarioKeys.WARM_UP));
    String canonical = Canonical.of(tree, points, used.machines, used.places, sources.used());
    var remarks =
        new LoadedScenario.Remarks(List.copyOf(used.statements), List.copyOf(used.warnings));
    return new LoadedScenario(header, canonical, points, sources, remarks);
  }

  /** Checks the first line: nothing else is looked at in a file of another format. */
  private Tree.Mapping versioned(Tree tree) {
    String name = ScenarioKeys.ARBORETUM.name();
    if (!(tree instanceof Tree.Mapping mapping)) {
      Mark mark = tree.mark();
      String message = "is no scenario; the first line must be \"" + FIRST_LINE + "\"";
      problems.add(new Problem(file, mark.line(), mark.column(), "", message));
      throw new InputException(problems.sorted());
    }
    boolean first =
        !mapping.entries().isEmpty()
            && mapping.entries().getFirst().key().equals(name)
            && mapping.entries().getFirst().mark().line() == 1;
    if (!first) {
      problems.add(file, 1, 1, "", "the first line must be \"" + FIRST_LINE + "\"");
    }
    Optional<Tree> version = mapping.get(name);
    if (version.isEmpty()) {
      throw new InputException(problems.sorted());
    }
    if (version.get() instanceof Tree.Scalar scalar
        && !scalar.text().equals(Long.toString(ScenarioKeys.VERSION))) {
      String message = "is no format that this version reads; allowed: " + ScenarioKeys.VERSION;
      Mark mark = scalar.mark();
      problems.add(file, mark.line(), mark.column(), name, "\"" + scalar.text() + "\" " + message);
      throw new InputException(problems.sorted());
    }
    return mapping;
  }

  private Tree.Mapping set(Tree.Mapping tree, String set) {
    String source = "--set " + set;
    int equals = set.indexOf('=');
    if (equals <= 0) {
      problems.add(Problem.of(source, "has no value; write e.g. --set topology.latency=ideal"));
      return tree;
    }
    String path = set.substring(0, equals).strip();
    Optional<Tree> value =
        YamlReader.parse(source, set.substring(equals + 1), problems)
            .map(parsed -> Trees.at(new Mark(source, 0, 0), parsed));
    if (value.isEmpty()) {
      return tree;
    }
    return switch (Edit.set(tree, ScenarioKeys.SCENARIO, path, value.get())) {
      case Edit.Result.Done done -> pinned(done.tree(), done.path());
      case Edit.Result.NoSuchPath no -> {
        problems.add(Problem.of(source, no.message()));
        yield tree;
      }
    };
  }

  /** Takes a path that was set out of the sweep. */
  private static Tree.Mapping pinned(Tree.Mapping tree, String path) {
    Optional<Tree.Mapping> sweep = tree.mapping(ScenarioKeys.VARY.name());
    if (sweep.isEmpty()) {
      return tree;
    }
    Tree.Mapping vary = sweep.get();
    Tree.Mapping rest = vary;
    for (Tree.Entry entry : vary.entries()) {
      if (Edit.set(tree, ScenarioKeys.SCENARIO, entry.key(), entry.value())
              instanceof Edit.Result.Done done
          && done.path().equals(path)) {
        rest = Trees.without(rest, entry.key());
      }
    }
    return rest.entries().isEmpty()
        ? Trees.without(tree, ScenarioKeys.VARY.name())
        : Trees.with(tree, ScenarioKeys.VARY.name(), rest);
  }

  private static Tree.Mapping override(
      Tree.Mapping tree, String option, Key<Long> key, Optional<? extends Number> value) {
    return value
        .map(
            number -> {
              var mark = new Mark("--" + option + " " + number, 0, 0);
              return Trees.with(tree, key.name(), new Tree.Scalar(number.toString(), false, mark));
            })
        .orElse(tree);
  }

  /** The sweep itself is no part of its points: it is checked here. */
  private void checkVary(Tree.Mapping tree) {
    var found = new Problems();
    Checker.check(tree, ScenarioKeys.SCENARIO, found);
    String vary = ScenarioKeys.VARY.name();
    found.sorted().stream()
        .filter(problem -> problem.path().equals(vary) || problem.path().startsWith(vary + "."))
        .forEach(problems::add);
  }
}
