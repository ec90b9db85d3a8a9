package arboretum.report;

import arboretum.experiment.metric.Metric;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.results.Manifest;
import arboretum.experiment.results.WholeFile;
import arboretum.report.chart.ChartRequest;
import arboretum.report.chart.ChartRequest.Band;
import arboretum.report.chart.Charts;
import arboretum.report.data.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what is derived from a run's tables: summary.csv, charts/, report.html. */
public final class Reports {
  private static final int REPLICATIONS_FOR_BAND = 3;

  private Reports() {}

  /**
   * Writes them for a run whose tables are there and whose manifest is about to be written.
   *
   * @return the run, for {@link SummaryTable#render}
   */
  public static RunData write(Path resultDir, Manifest manifest) throws IOException {
    RunData run = RunData.load(resultDir, manifest.toJson());
    write(run);
    return run;
  }

  /** Writes them anew for a complete run. */
  public static RunData write(Path resultDir) throws IOException {
    RunData run = RunData.load(resultDir);
    write(run);
    return run;
  }

  private static void write(RunData run) throws IOException {
    Summary summary = Summary.of(run);
    summary.write(run.directory().resolve("summary.csv"));
    Path charts = Files.createDirectories(run.directory().resolve("charts"));
    List<ReportPage.Chart> drawn = new ArrayList<>();
    for (Metric metric : MetricRegistry.standard().all()) {
      if (metric.isDistribution() && isWorthDrawing(summary, metric)) {
        draw(run, metric, charts).ifPresent(drawn::add);
      }
    }
    WholeFile.write(
        run.directory().resolve("report.html"), new ReportPage(run, summary, drawn).html());
  }

  private static java.util.Optional<ReportPage.Chart> draw(RunData run, Metric metric, Path charts)
      throws IOException {
    Path svg = charts.resolve(metric.name() + ".svg");
    ChartRequest request =
        new ChartRequest(
            run.directory(),
            metric.name(),
            List.of(),
            ChartRequest.Kind.CDF,
            run.manifest("replications").asInt() < REPLICATIONS_FOR_BAND
                ? Band.NONE
                : Band.REPLICATIONS,
            List.of(
                charts.resolve(metric.name() + ".pdf"),
                svg,
                charts.resolve(metric.name() + ".png")));
    if (Charts.draw(run, request).isEmpty()) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(new ReportPage.Chart(metric, Files.readString(svg)));
  }

  /** One value, or nothing but zeros, needs no picture. */
  private static boolean isWorthDrawing(Summary summary, Metric metric) {
    return summary.rows().stream()
        .filter(row -> row.metric().name().equals(metric.name()))
        .anyMatch(row -> row.observed() > 1 && row.interval().mean() > 0);
  }
}
