package arboretum.sim.oracle;

/**
 * How much is tried before a solution is given with a gap. Both are numbers of steps, so the same
 * effort gives the same solution on every machine.
 *
 * @param solverNodes branch-and-bound nodes of the solver for each criterion, more than 0
 * @param proofPairs pairs of labels that the exact proof looks at, at least 0; with 0 only a batch
 *     that reductions alone settle is proven
 */
public record Effort(int solverNodes, long proofPairs) {
  /** Enough for 15 linked services on 50 workers in nearly all cases; at most some ten seconds. */
  public static final Effort DEFAULT = new Effort(300, 400_000_000);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if out of range
   */
  public Effort {
    if (solverNodes <= 0 || proofPairs < 0) {
      throw new IllegalArgumentException(
          "solver nodes: " + solverNodes + ", proof pairs: " + proofPairs + "; allowed: > 0, >= 0");
    }
  }
}
