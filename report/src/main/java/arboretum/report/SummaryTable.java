package arboretum.report;

import arboretum.experiment.results.Point;
import arboretum.report.data.RunData;
import java.util.ArrayList;
import java.util.List;

/** The table that a run ends with on a terminal: plain text of at most 100 columns. */
public final class SummaryTable {
  private static final int NAME_WIDTH = 34;
  private static final int CELL_WIDTH = 22;
  private static final int POINTS_A_ROW = 3;
  private static final int POINTS_SHOWN = 12;
  private static final int WIDTH = NAME_WIDTH + POINTS_A_ROW * CELL_WIDTH;

  private final RunData run;
  private final Summary summary;
  private final StringBuilder text = new StringBuilder();

  private SummaryTable(RunData run, Summary summary) {
    this.run = run;
    this.summary = summary;
  }

  /**
   * Returns the table: metrics with their intervals, what was rejected or is pending and why, where
   * the files are.
   */
  public static String render(RunData run) {
    SummaryTable table = new SummaryTable(run, Summary.of(run));
    table.head();
    List<Point> points = run.points();
    int shown = Math.min(points.size(), POINTS_SHOWN);
    for (int from = 0; from < shown; from += POINTS_A_ROW) {
      table.block(points.subList(from, Math.min(shown, from + POINTS_A_ROW)));
    }
    if (shown < points.size()) {
      table.line((points.size() - shown) + " more points: summary.csv");
    }
    table.reasons(points.subList(0, shown));
    table.files();
    return table.text.toString();
  }

  private void head() {
    String question = run.manifest("question").asText();
    line(run.manifest("scenario").asText() + (question.isEmpty() ? "" : ": " + question));
    int replications = run.manifest("replications").asInt();
    line(
        replications < 2
            ? "1 replication a point: no intervals"
            : replications
                + " replications a point; mean ± half of the 95 % interval over replications");
  }

  private void block(List<Point> points) {
    text.append('\n');
    boolean varied = !points.getFirst().parameters().isEmpty();
    for (String path : points.getFirst().paths()) {
      List<String> cells = new ArrayList<>();
      points.forEach(point -> cells.add(point.parameters().getOrDefault(path, "")));
      row(path, cells);
    }
    if (varied) {
      line("-".repeat(NAME_WIDTH + points.size() * CELL_WIDTH));
    }
    for (Headline headline : Headline.of(summary)) {
      List<String> cells = new ArrayList<>();
      for (Point point : points) {
        cells.add(
            summary
                .find(headline.metric(), headline.labelValue(), point.index(), headline.statistic())
                .map(r -> Figures.of(r.interval()) + withoutValue(r))
                .orElse(Figures.ABSENT));
      }
      if (cells.stream().anyMatch(cell -> !cell.equals(Figures.ABSENT))) {
        row(headline.title(), cells);
      }
    }
  }

  /** Marks means and quantiles that some members of the population could not enter. */
  private static String withoutValue(SummaryRow row) {
    return row.censored() + row.failed() > 0 ? " *" : "";
  }

  private void reasons(List<Point> points) {
    List<String> lines = new ArrayList<>();
    for (Point point : points) {
      for (String what : List.of("rejected", "pending")) {
        Reasons.of(summary, what, point.index())
            .ifPresent(
                reasons -> lines.add("  " + what + ", " + point.describe() + ": " + reasons));
      }
      for (String metric : List.of("deploy_time", "recovery_time")) {
        summary
            .find(metric, "", point.index(), "mean")
            .filter(row -> row.censored() + row.failed() > 0)
            .ifPresent(
                row ->
                    lines.add(
                        "  * "
                            + metric
                            + ", "
                            + point.describe()
                            + ": of "
                            + (row.observed() + row.censored() + row.failed())
                            + ", "
                            + row.censored()
                            + " not over at the end, "
                            + row.failed()
                            + " given up"));
      }
    }
    text.append('\n');
    line(
        lines.stream().anyMatch(l -> !l.startsWith("  *"))
            ? "Not running, a replication:"
            : "Nothing was rejected, nothing is pending.");
    lines.forEach(this::line);
  }

  private void files() {
    text.append('\n');
    line("Files: " + run.directory());
  }

  private void row(String name, List<String> cells) {
    StringBuilder row = new StringBuilder(pad(name, NAME_WIDTH));
    for (String cell : cells) {
      row.append(padLeft(cell, CELL_WIDTH));
    }
    line(row.toString().stripTrailing());
  }

  /** Adds a line; one that is too long goes on in the next, indented. Paths are never broken. */
  private void line(String content) {
    String rest = content;
    while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > WIDTH / 2) {
      int space = rest.lastIndexOf(' ', WIDTH);
      text.append(rest, 0, space).append('\n');
      rest = "      " + rest.substring(space + 1);
    }
    text.append(rest).append('\n');
  }

  private static String pad(String value, int width) {
    String cut = value.length() < width ? value : value.substring(0, width - 2) + "…";
    return cut + " ".repeat(width - cut.length());
  }

  private static String padLeft(String value, int width) {
    String cut = value.length() < width ? value : value.substring(0, width - 2) + "…";
    return " ".repeat(width - cut.length()) + cut;
  }
}
