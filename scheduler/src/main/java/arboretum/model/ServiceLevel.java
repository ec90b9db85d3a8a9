package arboretum.model;

import java.util.List;

/**
 * What a service expects of its place for as long as it runs (Oakestra's SLA v2.0: {@code
 * rigidness}, {@code convergence_time} and {@code sla_violation_strategy}).
 *
 * @param objectives which of its constraints are watched, each at most once
 * @param onViolation what is done when one of them is violated
 */
public record ServiceLevel(List<Objective> objectives, OnViolation onViolation) {
  /** Nothing is watched. */
  public static final ServiceLevel NONE = new ServiceLevel(List.of(), OnViolation.AS_SET);

  /** What is done about a violation. */
  public enum OnViolation {
    /** The service does not say; the orchestrators' settings do. */
    AS_SET,
    /** It is only told. */
    NONE,
    /** The instance moves to another worker. */
    MIGRATE,
    /** The service gets one instance more. */
    REPLICATE
  }

  /**
   * One constraint that is watched.
   *
   * @param constraint its index among the constraints of the service
   * @param rigidness share of recent outcomes that must meet it, in [0, 1]; it is violated when
   *     {@code rigidness × recent > met} (Oakestra's SLA documentation): at 1 the first miss counts
   * @param convergenceNanos outcomes are not counted for so long after a start or a move; at least
   *     0
   */
  public record Objective(int constraint, double rigidness, long convergenceNanos) {
    public Objective {
      if (constraint < 0 || !(rigidness >= 0 && rigidness <= 1) || convergenceNanos < 0) {
        throw new IllegalArgumentException(
            "out of range: constraint "
                + constraint
                + ", rigidness "
                + rigidness
                + ", convergence "
                + convergenceNanos
                + " ns");
      }
    }
  }

  public ServiceLevel {
    objectives = List.copyOf(objectives);
  }

  /** Returns whether anything is watched. */
  public boolean isWatched() {
    return !objectives.isEmpty();
  }
}
