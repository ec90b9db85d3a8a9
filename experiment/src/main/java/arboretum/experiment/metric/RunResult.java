package arboretum.experiment.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one replication of one sweep point gave. Immutable.
 *
 * @param point index of the sweep point, from 0
 * @param replication index of the replication, from 0
 * @param seed its seed
 * @param scalars one number per metric without labels that is no time distribution
 * @param breakdown numbers of metrics with labels, in order of metric and label value
 * @param distributions durations by metric
 * @param series levels over time, ascending
 */
public record RunResult(
    int point,
    int replication,
    long seed,
    SortedMap<String, Double> scalars,
    List<Labelled> breakdown,
    SortedMap<String, Distribution> distributions,
    List<SeriesRow> series) {
  /** One number of a metric with labels. */
  public record Labelled(String metric, String labelValue, double value) {}

  /**
   * Levels at one instant, after everything that happened until then.
   *
   * @param atNanos nanoseconds since the start of the run
   * @param desired instances that are wanted
   * @param running those of them that have a running container
   * @param copies running containers
   * @param cpuMillis requested by running containers
   * @param memoryBytes requested by running containers
   * @param gpuMillis requested by running containers
   */
  public record SeriesRow(
      long atNanos,
      long desired,
      long running,
      long copies,
      long cpuMillis,
      long memoryBytes,
      long gpuMillis) {}

  public RunResult {
    scalars = Collections.unmodifiableSortedMap(new TreeMap<>(scalars));
    breakdown = List.copyOf(breakdown);
    distributions = Collections.unmodifiableSortedMap(new TreeMap<>(distributions));
    series = List.copyOf(series);
  }

  /** Collects a result; everything must be defined in the registry. Not thread-safe. */
  public static final class Builder {
    private final MetricRegistry registry;
    private final TreeMap<String, Double> scalars = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, Double>> labelled = new TreeMap<>();
    private final TreeMap<String, Distribution> distributions = new TreeMap<>();
    private List<SeriesRow> series = List.of();

    public Builder(MetricRegistry registry) {
      this.registry = registry;
    }

    /**
     * Sets the number of a metric without labels; NaN if it has none in this replication.
     *
     * @throws IllegalStateException if the registry has no such metric
     */
    public Builder scalar(String metric, double value) {
      Metric definition = registry.get(metric);
      require(!definition.isDistribution() && definition.labels().isEmpty(), metric, "a scalar");
      scalars.put(metric, value);
      return this;
    }

    /**
     * Adds to the number of a metric for one label value.
     *
     * @throws IllegalStateException if the registry has no such metric
     */
    public Builder labelled(String metric, String labelValue, double value) {
      require(!registry.get(metric).labels().isEmpty(), metric, "broken down by labels");
      labelled
          .computeIfAbsent(metric, name -> new TreeMap<>())
          .merge(labelValue, value, Double::sum);
      return this;
    }

    /**
     * Sets the durations of a metric.
     *
     * @throws IllegalStateException if the registry has no such metric
     */
    public Builder distribution(String metric, Distribution distribution) {
      require(registry.get(metric).isDistribution(), metric, "a time distribution");
      distributions.put(metric, distribution);
      return this;
    }

    /** Sets the levels over time, ascending. */
    public Builder series(List<SeriesRow> rows) {
      series = rows;
      return this;
    }

    public RunResult build(int point, int replication, long seed) {
      List<Labelled> breakdown = new ArrayList<>();
      labelled.forEach(
          (metric, values) ->
              values.forEach((label, value) -> breakdown.add(new Labelled(metric, label, value))));
      return new RunResult(point, replication, seed, scalars, breakdown, distributions, series);
    }

    private static void require(boolean condition, String metric, String shape) {
      if (!condition) {
        throw new IllegalStateException("metric " + metric + " is not " + shape);
      }
    }
  }
}
