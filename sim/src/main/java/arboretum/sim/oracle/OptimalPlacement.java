package arboretum.sim.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The optimal placement of a batch, as {@link Evaluation} measures it. A single service is scanned
 * for. A batch is first reduced, safely: to the n best workers of services without links, and by
 * {@link Reduction}. What that leaves is solved by {@link Mip}, criterion by criterion; {@link
 * Proof} then checks in exact arithmetic that nothing is better, and mends what is.
 *
 * <p>The outcome is a function of the problem: limits are numbers of steps, never times. Of equally
 * good workers a single service gets the lowest; in a batch no service could move to a lower worker
 * at the same value, while among assignments that differ in several services the first found stays.
 */
public final class OptimalPlacement {
  /** Branch-and-bound nodes of the solver for each criterion if no other limit is asked for. */
  public static final int DEFAULT_NODE_LIMIT = 300;

  private static final int PRICE_STEPS = 300;

  /** Pairs of labels looked at: some seconds each. */
  private static final long REDUCTION_WORK = 200_000_000;

  private static final long PROOF_WORK = 400_000_000;

  private final PlacementProblem problem;
  private final int nodeLimit;
  private final Incumbent incumbent;
  private final Labels labels;

  /** No assignment is below this. */
  private Value bound = Value.ZERO;

  private OptimalPlacement(PlacementProblem problem, int nodeLimit) {
    this.problem = problem;
    this.nodeLimit = nodeLimit;
    incumbent = new Incumbent(problem);
    labels = Labels.all(problem);
  }

  /** Solves with {@link #DEFAULT_NODE_LIMIT}. */
  public static Solution solve(PlacementProblem problem) {
    return solve(problem, DEFAULT_NODE_LIMIT);
  }

  /**
   * Solves.
   *
   * @param nodeLimit branch-and-bound nodes of the solver for each criterion, more than 0; if they
   *     do not do, and the proof's own limit neither, the solution says how far it may be from the
   *     optimum
   * @throws IllegalArgumentException if the limit is out of range
   */
  public static Solution solve(PlacementProblem problem, int nodeLimit) {
    if (nodeLimit <= 0) {
      throw new IllegalArgumentException("node limit: " + nodeLimit + "; allowed: more than 0");
    }
    if (problem.services() == 1) {
      return scan(problem);
    }
    OptimalPlacement search = new OptimalPlacement(problem, nodeLimit);
    search.run();
    return search.solution();
  }

  /** Solves by the integer program alone, on all labels: what tests hold the rest against. */
  static Solution solveByMip(PlacementProblem problem, int nodeLimit) {
    OptimalPlacement search = new OptimalPlacement(problem, nodeLimit);
    if (search.solveCriteria()) {
      search.bound = search.incumbent.value();
    }
    return search.solution();
  }

  private static Solution scan(PlacementProblem problem) {
    int[] best = {Evaluation.NOWHERE};
    Evaluation value = Evaluation.exact(problem, best);
    for (int worker = 0; worker < problem.workers(); worker++) {
      if (problem.canRun(0, worker)) {
        int[] here = {worker};
        Evaluation now = Evaluation.exact(problem, here);
        if (now.compareTo(value) < 0) {
          best = here;
          value = now;
        }
      }
    }
    return new Solution(asList(best), value, 0, true);
  }

  private void run() {
    labels.keepBestOfUnlinked(problem);
    incumbent.offer(LocalSearch.from(problem, incumbent.where()));
    Reduction reduction = new Reduction(problem, incumbent, REDUCTION_WORK);
    Reduction.Outcome outcome =
        reduction.reduce(labels, new Prices(problem, new Shares(problem)), PRICE_STEPS);
    raise(outcome.bound());
    if (!outcome.settled()) {
      solveCriteria();
      Proof proof = new Proof(problem, incumbent, PROOF_WORK);
      if (proof.settles(labels, outcome.prices())) {
        raise(incumbent.value());
      }
    }
  }

  /** Minimises one criterion after the other; returns whether the solver takes all for solved. */
  private boolean solveCriteria() {
    for (Criterion criterion : Criterion.values()) {
      boolean open =
          criterion.equalBefore(bound, incumbent.value())
              ? criterion.in(bound) != criterion.in(incumbent.value())
              : criterion.in(incumbent.value()) > 0;
      if (open) {
        Labels all = labels.with(problem, incumbent.where());
        Mip.Outcome outcome = Mip.minimise(problem, all, criterion, incumbent.where(), nodeLimit);
        incumbent.offer(outcome.where());
        if (!outcome.proven()) {
          return false;
        }
      }
    }
    return true;
  }

  private void raise(Value to) {
    bound = bound.isBelow(to) ? to : bound;
  }

  private Solution solution() {
    int[] lowest = LocalSearch.lowest(problem, incumbent.where());
    return new Solution(
        asList(lowest),
        Evaluation.exact(problem, lowest),
        gap(),
        !bound.isBelow(incumbent.value()));
  }

  private double gap() {
    for (Criterion criterion : Criterion.values()) {
      long here = criterion.in(incumbent.value());
      long least = Math.max(0, criterion.in(bound));
      if (here != least) {
        return (double) (here - least) / here;
      }
    }
    return 0;
  }

  private static List<Integer> asList(int[] where) {
    List<Integer> list = new ArrayList<>();
    for (int worker : where) {
      list.add(worker);
    }
    return list;
  }
}
