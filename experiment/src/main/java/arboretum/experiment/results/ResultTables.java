package arboretum.experiment.results;

import arboretum.experiment.metric.Distribution;
import arboretum.experiment.metric.Metric;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables of a run, written replication by replication so that only one is in memory: {@code
 * runs.csv}, {@code breakdown.csv}, {@code series.csv}, {@code samples.csv}. Their columns follow
 * from the registry and from what is varied, never from what happened.
 */
public final class ResultTables implements AutoCloseable {
  private static final List<String> DISTRIBUTION_COLUMNS =
      List.of("_n", "_mean", "_p50", "_p95", "_p99", "_max", "_censored", "_failed");

  private final MetricRegistry registry;
  private final CsvFile runs;
  private final CsvFile breakdown;
  private final CsvFile series;
  private final CsvFile samples;

  /**
   * Begins the tables.
   *
   * @param parameters paths of what is varied
   */
  public ResultTables(Path folder, MetricRegistry registry, List<String> parameters)
      throws IOException {
    this.registry = registry;
    runs = new CsvFile(folder.resolve("runs.csv"), Formats.RUNS, runColumns(registry, parameters));
    breakdown =
        new CsvFile(
            folder.resolve("breakdown.csv"),
            Formats.BREAKDOWN,
            List.of("point", "replication", "metric", "label", "label_value", "value", "unit"));
    series =
        new CsvFile(
            folder.resolve("series.csv"),
            Formats.SERIES,
            List.of(
                "point",
                "replication",
                "time_s",
                "desired",
                "running",
                "copies",
                "cpu_mcores",
                "memory_bytes",
                "gpu_thousandths"));
    samples =
        new CsvFile(
            folder.resolve("samples.csv"),
            Formats.SAMPLES,
            List.of("point", "replication", "metric", "kind", "value_s", "count", "exact"));
  }

  /** Adds one replication; call in order of point and replication. */
  public void add(Point point, RunResult result) throws IOException {
    addRun(point, result);
    for (RunResult.Labelled row : result.breakdown()) {
      Metric metric = registry.get(row.metric());
      breakdown.add(result.point()).add(result.replication()).add(metric.name());
      breakdown.add(metric.labelColumn()).add(row.labelValue()).add(row.value());
      breakdown.add(metric.unit()).end();
    }
    for (RunResult.SeriesRow row : result.series()) {
      series.add(result.point()).add(result.replication()).add(Numbers.seconds(row.atNanos()));
      series.add(row.desired()).add(row.running()).add(row.copies());
      series.add(row.cpuMillis()).add(row.memoryBytes()).add(row.gpuMillis()).end();
    }
    for (Metric metric : registry.all()) {
      Distribution distribution = result.distributions().get(metric.name());
      if (distribution != null) {
        addSamples(result, metric.name(), distribution);
      }
    }
  }

  /** Puts the tables in their place. */
  public void commit() throws IOException {
    runs.commit();
    breakdown.commit();
    series.commit();
    samples.commit();
  }

  @Override
  public void close() throws IOException {
    runs.close();
    breakdown.close();
    series.close();
    samples.close();
  }

  /** Returns the columns of {@code runs.csv}. */
  static List<String> runColumns(MetricRegistry registry, List<String> parameters) {
    List<String> columns = new ArrayList<>(List.of("point", "replication", "seed"));
    columns.addAll(parameters);
    for (Metric metric : registry.all()) {
      if (metric.isDistribution()) {
        DISTRIBUTION_COLUMNS.forEach(suffix -> columns.add(metric.name() + suffix));
      } else if (isInRuns(metric)) {
        columns.add(metric.name());
      }
    }
    return columns;
  }

  private static boolean isInRuns(Metric metric) {
    return metric.labels().isEmpty() || metric.kind() == Metric.Kind.COUNTER;
  }

  private void addRun(Point point, RunResult result) throws IOException {
    SortedMap<String, Double> sums = new TreeMap<>();
    for (RunResult.Labelled row : result.breakdown()) {
      sums.merge(row.metric(), row.value(), Double::sum);
    }
    runs.add(result.point()).add(result.replication()).add(result.seed()).addAll(point.values());
    for (Metric metric : registry.all()) {
      if (metric.isDistribution()) {
        addDistribution(result.distributions().get(metric.name()));
      } else if (metric.labels().isEmpty()) {
        runs.add(result.scalars().getOrDefault(metric.name(), Double.NaN));
      } else if (isInRuns(metric)) {
        runs.add(sums.getOrDefault(metric.name(), 0.0));
      }
    }
    runs.end();
  }

  private void addDistribution(@org.jspecify.annotations.Nullable Distribution d) {
    if (d == null) {
      DISTRIBUTION_COLUMNS.forEach(column -> runs.add(""));
      return;
    }
    runs.add(d.observed()).add(d.meanSeconds());
    runs.add(d.quantileSeconds(0.5)).add(d.quantileSeconds(0.95)).add(d.quantileSeconds(0.99));
    runs.add(d.maxSeconds()).add(d.censored()).add(d.failed());
  }

  private void addSamples(RunResult result, String metric, Distribution d) throws IOException {
    String exact = Boolean.toString(d.exactness() == Distribution.Exactness.EXACT);
    for (int i = 0; i < d.nanos().length; i++) {
      samples.add(result.point()).add(result.replication()).add(metric).add("observed");
      samples.add(Numbers.seconds(d.nanos()[i])).add(d.counts()[i]).add(exact).end();
    }
    addWithoutValue(result, metric, "censored", d.censored(), exact);
    addWithoutValue(result, metric, "failed", d.failed(), exact);
  }

  private void addWithoutValue(
      RunResult result, String metric, String kind, long count, String exact) throws IOException {
    if (count > 0) {
      samples.add(result.point()).add(result.replication()).add(metric);
      samples.add(kind.toLowerCase(Locale.ROOT)).add("").add(count).add(exact).end();
    }
  }
}
