package arboretum.report;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.results.CsvFile;
import arboretum.experiment.results.Formats;
import arboretum.experiment.results.Point;
import arboretum.report.data.RunData;
import arboretum.report.statistics.Interval;
import arboretum.report.statistics.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Paired differences between the values of one varied path. A replication has the same seed at
 * every point, so what differs between two values within one replication is due to them; the
 * interval is over replications, of these differences.
 *
 * @param column of {@code runs.csv} that is compared
 * @param path varied path
 * @param rows in order of the other paths and of the pairs
 */
public record Comparison(String column, String path, List<Row> rows) {
  public Comparison {
    rows = List.copyOf(rows);
  }

  /**
   * One pair.
   *
   * @param others values of the other varied paths, by path
   * @param value what is compared
   * @param against with what; the difference is {@code value - against}
   * @param difference over the replications that have both numbers
   */
  public record Row(
      Map<String, String> others, String value, String against, Interval difference) {}

  /**
   * Compares every value with each that stands before it.
   *
   * @param column of {@code runs.csv}, such as {@code limits_met} or {@code deploy_time_p50}
   * @param path a varied path, or its last part
   * @throws InputException if there is no such column, or nothing is varied by that name
   */
  public static Comparison of(RunData run, String column, String path) {
    if (run.runs().isEmpty() || !run.runs().getFirst().containsKey(column)) {
      List<String> known =
          run.runs().isEmpty() ? List.of() : List.copyOf(run.runs().getFirst().keySet());
      throw new InputException(
          new Problem(
              run.directory().resolve("runs.csv").toString(),
              0,
              0,
              "--metric",
              "has no column \"" + column + "\"" + Nearest.hint(column, known)));
    }
    String varied = find(run, path);
    Map<Map<String, String>, Map<String, Integer>> groups = new LinkedHashMap<>();
    for (Point point : run.points()) {
      Map<String, String> others = new LinkedHashMap<>(point.parameters());
      String value = others.remove(varied);
      groups
          .computeIfAbsent(others, key -> new LinkedHashMap<>())
          .put(value == null ? "" : value, point.index());
    }
    List<Row> rows = new ArrayList<>();
    groups.forEach((others, values) -> rows.addAll(pairs(run, column, others, values)));
    return new Comparison(column, varied, rows);
  }

  private static List<Row> pairs(
      RunData run, String column, Map<String, String> others, Map<String, Integer> values) {
    List<Row> rows = new ArrayList<>();
    List<String> order = List.copyOf(values.keySet());
    for (int later = 1; later < order.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        String value = order.get(later);
        String against = order.get(earlier);
        Interval difference =
            difference(
                numbers(run, column, values.getOrDefault(value, 0)),
                numbers(run, column, values.getOrDefault(against, 0)));
        rows.add(new Row(others, value, against, difference));
      }
    }
    return rows;
  }

  /** Returns the interval of the differences of those replications that both have. */
  private static Interval difference(Map<String, Double> numbers, Map<String, Double> against) {
    return Statistics.studentT(
        numbers.keySet().stream()
            .filter(against::containsKey)
            .mapToDouble(
                replication ->
                    numbers.getOrDefault(replication, 0.0) - against.getOrDefault(replication, 0.0))
            .toArray());
  }

  private static Map<String, Double> numbers(RunData run, String column, int point) {
    Map<String, Double> numbers = new TreeMap<>();
    for (Map<String, String> row : run.runs()) {
      double number = RunData.number(row, column);
      if (Integer.toString(point).equals(row.get("point")) && !Double.isNaN(number)) {
        numbers.put(row.getOrDefault("replication", ""), number);
      }
    }
    return numbers;
  }

  private static String find(RunData run, String path) {
    List<String> paths = run.points().isEmpty() ? List.of() : run.points().getFirst().paths();
    for (String candidate : paths) {
      if (candidate.equals(path) || candidate.endsWith("." + path)) {
        return candidate;
      }
    }
    String known = paths.isEmpty() ? "nothing is" : "varied: " + String.join(", ", paths);
    throw new InputException(
        new Problem("", 0, 0, "--by", "\"" + path + "\" is not varied in this run; " + known));
  }

  /** Returns a table for a terminal. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append(column)
        .append(": differences between values of ")
        .append(path)
        .append(", paired by replication; 95 % intervals by Student's t\n");
    for (Row row : rows) {
      Interval d = row.difference();
      text.append(
          String.format(
              Locale.ROOT,
              "  %-44s %-26s %+.4g  [%+.4g, %+.4g]  n = %d%n",
              others(row),
              row.value() + " - " + row.against(),
              d.mean(),
              d.low(),
              d.high(),
              d.n()));
    }
    return text.toString();
  }

  private static String others(Row row) {
    List<String> words = new ArrayList<>();
    row.others().forEach((path, value) -> words.add(path.replaceAll(".*\\.", "") + "=" + value));
    return String.join(", ", words);
  }

  /** Writes the rows as CSV. */
  public void write(Path file) throws IOException {
    List<String> columns = new ArrayList<>();
    if (!rows.isEmpty()) {
      columns.addAll(rows.getFirst().others().keySet());
    }
    columns.addAll(List.of("metric", "path", "value", "against"));
    columns.addAll(List.of("n", "mean", "ci95_low", "ci95_high"));
    try (CsvFile csv = new CsvFile(file, Formats.COMPARISON, columns)) {
      for (Row row : rows) {
        csv.addAll(row.others().values()).add(column).add(path).add(row.value()).add(row.against());
        Interval d = row.difference();
        csv.add(d.n()).add(d.mean()).add(d.low()).add(d.high()).end();
      }
      csv.commit();
    }
  }
}
