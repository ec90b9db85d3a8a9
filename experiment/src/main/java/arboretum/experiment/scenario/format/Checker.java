package arboretum.experiment.scenario.format;

import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.syntax.Mark;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.unit.Parsed;
import java.util.TreeMap;

/** Holds a tree against a shape and reports everything that doesn't fit. */
public final class Checker {
  private static final int SHOWN = 40;

  private final Problems problems;

  private Checker(Problems problems) {
    this.problems = problems;
  }

  /** Adds a problem for everything in {@code tree} that {@code shape} does not allow. */
  public static void check(Tree tree, Shape<?> shape, Problems problems) {
    new Checker(problems).check(tree, shape, "");
  }

  private void check(Tree tree, Shape<?> shape, String path) {
    if (shape instanceof Shape.Foreign) {
      return;
    }
    if (tree instanceof Tree.Scalar scalar && scalar.isNothing()) {
      report(tree.mark(), path, "has no value; wanted: " + wanted(shape));
      return;
    }
    switch (shape) {
      case Shape.One<?> one -> one(tree, one, path);
      case Shape.Many<?> many -> many(tree, many, path);
      case Shape.Section record -> record(tree, record, path);
      case Shape.Either<?> either -> {
        if (tree instanceof Tree.Mapping) {
          record(tree, either.record(), path);
        } else {
          one(tree, either.one(), path);
        }
      }
      case Shape.Named named -> named(tree, named, path);
      case Shape.Sweep sweep -> sweep(tree, path);
      case Shape.Foreign foreign -> {}
      case Shape.Again<?> again -> check(tree, again.target().get(), path);
    }
  }

  private void one(Tree tree, Shape.One<?> one, String path) {
    if (!(tree instanceof Tree.Scalar scalar)) {
      report(tree.mark(), path, "is " + found(tree) + "; wanted: " + wanted(one));
    } else if (one.reading().of(scalar.text()) instanceof Parsed.Bad<?> bad) {
      report(tree.mark(), path, bad.message());
    }
  }

  private void named(Tree tree, Shape.Named named, String path) {
    if (tree instanceof Tree.Scalar) {
      return;
    }
    if (!(tree instanceof Tree.Mapping mapping)) {
      report(tree.mark(), path, "is " + found(tree) + "; wanted: " + wanted(named));
      return;
    }
    var seen = new TreeMap<String, Mark>();
    for (Tree.Entry entry : mapping.entries()) {
      String below = join(path, entry.key());
      Mark first = seen.putIfAbsent(entry.key(), entry.mark());
      if (first != null) {
        report(entry.mark(), below, "stands here twice; first at " + at(first));
      } else if (!(entry.value() instanceof Tree.Scalar scalar) || scalar.isNothing()) {
        report(entry.value().mark(), below, "is no single value");
      }
    }
    if (!seen.containsKey(Shape.Named.NAME)) {
      report(mapping.mark(), join(path, Shape.Named.NAME), "is missing; wanted: a policy's name");
    }
  }

  private void many(Tree tree, Shape.Many<?> many, String path) {
    if (!(tree instanceof Tree.Sequence sequence)) {
      report(tree.mark(), path, "is " + found(tree) + "; wanted: " + wanted(many));
      return;
    }
    int size = sequence.items().size();
    if (size < many.least() || size > many.most()) {
      String range = many.most() == Integer.MAX_VALUE ? " or more" : " to " + many.most();
      boolean exact = many.least() == many.most();
      report(
          tree.mark(),
          path,
          "has " + size + " items; allowed: " + many.least() + (exact ? "" : range));
    }
    for (int i = 0; i < size; i++) {
      check(sequence.items().get(i), many.item(), path + "[" + i + "]");
    }
  }

  private void record(Tree tree, Shape.Section record, String path) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      report(tree.mark(), path, "is " + found(tree) + "; wanted: " + wanted(record));
      return;
    }
    var seen = new TreeMap<String, Mark>();
    for (Tree.Entry entry : mapping.entries()) {
      Mark first = seen.putIfAbsent(entry.key(), entry.mark());
      if (first != null) {
        report(entry.mark(), join(path, entry.key()), "stands here twice; first at " + at(first));
      } else {
        entry(entry, record, path);
      }
    }
    for (Key<?> key : record.keys()) {
      if (key.presence() instanceof Key.Required && !seen.containsKey(key.name())) {
        report(
            mapping.mark(), join(path, key.name()), "is missing; wanted: " + wanted(key.shape()));
      }
    }
  }

  private void entry(Tree.Entry entry, Shape.Section record, String path) {
    String below = join(path, entry.key());
    var key = record.key(entry.key());
    if (key.isPresent()) {
      check(entry.value(), key.get().shape(), below);
    } else if (record.later().contains(entry.key())) {
      report(entry.mark(), below, "is not in this version; allowed here: " + names(record));
    } else {
      report(
          entry.mark(),
          below,
          "unknown key; allowed here: "
              + names(record)
              + Nearest.hint(entry.key(), record.names()));
    }
  }

  private void sweep(Tree tree, String path) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      report(tree.mark(), path, "is " + found(tree) + "; wanted: paths with lists of values");
      return;
    }
    for (Tree.Entry entry : mapping.entries()) {
      if (!(entry.value() instanceof Tree.Sequence s) || s.items().isEmpty()) {
        String message = "is " + found(entry.value()) + "; wanted: a list of values";
        report(entry.value().mark(), join(path, entry.key()), message);
      }
    }
  }

  private static String names(Shape.Section record) {
    return String.join(", ", record.names());
  }

  static String found(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> "\"" + cut(scalar.text()) + "\"";
      case Tree.Sequence sequence -> sequence.items().isEmpty() ? "an empty list" : "a list";
      case Tree.Mapping mapping -> "a mapping";
    };
  }

  static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  /** Returns in words what a shape wants, to follow "wanted:". */
  static String wanted(Shape<?> shape) {
    return switch (shape) {
      case Shape.One<?> one ->
          one.choices().isEmpty()
              ? one.kind()
              : one.kind() + " (" + String.join(", ", one.choices()) + ")";
      case Shape.Many<?> many -> "list";
      case Shape.Section record -> "mapping with the keys " + names(record);
      case Shape.Either<?> either -> wanted(either.one()) + " or " + wanted(either.record());
      case Shape.Named named -> wanted(named.known()) + " or a mapping with name and settings";
      case Shape.Sweep sweep -> "mapping of paths to lists of values";
      case Shape.Foreign foreign -> foreign.kind();
      case Shape.Again<?> again -> wanted(again.target().get());
    };
  }

  private static String at(Mark mark) {
    return mark.line() + ":" + mark.column();
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void report(Mark mark, String path, String message) {
    problems.add(mark.file(), mark.line(), mark.column(), path, message);
  }
}
