package arboretum.experiment.metric;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every metric that a run can have, in the order in which files show them. Immutable.
 *
 * <p>{@link RunResult.Builder} accepts only what the registry names, so no file can hold a number
 * without a definition.
 */
public final class MetricRegistry {
  private static final MetricRegistry STANDARD = new MetricRegistry(StandardMetrics.all());

  private final Map<String, Metric> byName = new LinkedHashMap<>();

  /**
   * Takes the definitions in order.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public MetricRegistry(List<Metric> metrics) {
    for (Metric metric : metrics) {
      if (byName.put(metric.name(), metric) != null) {
        throw new IllegalArgumentException("two metrics named " + metric.name());
      }
    }
  }

  /** Returns the registry with all metrics of Arboretum. */
  public static MetricRegistry standard() {
    return STANDARD;
  }

  /** Returns all metrics in order. */
  public List<Metric> all() {
    return new ArrayList<>(byName.values());
  }

  /** Returns whether there is a metric of this name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * Returns the metric that code names.
   *
   * @throws IllegalStateException if there is none: our own defect
   */
  public Metric get(String name) {
    Metric metric = byName.get(name);
    if (metric == null) {
      throw new IllegalStateException("metric " + name + " is not in the registry");
    }
    return metric;
  }

  /**
   * Returns the metric that a user names.
   *
   * @param where option or key that names it, for the message
   * @throws InputException with the nearest name if there is none
   */
  public Metric find(String name, String where) {
    Metric metric = byName.get(name);
    if (metric == null) {
      String message =
          "unknown metric \"" + name + "\"" + Nearest.hint(name, byName.keySet()) + " Known: ";
      throw new InputException(
          new Problem("", 0, 0, where, message + String.join(", ", byName.keySet())));
    }
    return metric;
  }
}
