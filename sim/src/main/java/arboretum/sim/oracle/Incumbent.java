package arboretum.sim.oracle;

import java.util.Arrays;

/** The best assignment known so far; of equal ones the first. */
final class Incumbent {
  private final PlacementProblem problem;
  private int[] where;
  private Value value;

  /** Starts with nothing running. */
  Incumbent(PlacementProblem problem) {
    this.problem = problem;
    where = new int[problem.services()];
    Arrays.fill(where, Evaluation.NOWHERE);
    value = Value.of(problem, Evaluation.exact(problem, where));
  }

  /** Takes a feasible assignment if it is better. */
  void offer(int[] candidate) {
    Value offered = Value.of(problem, Evaluation.exact(problem, candidate));
    if (offered.isBelow(value)) {
      where = candidate.clone();
      value = offered;
    }
  }

  int[] where() {
    return where.clone();
  }

  Value value() {
    return value;
  }
}
