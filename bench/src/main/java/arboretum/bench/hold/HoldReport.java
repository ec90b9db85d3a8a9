package arboretum.bench.hold;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the hold benchmark found.
 *
 * @param rows a line per distribution and number of pending events
 * @param skewFactor largest time per event under a skewed distribution by that under the
 *     exponential one, at equal pending
 * @param repetitions per line and side
 */
public record HoldReport(List<HoldRow> rows, double skewFactor, int repetitions) {

  /** Skewed delays may cost at most this many times what exponential ones cost. */
  public static final double SKEW_LIMIT = 2;

  /** Whether both sides ran all events in one order everywhere. */
  public boolean sameOrder() {
    return rows.stream().allMatch(HoldRow::sameOrder);
  }

  /** Whether the order is the same and every target is reached. */
  public boolean targetsMet() {
    return sameOrder() && skewFactor <= SKEW_LIMIT && rows.stream().allMatch(HoldRow::targetMet);
  }

  /** Prints the table for a person. */
  public void print(PrintStream out) {
    out.println("Hold model: ns of CPU time per event, medians of " + repetitions);
    out.println("engine = Engine.schedule; queue = tight java.util.PriorityQueue loop;");
    out.println("dsol = DSOL as it comes (few events, orientation only)");
    out.println();
    out.printf(
        Locale.ROOT,
        "%-12s %9s %9s %15s %9s %9s %9s %8s %-6s %s%n",
        "delays",
        "pending",
        "engine",
        "(min-max)",
        "queue",
        "dsol",
        "x queue",
        "target",
        "",
        "order");
    for (HoldRow row : rows) {
      print(out, row);
    }
    out.println();
    out.printf(
        Locale.ROOT,
        "skewed delays cost at most %.2f times exponential ones (target %.0f): %s%n",
        skewFactor,
        SKEW_LIMIT,
        skewFactor <= SKEW_LIMIT ? "met" : "MISSED");
    out.println("same order on both sides: " + (sameOrder() ? "yes" : "NO"));
    out.println(targetsMet() ? "all targets met" : "targets missed");
  }

  private static void print(PrintStream out, HoldRow row) {
    boolean hasTarget = !Double.isNaN(row.targetRatio());
    out.printf(
        Locale.ROOT,
        "%-12s %9d %9.1f %15s %9.1f %9s %8.2fx %8s %-6s %s%n",
        row.delays(),
        row.pending(),
        row.engineNanos(),
        String.format(Locale.ROOT, "(%.0f-%.0f)", row.engineMin(), row.engineMax()),
        row.queueNanos(),
        Double.isNaN(row.dsolNanos()) ? "-" : String.format(Locale.ROOT, "%.0f", row.dsolNanos()),
        row.ratio(),
        hasTarget ? String.format(Locale.ROOT, "%.1fx", row.targetRatio()) : "-",
        hasTarget ? (row.targetMet() ? "met" : "MISSED") : "",
        row.sameOrder() ? "same " + Long.toHexString(row.checksum()) : "DIFFERENT");
  }

  /**
   * Writes the rows as CSV, with a header line.
   *
   * @throws IOException if the file can't be written
   */
  public void writeCsv(Path file) throws IOException {
    StringBuilder csv = new StringBuilder();
    csv.append("delays,pending,engine_ns,queue_ns,dsol_ns,engine_ns_min,engine_ns_max,");
    csv.append("ratio,target_ratio,checksum,same_order\n");
    for (HoldRow row : rows) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%.2f,%.2f,%s,%.2f,%.2f,%.4f,%s,%s,%s%n",
              row.delays(),
              row.pending(),
              row.engineNanos(),
              row.queueNanos(),
              orEmpty(row.dsolNanos()),
              row.engineMin(),
              row.engineMax(),
              row.ratio(),
              orEmpty(row.targetRatio()),
              Long.toHexString(row.checksum()),
              row.sameOrder()));
    }
    Files.writeString(file, csv.toString());
  }

  private static String orEmpty(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }
}
