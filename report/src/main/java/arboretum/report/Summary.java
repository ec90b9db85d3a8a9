package arboretum.report;

import arboretum.experiment.metric.Metric;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.results.CsvFile;
import arboretum.experiment.results.Formats;
import arboretum.experiment.results.Point;
import arboretum.report.data.RunData;
import arboretum.report.statistics.Interval;
import arboretum.report.statistics.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every metric of every point, over replications: mean and 95 % interval by Student's t. A quantile
 * is taken in each replication, then averaged over them.
 */
public final class Summary {
  private static final List<String> STATISTICS = List.of("mean", "p50", "p95", "p99");

  private final RunData run;
  private final List<SummaryRow> rows = new ArrayList<>();

  private Summary(RunData run) {
    this.run = run;
  }

  /** Computes the summary of a run. */
  public static Summary of(RunData run) {
    Summary summary = new Summary(run);
    SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
    for (Map<String, String> row : run.breakdown()) {
      labels
          .computeIfAbsent(row.getOrDefault("metric", ""), metric -> new TreeSet<>())
          .add(row.getOrDefault("label_value", ""));
    }
    for (Metric metric : MetricRegistry.standard().all()) {
      for (Point point : run.points()) {
        summary.add(metric, point.index(), labels.getOrDefault(metric.name(), new TreeSet<>()));
      }
    }
    return summary;
  }

  /** Returns the rows in order of metric, point, label value and statistic. */
  public List<SummaryRow> rows() {
    return rows;
  }

  /** Returns one number. */
  public Optional<SummaryRow> find(String metric, String labelValue, int point, String statistic) {
    return rows.stream()
        .filter(
            row ->
                row.point() == point
                    && row.metric().name().equals(metric)
                    && row.labelValue().equals(labelValue)
                    && row.statistic().equals(statistic))
        .findFirst();
  }

  /** Returns the rows of a metric at a point. */
  public List<SummaryRow> find(String metric, int point) {
    return rows.stream()
        .filter(row -> row.point() == point && row.metric().name().equals(metric))
        .toList();
  }

  /** Writes {@code summary.csv}. */
  public void write(Path file) throws IOException {
    List<String> paths = run.points().isEmpty() ? List.of() : run.points().getFirst().paths();
    List<String> columns =
        new ArrayList<>(List.of("metric", "unit", "label", "label_value", "point"));
    columns.addAll(paths);
    columns.addAll(List.of("statistic", "n", "mean", "ci95_low", "ci95_high"));
    columns.addAll(List.of("observed", "censored", "failed"));
    try (CsvFile csv = new CsvFile(file, Formats.SUMMARY, columns)) {
      for (SummaryRow row : rows) {
        csv.add(row.metric().name()).add(row.metric().unit());
        csv.add(row.metric().labelColumn()).add(row.labelValue()).add(row.point());
        csv.addAll(point(row.point()).values());
        Interval interval = row.interval();
        csv.add(row.statistic()).add(interval.n()).add(interval.mean());
        csv.add(interval.low()).add(interval.high());
        csv.add(row.observed()).add(row.censored()).add(row.failed()).end();
      }
      csv.commit();
    }
  }

  private Point point(int index) {
    return run.points().stream()
        .filter(point -> point.index() == index)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no point " + index + " in the manifest"));
  }

  private void add(Metric metric, int point, SortedSet<String> labelValues) {
    if (metric.isDistribution()) {
      addDistribution(metric, point);
    } else if (metric.labels().isEmpty()) {
      addValue(metric, "", point, column(point, metric.name()));
    } else {
      if (metric.kind() == Metric.Kind.COUNTER) {
        addValue(metric, "", point, column(point, metric.name()));
      }
      for (String labelValue : labelValues) {
        addValue(metric, labelValue, point, labelled(metric, labelValue, point));
      }
    }
  }

  private void addValue(Metric metric, String labelValue, int point, double[] values) {
    rows.add(
        new SummaryRow(
            metric, labelValue, point, "value", Statistics.studentT(present(values)), 0, 0, 0));
  }

  private void addDistribution(Metric metric, int point) {
    long observed = sum(column(point, metric.name() + "_n"));
    long censored = sum(column(point, metric.name() + "_censored"));
    long failed = sum(column(point, metric.name() + "_failed"));
    for (String statistic : STATISTICS) {
      double[] present = present(column(point, metric.name() + "_" + statistic));
      Interval interval = Statistics.studentT(present);
      if (!statistic.equals("mean") && present.length < populated(metric, point)) {
        interval = new Interval(present.length, Double.NaN, Double.NaN, Double.NaN);
      }
      rows.add(new SummaryRow(metric, "", point, statistic, interval, observed, censored, failed));
    }
  }

  /** Returns in how many replications the metric's population is not empty. */
  private long populated(Metric metric, int point) {
    double[] observed = column(point, metric.name() + "_n");
    double[] censored = column(point, metric.name() + "_censored");
    double[] failed = column(point, metric.name() + "_failed");
    int populated = 0;
    for (int i = 0; i < observed.length; i++) {
      populated += observed[i] + censored[i] + failed[i] > 0 ? 1 : 0;
    }
    return populated;
  }

  private double[] column(int point, String column) {
    return run.runs().stream()
        .filter(row -> Integer.toString(point).equals(row.get("point")))
        .mapToDouble(row -> RunData.number(row, column))
        .toArray();
  }

  /** A counter that a replication does not list is 0 there; a share is absent. */
  private double[] labelled(Metric metric, String labelValue, int point) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    double absent = metric.kind() == Metric.Kind.COUNTER ? 0 : Double.NaN;
    for (Map<String, String> row : run.runs()) {
      if (Integer.toString(point).equals(row.get("point"))) {
        values.put(Integer.parseInt(row.getOrDefault("replication", "")), absent);
      }
    }
    for (Map<String, String> row : run.breakdown()) {
      if (metric.name().equals(row.get("metric"))
          && labelValue.equals(row.get("label_value"))
          && Integer.toString(point).equals(row.get("point"))) {
        values.put(
            Integer.parseInt(row.getOrDefault("replication", "")), RunData.number(row, "value"));
      }
    }
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] present(double[] values) {
    return java.util.Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  private static long sum(double[] values) {
    long sum = 0;
    for (double value : present(values)) {
      sum += (long) value;
    }
    return sum;
  }
}
