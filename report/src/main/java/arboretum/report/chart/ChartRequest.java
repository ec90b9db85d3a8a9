package arboretum.report.chart;

import java.nio.file.Path;
import java.util.List;

/**
 * A chart that somebody wants.
 *
 * @param resultDir directory of a complete run
 * @param metric name of the metric
 * @param by what the series differ in: paths of varied parameters, or their last parts if these are
 *     unique; points that agree in them are pooled. Empty: everything that is varied
 * @param kind which chart
 * @param band what is drawn around each series
 * @param out files to write; the ending ({@code .pdf}, {@code .svg}, {@code .png}, {@code .csv})
 *     says what. The numbers go to a {@code .csv} beside the first file in any case
 */
public record ChartRequest(
    Path resultDir, String metric, List<String> by, Kind kind, Band band, List<Path> out) {
  /** Which chart. */
  public enum Kind {
    /** Empirical distribution function of a time distribution. */
    CDF;

    /** Returns the word of the option {@code --kind}. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What is drawn around a series. */
  public enum Band {
    NONE,
    /** Pointwise 95 % interval of the share, by Student's t over replications. */
    REPLICATIONS,
    /** 95 % band for the whole function by Dvoretzky, Kiefer, Wolfowitz; independent values. */
    DKW
  }

  public ChartRequest {
    by = List.copyOf(by);
    out = List.copyOf(out);
  }
}
