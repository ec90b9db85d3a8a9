package arboretum.experiment.scenario.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a value in a file, such as {@code topology.clusters[munich].workers[0].count}: keys,
 * and items by number from 0 or by their {@code name}.
 */
public record TreePath(List<Step> steps) {
  private static final Pattern SEGMENT = Pattern.compile("([A-Za-z0-9_-]+)((?:\\[[^\\[\\]]+\\])*)");
  private static final Pattern ITEM = Pattern.compile("\\[([^\\[\\]]+)\\]");
  private static final Pattern DOT_OUTSIDE_BRACKETS = Pattern.compile("\\.(?![^\\[]*\\])");

  public TreePath {
    steps = List.copyOf(steps);
  }

  /** A step down. */
  public sealed interface Step {
    /** To the value of a key. */
    record ToKey(String name) implements Step {}

    /** To an item, by number or by name. */
    record ToItem(String which) implements Step {}
  }

  /** Returns the path that is written so; empty if the text is no path. */
  public static Optional<TreePath> parse(String text) {
    var steps = new ArrayList<Step>();
    for (String segment : DOT_OUTSIDE_BRACKETS.split(text, -1)) {
      Matcher parts = SEGMENT.matcher(segment);
      if (!parts.matches()) {
        return Optional.empty();
      }
      steps.add(new Step.ToKey(parts.group(1)));
      Matcher items = ITEM.matcher(parts.group(2));
      while (items.find()) {
        steps.add(new Step.ToItem(items.group(1).strip()));
      }
    }
    return Optional.of(new TreePath(steps));
  }

  /** Returns the written form of some steps. */
  public static String write(List<Step> steps) {
    var text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Step.ToKey key -> text.append(text.isEmpty() ? "" : ".").append(key.name());
        case Step.ToItem item -> text.append('[').append(item.which()).append(']');
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return write(steps);
  }
}
