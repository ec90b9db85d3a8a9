package arboretum.sim.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Proves in exact longs that nothing is better than the incumbent, or finds what is: depth first,
 * one service after the other on each worker left to it, each branch reduced as the whole was. A
 * solver that computes in floating point can't prove what differs by nanoseconds.
 */
final class Proof {
  /** Price steps in a branch: prices that fit the whole are near those that fit a part. */
  private static final int STEPS = 12;

  private final PlacementProblem problem;
  private final Incumbent incumbent;
  private final Reduction reduction;

  Proof(PlacementProblem problem, Incumbent incumbent, long work) {
    this.problem = problem;
    this.incumbent = incumbent;
    reduction = new Reduction(problem, incumbent, work);
  }

  /** One worker for one service, and the bound on what it leads to. */
  private record Branch(int worker, Value bound) {}

  /**
   * Returns whether no assignment of these labels is better than the incumbent, which may have
   * changed; false if the work is spent before that is known.
   */
  boolean settles(Labels labels, Prices prices) {
    if (reduction.isSpent()) {
      return false;
    }
    Reduction.Outcome outcome = reduction.reduce(labels, prices, STEPS);
    if (outcome.settled()) {
      return true;
    }
    int service = narrowest(labels);
    if (service == Evaluation.NOWHERE) {
      offer(labels);
      return true;
    }
    for (Branch branch : branches(labels, service, outcome.through()[service])) {
      Labels part = labels.copy();
      part.keepOnly(service, branch.worker());
      if (branch.bound().isBelow(incumbent.value()) && !settles(part, outcome.prices())) {
        return false;
      }
    }
    return true;
  }

  private static List<Branch> branches(Labels labels, int service, Value[] through) {
    List<Branch> branches = new ArrayList<>();
    for (int l = 0; l < through.length; l++) {
      int worker = labels.of(service).get(l).worker();
      int last = branches.size() - 1;
      if (last < 0 || branches.get(last).worker() != worker) {
        branches.add(new Branch(worker, through[l]));
      } else if (through[l].isBelow(branches.get(last).bound())) {
        branches.set(last, new Branch(worker, through[l]));
      }
    }
    branches.sort(Comparator.comparing(Branch::bound));
    return branches;
  }

  /** Returns the service with the fewest workers left, more than one; nowhere if all have one. */
  private static int narrowest(Labels labels) {
    int narrowest = Evaluation.NOWHERE;
    int fewest = Integer.MAX_VALUE;
    for (int service = 0; service < labels.services(); service++) {
      int workers = labels.workers(service);
      if (workers > 1 && workers < fewest) {
        narrowest = service;
        fewest = workers;
      }
    }
    return narrowest;
  }

  private void offer(Labels labels) {
    int[] where = new int[labels.services()];
    for (int service = 0; service < where.length; service++) {
      where[service] = labels.of(service).getFirst().worker();
    }
    if (Load.overfull(problem, where) == Evaluation.NOWHERE) {
      incumbent.offer(where);
    }
  }
}
