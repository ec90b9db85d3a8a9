package arboretum.bench.scheduling;

import arboretum.experiment.results.CsvFile;
import arboretum.experiment.results.Formats;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * All splits, and what the two extreme ones predict of the others.
 *
 * @param rows by number of clusters, ascending
 */
public record SchedulingReport(List<Row> rows) {
  private static final double PERCENT = 100;

  /**
   * One split.
   *
   * @param clusters that the root ranks
   * @param workers that each cluster has
   * @param root ranking
   * @param cluster selecting as the role does, by an index where workers are many
   * @param scan selecting by looking at every worker, as the cost model counts
   */
  public record Row(int clusters, int workers, Measured root, Measured cluster, Measured scan) {}

  public SchedulingReport {
    rows = List.copyOf(rows);
  }

  /** Returns the root's line, fitted to the fewest and the most clusters. */
  public Line root() {
    Row few = rows.getFirst();
    Row many = rows.getLast();
    return Line.through(few.clusters(), few.root().median(), many.clusters(), many.root().median());
  }

  /** Returns the clusters' line, fitted to scans of the fewest and the most workers. */
  public Line cluster() {
    Row few = rows.getLast();
    Row many = rows.getFirst();
    return Line.through(few.workers(), few.scan().median(), many.workers(), many.scan().median());
  }

  /** Returns whether the lines were fitted to this split, so that it tests nothing. */
  public boolean isFitted(Row row) {
    return row.equals(rows.getFirst()) || row.equals(rows.getLast());
  }

  /** Returns {@code predicted / measured - 1} in percent. */
  public static double errorPercent(double predicted, double measured) {
    return PERCENT * (predicted / measured - 1);
  }

  /** Prints the table for a person. */
  void print(PrintStream out) {
    out.println("Processor time per decision in ns: median of JVMs (least-greatest); line: fitted");
    out.println("to the first and the last split, in whole ns; all between is predicted");
    out.println();
    out.printf(
        Locale.ROOT,
        "%-8s %22s %8s %8s %22s %8s %8s %22s%n",
        "split",
        "root ranks",
        "line",
        "error",
        "scan of workers",
        "line",
        "error",
        "role selects");
    Line root = root().rounded();
    Line cluster = cluster().rounded();
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "%-8s %22s %8.0f %7.1f%% %22s %8.0f %7.1f%% %22s%s%n",
          row.clusters() + "-" + row.workers(),
          text(row.root()),
          root.at(row.clusters()),
          errorPercent(root.at(row.clusters()), row.root().median()),
          text(row.scan()),
          cluster.at(row.workers()),
          errorPercent(cluster.at(row.workers()), row.scan().median()),
          text(row.cluster()),
          isFitted(row) ? "  fitted" : "");
    }
    out.println();
    print(out, "costs.root-decision, per-cluster:   ", root());
    print(out, "costs.cluster-decision, per-worker: ", cluster());
  }

  private static void print(PrintStream out, String name, Line line) {
    Line rounded = line.rounded();
    out.printf(
        Locale.ROOT,
        "%s%.0f ns, %.0f ns (fitted %.2f, %.2f)%n",
        name,
        rounded.baseNanos(),
        rounded.eachNanos(),
        line.baseNanos(),
        line.eachNanos());
  }

  private static String text(Measured m) {
    return String.format(Locale.ROOT, "%.1f (%.1f-%.1f)", m.median(), m.least(), m.greatest());
  }

  /** Writes what was measured, a row per split and kind of decision. */
  void write(Path file) throws IOException {
    List<String> columns =
        List.of("clusters", "workers", "measured", "median_ns", "least_ns", "greatest_ns", "forks");
    try (CsvFile csv = new CsvFile(file, Formats.SCHEDULING, columns)) {
      for (Row row : rows) {
        add(csv, row, "root", row.root());
        add(csv, row, "cluster", row.cluster());
        add(csv, row, "scan", row.scan());
      }
      csv.commit();
    }
  }

  private static void add(CsvFile csv, Row row, String what, Measured m) throws IOException {
    csv.add(row.clusters()).add(row.workers()).add(what);
    csv.add(m.median()).add(m.least()).add(m.greatest()).add(m.forks()).end();
  }
}
