package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.report.chart.ChartRequest;
import arboretum.report.chart.ChartRequest.Band;
import arboretum.report.chart.ChartRequest.Kind;
import arboretum.report.chart.Charts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chart}. */
@Command(
    name = "chart",
    description =
        "Draw a metric of a run, the numbers going to a .csv beside the first file; or a table.",
    footer = {
      "",
      "Examples:",
      "  ./arboretum chart results/quickstart/latest-sim --metric deploy_time --out fig.pdf",
      "  ./arboretum chart results/quickstart/latest-sim --metric recovery_time --by fail \\",
      "      --kind cdf --out fig.pdf --out fig.png",
      "  ./arboretum chart results/published/fig02/shape.csv --label \"Time / least sum\" --out fig.svg"
    })
final class ChartCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "RESULT",
      description =
          "Directory of a complete run; or a CSV file, whose first column is the x axis and every"
              + " other a line.")
  private Path result = Path.of("");

  @Option(
      names = "--metric",
      paramLabel = "M",
      description = "Name of the metric of a run; docs/METRICS.md has all.")
  private String metric = "";

  @Option(
      names = "--by",
      paramLabel = "PATH",
      description =
          "What the curves differ in: a varied path or its last part; may be repeated. All that is"
              + " varied if not given.")
  private List<String> by = new ArrayList<>();

  @Option(names = "--kind", paramLabel = "KIND", description = "cdf (default).")
  private Kind kind = Kind.CDF;

  @Option(
      names = "--band",
      paramLabel = "BAND",
      description =
          "Around each curve: none (default), replications (95 %% interval over replications),"
              + " dkw (95 %% band of independent values).")
  private Band band = Band.NONE;

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description = "What the y axis of a table shows, with its unit.")
  private String label = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "A .pdf, .svg, .png or .csv; may be repeated.")
  private List<Path> out = new ArrayList<>();

  ChartCommand(Setting setting) {
    this.console = setting.console();
  }

  @Override
  public Integer call() throws IOException {
    for (Path file : draw()) {
      console.out().println(file);
    }
    return Failures.DONE;
  }

  private List<Path> draw() throws IOException {
    if (Files.isRegularFile(result)) {
      return Charts.drawTable(result, label, out);
    }
    if (metric.isEmpty()) {
      throw new InputException(
          new Problem("", 0, 0, "--metric", "is missing; a run needs it (a table does not)"));
    }
    return Charts.draw(new ChartRequest(result, metric, by, kind, band, out));
  }
}
