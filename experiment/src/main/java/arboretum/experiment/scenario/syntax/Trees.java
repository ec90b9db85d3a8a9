package arboretum.experiment.scenario.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What can be done with trees. */
public final class Trees {
  private Trees() {}

  /** Returns the same tree with everything in one place. */
  public static Tree at(Mark mark, Tree tree) {
    return switch (tree) {
      case Tree.Scalar s -> new Tree.Scalar(s.text(), s.quoted(), mark);
      case Tree.Sequence s ->
          new Tree.Sequence(s.items().stream().map(item -> at(mark, item)).toList(), mark);
      case Tree.Mapping m ->
          new Tree.Mapping(
              m.entries().stream()
                  .map(e -> new Tree.Entry(e.key(), mark, at(mark, e.value())))
                  .toList(),
              mark);
    };
  }

  /** Returns the tree on one line. */
  public static String write(Tree tree) {
    return switch (tree) {
      case Tree.Scalar s -> s.text();
      case Tree.Sequence s ->
          s.items().stream().map(Trees::write).collect(Collectors.joining(", ", "[", "]"));
      case Tree.Mapping m ->
          m.entries().stream()
              .map(e -> e.key() + ": " + write(e.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** Returns a line {@code path = text} for each single value; comments and layout don't matter. */
  public static List<String> lines(Tree tree) {
    var lines = new ArrayList<String>();
    lines(tree, "", lines);
    return lines;
  }

  private static void lines(Tree tree, String path, List<String> lines) {
    switch (tree) {
      case Tree.Scalar s -> lines.add(path + " = " + s.text().replace("\n", "\\n"));
      case Tree.Sequence s -> {
        for (int i = 0; i < s.items().size(); i++) {
          lines(s.items().get(i), path + "[" + i + "]", lines);
        }
      }
      case Tree.Mapping m ->
          m.entries()
              .forEach(
                  e -> lines(e.value(), path.isEmpty() ? e.key() : path + "." + e.key(), lines));
    }
  }

  /** A single value. */
  public record Found(String path, Mark mark) {}

  /** Returns the first such single value whose path has {@code below} in it. */
  public static Optional<Found> find(Tree tree, String below, String text) {
    return find(tree, "", below, text);
  }

  private static Optional<Found> find(Tree tree, String path, String below, String text) {
    return switch (tree) {
      case Tree.Scalar s ->
          s.text().equals(text) && path.contains(below)
              ? Optional.of(new Found(path, s.mark()))
              : Optional.empty();
      case Tree.Sequence s ->
          IntStream.range(0, s.items().size())
              .mapToObj(i -> find(s.items().get(i), path + "[" + i + "]", below, text))
              .flatMap(Optional::stream)
              .findFirst();
      case Tree.Mapping m ->
          m.entries().stream()
              .map(
                  e ->
                      find(e.value(), path.isEmpty() ? e.key() : path + "." + e.key(), below, text))
              .flatMap(Optional::stream)
              .findFirst();
    };
  }

  /** Returns {@code mapping} with the value of {@code key} set, in its old place or at the end. */
  public static Tree.Mapping with(Tree.Mapping mapping, String key, Tree value) {
    var entries = new ArrayList<Tree.Entry>();
    boolean found = false;
    for (Tree.Entry entry : mapping.entries()) {
      boolean here = entry.key().equals(key) && !found;
      found |= here;
      entries.add(here ? new Tree.Entry(key, entry.mark(), value) : entry);
    }
    if (!found) {
      entries.add(new Tree.Entry(key, value.mark(), value));
    }
    return new Tree.Mapping(entries, mapping.mark());
  }

  /** Returns {@code mapping} without a key. */
  public static Tree.Mapping without(Tree.Mapping mapping, String key) {
    return new Tree.Mapping(
        mapping.entries().stream().filter(e -> !e.key().equals(key)).toList(), mapping.mark());
  }
}
