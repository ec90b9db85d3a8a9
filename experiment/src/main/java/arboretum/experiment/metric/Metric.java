package arboretum.experiment.metric;

import java.util.List;

/**
 * The definition of one metric; docs/METRICS.md shows all of this.
 *
 * @param name as in every file, lower case with underscores
 * @param unit as in every file: {@code s}, {@code 1} (a share), {@code instances}, ...
 * @param kind which shape its values have
 * @param labels what its breakdown is by; empty if it has none. Several labels are written as one,
 *     joined by {@code /}
 * @param doc what it says, in one sentence
 * @param start where a measurement starts, or from when on is counted
 * @param end where it ends
 * @param population what there is one measurement of
 * @param exclusions what is left out, and what counts as censored or failed
 * @param modes how simulation and live differ
 */
public record Metric(
    String name,
    String unit,
    Kind kind,
    List<String> labels,
    String doc,
    String start,
    String end,
    String population,
    String exclusions,
    String modes) {
  /** Shape of a metric's values. */
  public enum Kind {
    /** A number of things; one value per replication, or one per label value. */
    COUNTER("counter"),
    /** A level or an amount; one value per replication, or one per label value. */
    GAUGE("gauge"),
    /** A share of a whole, in [0, 1]; one value per replication, or one per label value. */
    RATIO("ratio"),
    /** One duration per member of the population. */
    TIME_DISTRIBUTION("time distribution");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Returns the words used in files. */
    public String label() {
      return label;
    }
  }

  /** What to put between several labels and between their values. */
  public static final String LABEL_SEPARATOR = "/";

  public Metric {
    labels = List.copyOf(labels);
  }

  /** Returns the labels as one column has them; empty without labels. */
  public String labelColumn() {
    return String.join(LABEL_SEPARATOR, labels);
  }

  /** Returns whether its values are durations of a population. */
  public boolean isDistribution() {
    return kind == Kind.TIME_DISTRIBUTION;
  }
}
