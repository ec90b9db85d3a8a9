package arboretum.experiment.scenario;

import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Edit;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.TreePath;
import arboretum.experiment.scenario.syntax.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The points of a sweep, as trees: every combination of the values of {@code vary}. */
final class Sweep {
  private static final int MAX_POINTS = 10_000;
  private static final List<String> FIXED =
      List.of("arboretum", "name", "question", "replications", "seed", "vary");

  private final Tree.Mapping base;
  private final List<Axis> axes = new ArrayList<>();

  /** A path with the values that it takes. */
  private record Axis(Tree.Entry entry, List<Tree> values) {}

  /** A point and its file. */
  record SweepPoint(Point point, Tree.Mapping tree) {}

  private Sweep(Tree.Mapping base) {
    this.base = base;
  }

  /** Returns the points in order; wrong paths are reported and left out. */
  static List<SweepPoint> points(Tree.Mapping file, Problems problems) {
    var sweep = new Sweep(Trees.without(file, ScenarioKeys.VARY.name()));
    file.mapping(ScenarioKeys.VARY.name()).ifPresent(vary -> sweep.axes(vary, problems));
    long count = 1;
    for (Axis axis : sweep.axes) {
      count = Math.min(MAX_POINTS + 1, count * axis.values().size());
    }
    if (count > MAX_POINTS) {
      Mark mark = file.get(ScenarioKeys.VARY.name()).map(Tree::mark).orElse(file.mark());
      String message = "more than " + MAX_POINTS + " points; allowed: at most " + MAX_POINTS;
      problems.add(mark.file(), mark.line(), mark.column(), ScenarioKeys.VARY.name(), message);
      return List.of();
    }
    var points = new ArrayList<SweepPoint>();
    for (int index = 0; index < count; index++) {
      points.add(sweep.point(index));
    }
    return points;
  }

  private void axes(Tree.Mapping vary, Problems problems) {
    var taken = new TreeSet<String>();
    for (Tree.Entry entry : vary.entries()) {
      if (!(entry.value() instanceof Tree.Sequence values) || values.items().isEmpty()) {
        continue; // The checker reports it.
      }
      Optional<String> wrong = wrong(entry, values, taken);
      if (wrong.isPresent()) {
        Mark mark = entry.mark();
        String path = ScenarioKeys.VARY.name() + "." + entry.key();
        problems.add(mark.file(), mark.line(), mark.column(), path, wrong.get());
      } else {
        axes.add(new Axis(entry, values.items()));
      }
    }
  }

  private Optional<String> wrong(Tree.Entry entry, Tree.Sequence values, Set<String> taken) {
    Optional<String> top =
        TreePath.parse(entry.key())
            .filter(path -> path.steps().getFirst() instanceof TreePath.Step.ToKey)
            .map(path -> ((TreePath.Step.ToKey) path.steps().getFirst()).name());
    if (top.isPresent() && FIXED.contains(top.get())) {
      return Optional.of("can't be varied");
    }
    Tree first = values.items().getFirst();
    return switch (Edit.set(base, ScenarioKeys.SCENARIO, entry.key(), first)) {
      case Edit.Result.NoSuchPath no -> Optional.of(no.message());
      case Edit.Result.Done done ->
          taken.add(done.path()) ? Optional.empty() : Optional.of("is varied twice");
    };
  }

  private SweepPoint point(int index) {
    Tree.Mapping tree = base;
    var parameters = new ArrayList<Parameter>();
    int rest = index;
    var chosen = new ArrayList<Tree>();
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      List<Tree> values = axes.get(axis).values();
      chosen.addFirst(values.get(rest % values.size()));
      rest /= values.size();
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      String path = axes.get(axis).entry().key();
      Tree value = chosen.get(axis);
      parameters.add(new Parameter(path, Trees.write(value)));
      // A path that fitted the file may not fit another value of an outer path: then the value
      // of the outer path stands, and the checker has the last word.
      if (Edit.set(tree, ScenarioKeys.SCENARIO, path, value) instanceof Edit.Result.Done done) {
        tree = done.tree();
      }
    }
    return new SweepPoint(new Point(index, parameters), tree);
  }
}
