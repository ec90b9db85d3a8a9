package arboretum.experiment.sla;

import arboretum.model.Constraint;
import arboretum.model.ServiceLevel;
import arboretum.model.ServiceLevel.Objective;
import arboretum.model.ServiceLevel.OnViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A constraint, and how strictly it is to hold while the service runs; empty if it counts for the
 * choice of the place only.
 */
record Watched(Constraint constraint, Optional<Strictness> strictness) {
  private static final int NANOS_PER_SECOND_DIGITS = 9;

  /** Seconds that outcomes are not counted if the descriptor does not say (Oakestra's schema). */
  private static final BigDecimal CONVERGENCE = BigDecimal.valueOf(300);

  /** {@code rigidness} and {@code convergence_time} of one constraint. */
  record Strictness(BigDecimal rigidness, BigDecimal convergenceSeconds) {
    /** Returns what satisfies both. */
    Strictness tighter(Strictness other) {
      return new Strictness(
          rigidness.max(other.rigidness), convergenceSeconds.min(other.convergenceSeconds));
    }

    private Objective of(int constraint) {
      long nanos =
          convergenceSeconds
              .movePointRight(NANOS_PER_SECOND_DIGITS)
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact();
      return new Objective(constraint, rigidness.doubleValue(), nanos);
    }
  }

  /** Returns what a constraint or a limit of connectivity says; empty without {@code rigidness}. */
  static Optional<Strictness> strictness(Part part) {
    return part.number("rigidness")
        .map(r -> new Strictness(r, part.number("convergence_time").orElse(CONVERGENCE)));
  }

  /**
   * Returns each constraint once, in the order of their first; of several strictnesses the tighter.
   */
  static List<Watched> distinct(List<Watched> all) {
    Map<Constraint, Optional<Strictness>> once = new LinkedHashMap<>();
    for (Watched one : all) {
      Optional<Strictness> known = once.getOrDefault(one.constraint, Optional.empty());
      once.put(
          one.constraint,
          known.isPresent() && one.strictness.isPresent()
              ? Optional.of(known.get().tighter(one.strictness.get()))
              : known.or(one::strictness));
    }
    List<Watched> distinct = new ArrayList<>();
    once.forEach((constraint, strictness) -> distinct.add(new Watched(constraint, strictness)));
    return distinct;
  }

  /** Returns the service level of a service with these constraints, in their order. */
  static ServiceLevel level(List<Watched> constraints, OnViolation onViolation) {
    List<Objective> objectives = new ArrayList<>();
    for (int i = 0; i < constraints.size(); i++) {
      int index = i;
      constraints.get(i).strictness.ifPresent(s -> objectives.add(s.of(index)));
    }
    return objectives.isEmpty() ? ServiceLevel.NONE : new ServiceLevel(objectives, onViolation);
  }
}
