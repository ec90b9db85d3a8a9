package arboretum.sim.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The optimal placement of a batch, as {@link Evaluation} measures it. A single service is scanned
 * for. A batch is reduced first, safely: by the n best workers of services without links, and by
 * {@link ForestBound} under {@link Prices}, which drops each label that nothing better than the
 * best known assignment can use. If that leaves nothing, the best known is optimal; what it leaves
 * is solved by {@link Mip}, criterion by criterion.
 *
 * <p>The outcome is a function of the problem: limits are numbers of steps, never times. Of equally
 * good workers a single service gets the lowest; in a batch no service could move to a lower worker
 * at the same value, while among assignments that differ in several services the first found stays.
 */
public final class OptimalPlacement {
  /** Branch-and-bound nodes for each criterion if no other limit is asked for. */
  public static final int DEFAULT_NODE_LIMIT = 2_000;

  private static final int PRICE_STEPS = 400;

  /** Steps without a better bound after which steps become shorter. */
  private static final int PATIENCE = 10;

  private static final double SHORTER = 0.6;

  /** Pairs of labels looked at in all steps together: a few seconds. */
  private static final long MAX_WORK = 100_000_000;

  static String trace = "";
  private final PlacementProblem problem;
  private final ForestBound forest;
  private final Shares shares;
  private final int nodeLimit;
  private Labels labels;
  private int[] best;
  private Value value;

  /** No assignment is below this. */
  private Value bound = Value.ZERO;

  private OptimalPlacement(PlacementProblem problem, int nodeLimit) {
    this.problem = problem;
    this.nodeLimit = nodeLimit;
    forest = new ForestBound(problem);
    shares = new Shares(problem);
    labels = Labels.all(problem);
    int[] nowhere = new int[problem.services()];
    Arrays.fill(nowhere, Evaluation.NOWHERE);
    best = nowhere;
    value = worth(best);
  }

  /** Solves with {@link #DEFAULT_NODE_LIMIT}. */
  public static Solution solve(PlacementProblem problem) {
    return solve(problem, DEFAULT_NODE_LIMIT);
  }

  /**
   * Solves.
   *
   * @param nodeLimit branch-and-bound nodes for each criterion, more than 0; if they do not do, the
   *     solution says how far it may be from the optimum
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
    search.labels.keepBestOfUnlinked(problem);
    search.offer(LocalSearch.from(problem, search.best));
    search.run(true);
    return search.solution();
  }

  /** Solves by the integer program alone, on all labels: what tests hold the reductions against. */
  static Solution solveByMip(PlacementProblem problem, int nodeLimit) {
    OptimalPlacement search = new OptimalPlacement(problem, nodeLimit);
    search.run(false);
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

  private void run(boolean reducing) {
    for (Criterion criterion : Criterion.values()) {
      if (reducing && reduce()) {
        return;
      }
      if (criterion.in(value) != criterion.in(bound) && !settle(criterion)) {
        return;
      }
    }
    bound = value;
  }

  /** Minimises one criterion; returns whether the best known is proven optimal in it. */
  private boolean settle(Criterion criterion) {
    trace += " mip " + criterion + " labels " + labels.count();long t0=System.nanoTime();
    Mip.Outcome outcome =
        Mip.minimise(problem, labels.with(problem, best), criterion, best, nodeLimit);
    trace += " "+outcome.proven()+" "+(System.nanoTime()-t0)/1000000+" ms";
    offer(outcome.where());
    if (outcome.proven()) {
      raise(criterion.upTo(value));
    }
    return outcome.proven();
  }

  /** Raises prices and drops labels; returns whether the best known is proven optimal. */
  private boolean reduce() {
    Prices prices = new Prices(problem, shares);
    ForestBound.Costs costs = forest.costs(labels);
    Value highest = new Value(-1, 0, 0);
    double length = 1;
    int since = 0;
    long work = 0;
    for (int step = 0; step < PRICE_STEPS && work < MAX_WORK; step++) {
      ForestBound.Bound now = costs.bound(prices);
      work += costs.work();
      raise(now.total());
      since = highest.isBelow(now.total()) ? 0 : since + 1;
      highest = highest.isBelow(now.total()) ? now.total() : highest;
      int[] where = where(now.best());
      if (since == 0) {
        offer(LocalSearch.from(problem, where));
      }
      if (!bound.isBelow(value)) {
        return true;
      }
      if (labels.keepBelow(value, now.through())) {
        if (labels.isExhausted()) {
          bound = value;
          return true;
        }
        costs = forest.costs(labels);
      }
      if (since >= PATIENCE) {
        length *= SHORTER;
        since = 0;
      }
      if (!prices.step(where, length * distance(now.total()))) {
        break;
      }
    }
    return false;
  }

  /** Returns by how many ns a bound could rise. */
  private double distance(Value from) {
    boolean onlyRtt = Criterion.RTT.equalBefore(from, value);
    return Math.max(1, onlyRtt ? value.rttNanos() - from.rttNanos() : value.rttNanos());
  }

  private int[] where(int[] chosen) {
    int[] where = new int[chosen.length];
    for (int service = 0; service < where.length; service++) {
      where[service] = labels.of(service).get(chosen[service]).worker();
    }
    return where;
  }

  private void offer(int[] where) {
    Value offered = worth(where);
    if (offered.isBelow(value)) {
      best = where;
      value = offered;
    }
  }

  private void raise(Value to) {
    bound = bound.isBelow(to) ? to : bound;
  }

  private Value worth(int[] where) {
    return Value.of(problem, Evaluation.exact(problem, where));
  }

  private Solution solution() {
    int[] lowest = LocalSearch.lowest(problem, best);
    return new Solution(
        asList(lowest), Evaluation.exact(problem, lowest), gap(), !bound.isBelow(value));
  }

  private double gap() {
    for (Criterion criterion : Criterion.values()) {
      long here = criterion.in(value);
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
