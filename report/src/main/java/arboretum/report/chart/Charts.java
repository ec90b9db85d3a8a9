package arboretum.report.chart;

import arboretum.experiment.metric.Metric;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.report.chart.ChartRequest.Band;
import arboretum.report.data.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;

/** Draws charts of a run. */
public final class Charts {
  private static final List<String> ENDINGS = List.of(".pdf", ".svg", ".png", ".csv");

  private Charts() {}

  /**
   * Draws a chart into its files.
   *
   * @return the files that were written, the numbers last
   * @throws InputException if the run, the metric, a parameter or an ending is not known, or if
   *     there is nothing to draw
   */
  public static List<Path> draw(ChartRequest request) throws IOException {
    Metric metric = MetricRegistry.standard().find(request.metric(), "--metric");
    checkKind(metric, request);
    for (Path file : request.out()) {
      checkEnding(file);
    }
    RunData run = RunData.load(request.resultDir());
    return draw(run, request)
        .orElseThrow(
            () ->
                new InputException(
                    Problem.of(
                        request.resultDir().toString(),
                        "no value of " + metric.name() + " was observed: nothing to draw")));
  }

  /**
   * Draws a chart of a run that is loaded; the request's directory is not read.
   *
   * @return the files that were written, the numbers last; empty if there is nothing to draw
   */
  public static Optional<List<Path>> draw(RunData run, ChartRequest request) throws IOException {
    List<CdfSeries> series = CdfData.of(run, request);
    if (series.isEmpty()) {
      return Optional.empty();
    }
    String label = label(request.metric());
    String note = note(request.band(), run.manifest("replications").asInt());
    int lines = series.size() + (note.isEmpty() ? 0 : 1);
    int height = ChartStyle.PLOT_HEIGHT + lines * ChartStyle.LINE_HEIGHT;
    List<Path> files =
        write(
            request.out(),
            () -> CdfChart.of(series, label, note),
            height,
            label + ", distribution function");
    Path numbers = numbersFile(request.out().getFirst());
    ChartFiles.writeCsv(numbers, series);
    files.add(numbers);
    return Optional.of(files);
  }

  /**
   * Draws a table as lines, one for each column behind the first, which is the x axis.
   *
   * @param table a CSV file with the names of its columns; it holds the numbers, so none is written
   * @param yLabel what the y axis shows, with its unit
   * @param out files to write
   * @return the files that were written
   * @throws InputException if the table cannot be read as numbers, or an ending is not known
   */
  public static List<Path> drawTable(Path table, String yLabel, List<Path> out) throws IOException {
    for (Path file : out) {
      checkEnding(file);
      if (ending(file).equals(".csv")) {
        throw new InputException(
            new Problem("", 0, 0, "--out", file + ": the table itself has the numbers"));
      }
    }
    LineTable lines = LineTable.read(table);
    int height = ChartStyle.PLOT_HEIGHT + lines.lines().size() * ChartStyle.LINE_HEIGHT;
    return write(out, () -> LineChart.of(lines, yLabel), height, yLabel);
  }

  private static List<Path> write(
      List<Path> out, Supplier<JFreeChart> drawing, int height, String title) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : out) {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      JFreeChart chart = drawing.get();
      switch (ending(file)) {
        case ".pdf" -> ChartFiles.writePdf(file, chart, ChartStyle.WIDTH, height);
        case ".svg" -> ChartFiles.writeSvg(file, chart, ChartStyle.WIDTH, height, title);
        case ".png" -> ChartFiles.writePng(file, chart, ChartStyle.WIDTH, height);
        default -> {
          continue;
        }
      }
      files.add(file);
    }
    return files;
  }

  /** Returns the words for a metric: {@code Deploy time} for {@code deploy_time}. */
  public static String label(String metric) {
    String words = metric.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String note(Band band, int replications) {
    return switch (band) {
      case NONE -> "";
      case REPLICATIONS ->
          replications < 2
              ? ""
              : "Band: 95 % interval by Student's t over " + replications + " replications";
      case DKW -> "Band: 95 % (Dvoretzky-Kiefer-Wolfowitz)";
    };
  }

  private static void checkKind(Metric metric, ChartRequest request) {
    if (!metric.isDistribution()) {
      List<String> fitting =
          MetricRegistry.standard().all().stream()
              .filter(Metric::isDistribution)
              .map(Metric::name)
              .toList();
      throw new InputException(
          new Problem(
              "",
              0,
              0,
              "--metric",
              metric.name()
                  + " has no distribution to draw as "
                  + request.kind().label()
                  + "; these have: "
                  + String.join(", ", fitting)));
    }
  }

  private static void checkEnding(Path file) {
    if (!ENDINGS.contains(ending(file))) {
      throw new InputException(
          new Problem(
              "", 0, 0, "--out", file + " ends with none of " + String.join(", ", ENDINGS)));
    }
  }

  private static String ending(Path file) {
    String name = file.toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  private static Path numbersFile(Path first) {
    String name = String.valueOf(first.getFileName());
    int dot = name.lastIndexOf('.');
    return first.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".csv");
  }
}
