package arboretum.experiment.scenario.format;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.TreePath;
import arboretum.experiment.scenario.syntax.TreePath.Step;
import arboretum.experiment.scenario.syntax.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sets the value at a path: what a sweep and {@code --set} do. A key need not be written yet, if
 * the shape knows it; an item has to be there.
 */
public final class Edit {
  /** What came of it. */
  public sealed interface Result {
    /**
     * It was done.
     *
     * @param path the path with every item by number
     */
    record Done(Tree.Mapping tree, String path) implements Result {}

    /**
     * There is no such path.
     *
     * @param message why, what is allowed there, and the nearest path
     */
    record NoSuchPath(String message) implements Result {}
  }

  /** Where the steps stopped to fit. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop(String message) {
      super(message, null, false, false);
    }
  }

  private final List<Step> steps;
  private final Tree value;
  private final List<Step> taken = new ArrayList<>();

  private Edit(List<Step> steps, Tree value) {
    this.steps = steps;
    this.value = value;
  }

  /** Returns {@code tree} with {@code value} at {@code path}. */
  public static Result set(Tree.Mapping tree, Shape.Section shape, String path, Tree value) {
    Optional<TreePath> parsed = TreePath.parse(path);
    if (parsed.isEmpty()) {
      return new Result.NoSuchPath(
          "is no path; write e.g. \"topology.clusters[munich].workers[0].count\"");
    }
    var edit = new Edit(parsed.get().steps(), value);
    try {
      Tree edited = edit.down(tree, shape, 0);
      return new Result.Done((Tree.Mapping) edited, TreePath.write(edit.taken));
    } catch (Stop stop) {
      String nearest = edit.nearest(tree, shape);
      String hint =
          nearest.isEmpty() || path.startsWith(nearest)
              ? ""
              : "; did you mean \"" + nearest + "\"?";
      return new Result.NoSuchPath(stop.getMessage() + hint);
    }
  }

  private Tree down(Tree tree, Shape<?> shape, int i) {
    if (i == steps.size()) {
      return value;
    }
    if (shape instanceof Shape.Sweep && tree instanceof Tree.Mapping sweep) {
      String rest = TreePath.write(steps.subList(i, steps.size()));
      taken.addAll(steps.subList(i, steps.size()));
      return Trees.with(sweep, rest, value);
    }
    Shape<?> open = opened(shape);
    if (open instanceof Shape.Named && steps.get(i) instanceof Step.ToKey key) {
      return namedKey(tree, key, i);
    }
    if (open instanceof Shape.Foreign) {
      return switch (steps.get(i)) {
        case Step.ToKey key -> foreignKey(tree, open, key, i);
        case Step.ToItem item -> foreignItem(tree, open, item, i);
      };
    }
    return switch (steps.get(i)) {
      case Step.ToKey key -> toKey(tree, open, key.name(), i);
      case Step.ToItem item -> toItem(tree, open, item.which(), i);
    };
  }

  private Tree toKey(Tree tree, Shape<?> shape, String name, int i) {
    if (!(shape instanceof Shape.Section record)) {
      throw new Stop("no such path: " + here() + " has no keys");
    }
    Key<?> key = record.key(name).orElse(null);
    if (key == null) {
      String kind = record.later().contains(name) ? "is not in this version" : "is unknown";
      String allowed = "; allowed there: " + String.join(", ", record.names());
      throw new Stop(
          "no such path: " + Checker.join(TreePath.write(taken), name) + " " + kind + allowed);
    }
    taken.add(new Step.ToKey(name));
    Tree.Mapping mapping =
        tree instanceof Tree.Mapping m ? m : new Tree.Mapping(List.of(), value.mark());
    Tree below = mapping.get(name).orElseGet(() -> new Tree.Mapping(List.of(), value.mark()));
    return Trees.with(mapping, name, down(below, key.shape(), i + 1));
  }

  private Tree toItem(Tree tree, Shape<?> shape, String which, int i) {
    if (!(shape instanceof Shape.Many<?> many)) {
      throw new Stop("no such path: " + here() + " is no list");
    }
    List<Tree> items = tree instanceof Tree.Sequence s ? s.items() : List.of();
    int at = index(items, which);
    if (at < 0) {
      String there =
          items.isEmpty() ? "has no items" : "has no [" + which + "]; there are " + known(items);
      throw new Stop("no such path: " + here() + " " + there);
    }
    taken.add(new Step.ToItem(Integer.toString(at)));
    var changed = new ArrayList<>(items);
    changed.set(at, down(items.get(at), many.item(), i + 1));
    return new Tree.Sequence(changed, tree.mark());
  }

  /** Any key may stand there: the other format judges the result. */
  private Tree foreignKey(Tree tree, Shape<?> shape, Step.ToKey key, int i) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      throw new Stop("no such path: " + here() + " has no keys");
    }
    taken.add(key);
    Tree below = mapping.get(key.name()).orElseGet(() -> new Tree.Mapping(List.of(), value.mark()));
    return Trees.with(mapping, key.name(), down(below, shape, i + 1));
  }

  /** A setting of a policy: the name alone becomes a mapping. */
  private Tree namedKey(Tree tree, Step.ToKey key, int i) {
    if (i + 1 < steps.size()) {
      throw new Stop("no such path: " + here() + "." + key.name() + " has no keys");
    }
    taken.add(key);
    Tree.Mapping empty = new Tree.Mapping(List.of(), value.mark());
    Tree.Mapping mapping =
        switch (tree) {
          case Tree.Mapping m -> m;
          case Tree.Scalar name -> Trees.with(empty, Shape.Named.NAME, name);
          case Tree.Sequence s -> empty;
        };
    return Trees.with(mapping, key.name(), value);
  }

  private Tree foreignItem(Tree tree, Shape<?> shape, Step.ToItem item, int i) {
    return toItem(tree, new Shape.Many<>(shape, 0, Integer.MAX_VALUE), item.which(), i);
  }

  private String here() {
    return taken.isEmpty() ? "the file" : TreePath.write(taken);
  }

  private static String known(List<Tree> items) {
    var names = itemNames(items);
    String numbers = items.size() == 1 ? "[0]" : "[0] to [" + (items.size() - 1) + "]";
    return names.isEmpty() ? numbers : numbers + ", by name " + String.join(", ", names);
  }

  private static Shape<?> opened(Shape<?> shape) {
    return switch (shape) {
      case Shape.Again<?> again -> opened(again.target().get());
      case Shape.Either<?> either -> either.record();
      default -> shape;
    };
  }

  private static int index(List<Tree> items, String which) {
    int byName =
        IntStream.range(0, items.size())
            .filter(i -> nameOf(items.get(i)).filter(which::equals).isPresent())
            .findFirst()
            .orElse(-1);
    if (byName >= 0 || which.length() > 9 || !which.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return byName;
    }
    int number = Integer.parseInt(which);
    return number < items.size() ? number : -1;
  }

  private static Optional<String> nameOf(Tree item) {
    return item instanceof Tree.Mapping m && m.get("name").orElse(m) instanceof Tree.Scalar name
        ? Optional.of(name.text())
        : Optional.empty();
  }

  private static List<String> itemNames(List<Tree> items) {
    return items.stream().flatMap(item -> nameOf(item).stream()).toList();
  }

  /** Follows the steps as far as they or near ones exist; empty if not even the first does. */
  private String nearest(Tree.Mapping root, Shape.Section rootShape) {
    var near = new ArrayList<Step>();
    Tree tree = root;
    Shape<?> shape = rootShape;
    for (Step step : steps) {
      shape = opened(shape);
      if (step instanceof Step.ToKey key && shape instanceof Shape.Section record) {
        Optional<String> name = Nearest.of(key.name(), record.names());
        if (name.isEmpty()) {
          break;
        }
        near.add(new Step.ToKey(name.get()));
        shape = record.key(name.get()).map(Key::shape).orElseThrow();
        tree = tree instanceof Tree.Mapping m ? m.get(name.get()).orElse(m) : tree;
      } else if (step instanceof Step.ToItem item
          && shape instanceof Shape.Many<?> many
          && tree instanceof Tree.Sequence sequence
          && !sequence.items().isEmpty()) {
        String which = nearItem(sequence.items(), item.which());
        near.add(new Step.ToItem(which));
        shape = many.item();
        tree = sequence.items().get(index(sequence.items(), which));
      } else {
        break;
      }
    }
    return TreePath.write(near);
  }

  private static String nearItem(List<Tree> items, String which) {
    if (index(items, which) >= 0) {
      return which;
    }
    return Nearest.of(which, itemNames(items)).orElse(Integer.toString(items.size() - 1));
  }
}
