package arboretum.sim.fuzz;

import arboretum.sim.fuzz.Fuzz.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sums up what was played. Outcomes are added in the order of their cases; not thread-safe. */
public final class FuzzReport {
  /** From so many seeds on, what is not covered is a failure. */
  public static final long SEEDS_THAT_COVER = 2_000;

  private static final int NODES = 20;
  private static final int SERVICES = 3;
  private static final long EVENTS = 1_000;
  private static final int OVERLAPPING = 2;

  private final Coverage coverage = new Coverage();
  private final Map<String, Long> cases = new TreeMap<>();
  private final Map<String, Map<String, Long>> known = new TreeMap<>();
  private final List<Long> nodes = new ArrayList<>();
  private final List<Long> services = new ArrayList<>();
  private final List<Long> events = new ArrayList<>();
  private final List<Long> overlapping = new ArrayList<>();
  private long breaches;

  /** Adds what became of a case. */
  public void add(Outcome outcome) {
    coverage.add(outcome.coverage());
    cases.merge(outcome.profile(), 1L, Long::sum);
    nodes.add((long) outcome.size().nodes());
    services.add((long) outcome.size().services());
    events.add(outcome.size().events());
    overlapping.add((long) outcome.size().overlapping());
    Map<String, Long> rules = known.computeIfAbsent(outcome.profile(), p -> new TreeMap<>());
    outcome.known().forEach(rule -> rules.merge(rule, 1L, Long::sum));
    breaches += outcome.breach().isPresent() ? 1 : 0;
  }

  /** Returns what was exercised. */
  public Coverage coverage() {
    return coverage;
  }

  /** Returns how many cases broke a rule. */
  public long breaches() {
    return breaches;
  }

  /** Returns why the whole does not pass; empty if it does. */
  public List<String> shortcomings(long seeds) {
    List<String> found = new ArrayList<>();
    if (breaches > 0) {
      found.add(breaches + " cases broke a rule");
    }
    known.forEach(
        (profile, rules) ->
            rules.keySet().stream()
                .filter(rule -> KnownBreaches.reason(profile, rule).isEmpty())
                .forEach(
                    rule -> found.add(profile + " breaks \"" + rule + "\" for no known reason")));
    if (seeds >= SEEDS_THAT_COVER) {
      least("nodes", nodes, NODES, found);
      least("services", services, SERVICES, found);
      least("events", events, EVENTS, found);
      least("faults at once", overlapping, OVERLAPPING, found);
      long uncovered =
          coverage.cells().stream()
              .filter(cell -> cell.count() == 0 && KnownGaps.reason(cell).isEmpty())
              .count();
      if (uncovered > 0) {
        found.add(uncovered + " of " + coverage.cells().size() + " cells are uncovered");
      }
    }
    return found;
  }

  private static void least(String what, List<Long> values, long least, List<String> found) {
    if (median(values) < least) {
      found.add("the median of " + what + " is " + median(values) + ", not " + least + " or more");
    }
  }

  /** Returns the report as lines; the same for the same cases. */
  public List<String> lines(long seeds) {
    List<String> lines = new ArrayList<>();
    lines.add("seeds: " + seeds + ", cases by profile: " + cases);
    lines.add(
        String.format(
            Locale.ROOT,
            "events: %d; medians of a case: %d nodes, %d services, %d events, %d faults at once",
            events.stream().mapToLong(Long::longValue).sum(),
            median(nodes),
            median(services),
            median(events),
            median(overlapping)));
    known.forEach(
        (profile, rules) ->
            rules.forEach((rule, count) -> lines.add(broken(profile, rule, count))));
    lines.addAll(table("life-cycle edge"));
    lines.addAll(table("message"));
    lines.addAll(table("fault"));
    coverage.cells().stream()
        .filter(cell -> cell.count() == 0)
        .forEach(cell -> lines.add(uncovered(cell)));
    return lines;
  }

  private static String broken(String profile, String rule, long count) {
    return String.format(
        Locale.ROOT,
        "known: %s breaks \"%s\" in %d cases: %s",
        profile,
        rule,
        count,
        KnownBreaches.reason(profile, rule).orElse("for no known reason"));
  }

  private List<String> table(String table) {
    Map<String, List<String>> rows = new java.util.LinkedHashMap<>();
    for (Coverage.Cell cell : coverage.cells()) {
      if (cell.table().equals(table)) {
        rows.computeIfAbsent(cell.row(), row -> new ArrayList<>())
            .add(cell.column() + " " + cell.count());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(table + ":");
    rows.forEach((row, cells) -> lines.add("  " + row + ": " + String.join(", ", cells)));
    return lines;
  }

  private static String uncovered(Coverage.Cell cell) {
    return "uncovered: "
        + cell.table()
        + " "
        + cell.row()
        + " "
        + cell.column()
        + KnownGaps.reason(cell).map(reason -> " (known: " + reason + ")").orElse("");
  }

  private static long median(List<Long> values) {
    if (values.isEmpty()) {
      return 0;
    }
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
