package arboretum.experiment.sla;

import arboretum.experiment.scenario.syntax.Mark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a descriptor says and the logic does not use, and what it calls by another name. */
final class Notes {
  private static final int LINES_SHOWN = 5;

  private final Map<String, SortedSet<Integer>> carried = new LinkedHashMap<>();
  private final Map<String, SortedSet<Integer>> aliases = new LinkedHashMap<>();

  /** A field is carried through; nothing here depends on it. */
  void carried(String field, Mark mark) {
    carried.computeIfAbsent(field, name -> new TreeSet<>()).add(mark.line());
  }

  /** A field is read under the name that the schema has for it. */
  void alias(String field, String readAs, Mark mark) {
    aliases.computeIfAbsent(field + " as " + readAs, name -> new TreeSet<>()).add(mark.line());
  }

  /** Returns all of it in one sentence; empty if there is nothing to say. */
  Optional<String> sentence() {
    String unused = carried.isEmpty() ? "" : "carried through, not used: " + listed(carried);
    String read =
        aliases.isEmpty() ? "" : "names that the schema does not have are read: " + listed(aliases);
    String both = unused + (unused.isEmpty() || read.isEmpty() ? "" : "; ") + read;
    return Optional.of(both).filter(text -> !text.isEmpty());
  }

  private static String listed(Map<String, SortedSet<Integer>> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + " (" + lines(field.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String lines(SortedSet<Integer> lines) {
    String shown =
        lines.stream().limit(LINES_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    int more = lines.size() - LINES_SHOWN;
    return (lines.size() == 1 ? "line " : "lines ")
        + shown
        + (more > 0 ? " and " + more + " more" : "");
  }
}
