package arboretum.sim.oracle;

import java.util.Arrays;

/**
 * Drops labels that no better assignment than the incumbent can have: by {@link ForestBound} under
 * prices that are raised where the best labelling is overfull, and by what no longer fits beside
 * services that have one worker left. The labellings on the way are repaired and offered.
 */
final class Reduction {
  /** Steps without a better bound after which steps become shorter. */
  private static final int PATIENCE = 8;

  private static final double SHORTER = 0.6;

  /** Steps this short move nothing any more. */
  private static final double SHORTEST = 0.005;

  private final PlacementProblem problem;
  private final ForestBound forest;
  private final Incumbent incumbent;

  /** Pairs of labels that may still be looked at. */
  private long workLeft;

  Reduction(PlacementProblem problem, Incumbent incumbent, long work) {
    this.problem = problem;
    this.incumbent = incumbent;
    forest = new ForestBound(problem);
    workLeft = work;
  }

  /** Returns whether no more may be looked at. */
  boolean isSpent() {
    return workLeft <= 0;
  }

  /**
   * What came of it.
   *
   * @param bound of all assignments with the labels there were; no better than the incumbent if
   *     these are settled
   * @param settled whether none of them is better than the incumbent
   * @param prices under which the bound was best
   * @param through by service and label that is left, bounds; empty if settled
   */
  record Outcome(Value bound, boolean settled, Prices prices, Value[][] through) {}

  /**
   * Reduces.
   *
   * @param labels are changed
   * @param start prices to begin with, left as they are
   * @param steps at least 1
   */
  Outcome reduce(Labels labels, Prices start, int steps) {
    Prices prices = start.copy();
    Prices best = prices.copy();
    Value highest = new Value(-1, 0, 0);
    double length = 1;
    int since = 0;
    boolean changed = true;
    ForestBound.Costs costs = forest.costs(labels);
    for (int step = 0; ; step++) {
      while (changed && labels.keepFitting(problem)) {
        costs = forest.costs(labels);
      }
      if (labels.isExhausted()) {
        return settled(best);
      }
      ForestBound.Bound now = costs.bound(prices);
      workLeft -= costs.work();
      since++;
      if (highest.isBelow(now.total())) {
        highest = now.total();
        best = prices.copy();
        since = 0;
      }
      int[] where = where(labels, now.best());
      if (step % PATIENCE == 0) {
        incumbent.offer(LocalSearch.from(problem, where));
      }
      changed = labels.keepBelow(incumbent.value(), now.through());
      if (labels.isExhausted()) {
        return settled(best);
      }
      if (since >= PATIENCE) {
        length *= SHORTER;
        since = 0;
      }
      boolean more = step + 1 < steps && length > SHORTEST && !isSpent();
      if (!more || !prices.step(where, length * distance(now.total()))) {
        return new Outcome(highest, false, best, kept(now.through(), incumbent.value()));
      }
      if (changed) {
        costs = forest.costs(labels);
      }
    }
  }

  private Outcome settled(Prices prices) {
    return new Outcome(incumbent.value(), true, prices, new Value[0][]);
  }

  /** Returns by how many ns a bound could rise. */
  private double distance(Value from) {
    Value value = incumbent.value();
    boolean onlyRtt = Criterion.RTT.equalBefore(from, value);
    return Math.max(1, onlyRtt ? value.rttNanos() - from.rttNanos() : value.rttNanos());
  }

  private static int[] where(Labels labels, int[] chosen) {
    int[] where = new int[chosen.length];
    for (int service = 0; service < where.length; service++) {
      where[service] = labels.of(service).get(chosen[service]).worker();
    }
    return where;
  }

  private static Value[][] kept(Value[][] through, Value below) {
    Value[][] kept = new Value[through.length][];
    for (int service = 0; service < kept.length; service++) {
      kept[service] =
          Arrays.stream(through[service])
              .filter(value -> value.isBelow(below))
              .toArray(Value[]::new);
    }
    return kept;
  }
}
