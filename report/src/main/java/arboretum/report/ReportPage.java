package arboretum.report;

import arboretum.experiment.metric.Metric;
import arboretum.experiment.results.Point;
import arboretum.report.chart.Charts;
import arboretum.report.data.RunData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * {@code report.html}: one file without network, script or wall time; the same run gives the same
 * bytes.
 */
final class ReportPage {
  /** A chart and what it shows. */
  record Chart(Metric metric, String svg) {}

  private final RunData run;
  private final Summary summary;
  private final List<Chart> charts;
  private final Html html = new Html();

  ReportPage(RunData run, Summary summary, List<Chart> charts) {
    this.run = run;
    this.summary = summary;
    this.charts = charts;
  }

  String html() {
    String scenario = field("scenario");
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.element("title", scenario + " - Arboretum").raw("<style>\n" + Html.STYLE + "</style>\n");
    html.raw("</head>\n<body>\n<main>\n<header>\n");
    html.element("p", "Arboretum run, " + mode(), "kind").element("h1", scenario);
    if (!field("question").isEmpty()) {
      html.element("p", field("question"), "question");
    }
    html.raw("</header>\n");
    parameters();
    results();
    notRunning();
    charts();
    facts();
    citation();
    return html.raw("</main>\n</body>\n</html>\n").text();
  }

  private void parameters() {
    html.element("h2", "Experiment").raw("<dl>\n");
    html.pair("Profile", field("profile"));
    html.pair("Seed", field("seed"));
    html.pair("Replications a point", field("replications"));
    html.pair("Points", Integer.toString(run.points().size()));
    run.manifest("statements")
        .properties()
        .forEach(entry -> html.pair(entry.getKey(), entry.getValue().asText()));
    html.raw("</dl>\n");
    if (run.points().size() > 1) {
      html.raw("<div class=\"wide\"><table>\n<caption>Points of the sweep</caption>\n<thead><tr>");
      html.header("point").headers(run.points().getFirst().paths());
      html.raw("</tr></thead>\n<tbody>\n");
      for (Point point : run.points()) {
        html.raw("<tr>").rowHeader(Integer.toString(point.index())).cells(point.values());
        html.raw("</tr>\n");
      }
      html.raw("</tbody>\n</table></div>\n");
    }
  }

  private void results() {
    html.element("h2", "Results");
    int replications = run.manifest("replications").asInt();
    html.element(
        "p",
        replications < 2
            ? "One replication: no intervals."
            : "Mean over "
                + replications
                + " replications ± half of its 95 % interval (Student's t). Quantiles are taken in"
                + " each replication, then averaged. A dash: not observed.");
    html.raw("<div class=\"wide\"><table>\n<caption>Main metrics</caption>\n");
    pointHeads();
    html.raw("<tbody>\n");
    for (Headline headline : Headline.of(summary)) {
      headlineRow(headline);
    }
    html.raw("</tbody>\n</table></div>\n");
    unseen();
    html.element(
        "p",
        "All metrics and statistics are in summary.csv, each replication in runs.csv.",
        "note");
  }

  /** Adds a head with a column a point: for each path that is varied, a row of its values. */
  private void pointHeads() {
    html.raw("<thead>\n");
    for (String path : run.points().getFirst().paths()) {
      html.raw("<tr>").header(path);
      run.points().forEach(point -> html.header(point.parameters().getOrDefault(path, "")));
      html.raw("</tr>\n");
    }
    if (run.points().getFirst().paths().isEmpty()) {
      html.raw("<tr>").header("metric").header("value").raw("</tr>\n");
    }
    html.raw("</thead>\n");
  }

  private void headlineRow(Headline headline) {
    List<String> cells =
        run.points().stream()
            .map(
                point ->
                    summary
                        .find(
                            headline.metric(),
                            headline.labelValue(),
                            point.index(),
                            headline.statistic())
                        .map(row -> Figures.of(row.interval()))
                        .orElse(Figures.ABSENT))
            .toList();
    if (cells.stream().allMatch(cell -> cell.equals(Figures.ABSENT))) {
      return;
    }
    boolean inner = headline.title().startsWith(" ");
    html.raw(inner ? "<tr class=\"inner\">" : "<tr>");
    html.rowHeader(headline.title().strip()).cells(cells).raw("</tr>\n");
  }

  private void unseen() {
    html.element(
        "p",
        "What the times are of: observed / not over at the end (censored) / given up (failed), all"
            + " replications.");
    html.raw("<div class=\"wide\"><table>\n");
    pointHeads();
    html.raw("<tbody>\n");
    for (String metric :
        List.of("deploy_time", "start_time", "detection_time", "recovery_time", "outage")) {
      html.raw("<tr>").rowHeader(metric);
      for (Point point : run.points()) {
        html.cells(
            summary
                .find(metric, "", point.index(), "mean")
                .map(row -> row.observed() + " / " + row.censored() + " / " + row.failed())
                .stream()
                .toList());
      }
      html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table></div>\n");
  }

  private void notRunning() {
    html.element("h2", "What was rejected or is pending, and why");
    List<Headline> rows = new ArrayList<>();
    for (String what : List.of("rejected", "pending")) {
      List<String> reasons = Reasons.labels(summary, what + "_reason");
      if (!reasons.isEmpty()) {
        rows.add(new Headline(what, "instances", what, "value"));
      }
      for (String reason : reasons) {
        rows.add(new Headline("  " + reason, what + "_reason", reason, "value"));
      }
    }
    if (rows.isEmpty()) {
      html.element("p", "Nothing.");
      return;
    }
    html.element(
        "p",
        "Instances at the end of a replication, by the most frequent reason of their last refusal.");
    html.raw("<div class=\"wide\"><table>\n");
    pointHeads();
    html.raw("<tbody>\n");
    rows.forEach(this::headlineRow);
    html.raw("</tbody>\n</table></div>\n");
  }

  private void charts() {
    if (charts.isEmpty()) {
      return;
    }
    html.element("h2", "Distributions").raw("<div class=\"charts\">\n");
    for (Chart chart : charts) {
      String name = chart.metric().name();
      String label = Charts.label(name);
      String data =
          Base64.getEncoder().encodeToString(chart.svg().getBytes(StandardCharsets.UTF_8));
      html.raw("<figure>\n<img alt=\"" + Html.escape("Distribution function of " + label));
      html.raw("; numbers in charts/" + name + ".csv\" src=\"data:image/svg+xml;base64,");
      html.raw(data + "\">\n<figcaption>" + Html.escape(label + ": " + chart.metric().doc()));
      html.raw(" Numbers: charts/" + name + ".csv</figcaption>\n</figure>\n");
    }
    html.raw("</div>\n");
  }

  private void facts() {
    html.element("h2", "How it came about").raw("<dl>\n");
    html.pair("Identity", field("hash"));
    html.pair("Build", field("build"));
    map("Data set, SHA-256", "data");
    map("Plug-in, SHA-256", "plugins");
    html.pair("Again", field("rerun"), "code");
    html.raw("</dl>\n");
    html.element("p", "Machine, JDK, command and wall time are in manifest.json.", "note");
    html.raw("<details>\n<summary>Resolved scenario</summary>\n");
    List<String> lines = new ArrayList<>();
    run.manifest("resolved").forEach(line -> lines.add(line.asText()));
    html.element("pre", String.join("\n", lines)).raw("</details>\n");
  }

  private void citation() {
    html.element("h2", "How to cite");
    html.element(
        "p",
        "Cite Arboretum with the build above, this run with its identity, and Oakestra: G."
            + " Bartolomeo, M. Yosofie, S. Baeurle, O. Haluszczynski, N. Mohan, J. Ott: Oakestra: A"
            + " Lightweight Hierarchical Orchestration Framework for Edge Computing. USENIX Annual"
            + " Technical Conference 2023. Data sets have citations of their own: ./arboretum data"
            + " list.");
  }

  private void map(String title, String field) {
    run.manifest(field)
        .properties()
        .forEach(e -> html.pair(title + ": " + e.getKey(), e.getValue().asText(), "code"));
  }

  private String mode() {
    return switch (field("mode")) {
      case "sim" -> "simulated";
      case "hollow" -> "in real time, without containers";
      default -> field("mode");
    };
  }

  private String field(String name) {
    JsonNode node = run.manifest(name);
    return node.asText();
  }
}
