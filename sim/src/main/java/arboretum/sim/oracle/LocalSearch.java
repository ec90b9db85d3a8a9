package arboretum.sim.oracle;

import java.util.Arrays;

/**
 * Makes an assignment better by small changes until none helps: another worker for one service, an
 * exchange of two, a common worker for two that are linked. All steps are tried in rising order of
 * numbers, so the outcome is a function of the input. It proves nothing.
 */
final class LocalSearch {
  private static final int MAX_ROUNDS = 1000;

  private final PlacementProblem problem;
  private final int[] where;
  private Evaluation value;

  private LocalSearch(PlacementProblem problem, int[] start) {
    this.problem = problem;
    where = start.clone();
    value = Evaluation.exact(problem, where);
  }

  /** Places those that a start leaves out or that do not fit, then improves. */
  static int[] from(PlacementProblem problem, int[] start) {
    int[] where = new int[start.length];
    Arrays.fill(where, Evaluation.NOWHERE);
    for (int service = 0; service < start.length; service++) {
      if (start[service] != Evaluation.NOWHERE
          && Load.joins(problem, where, service, start[service])) {
        where[service] = start[service];
      }
    }
    LocalSearch search = new LocalSearch(problem, where);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      if (!search.round()) {
        break;
      }
    }
    return search.where;
  }

  /** Moves single services to lower workers as long as the value stays the same. */
  static int[] lowest(PlacementProblem problem, int[] start) {
    int[] where = start.clone();
    Evaluation value = Evaluation.exact(problem, where);
    boolean again = true;
    while (again) {
      again = false;
      for (int service = 0; service < where.length; service++) {
        again |= lower(problem, where, service, value);
      }
    }
    return where;
  }

  private static boolean lower(
      PlacementProblem problem, int[] where, int service, Evaluation value) {
    int before = where[service];
    for (int worker = 0; worker < before; worker++) {
      if (Load.joins(problem, where, service, worker)) {
        where[service] = worker;
        if (Evaluation.exact(problem, where).equals(value)) {
          return true;
        }
        where[service] = before;
      }
    }
    return false;
  }

  private boolean round() {
    boolean better = false;
    for (int service = 0; service < where.length; service++) {
      better |= moveOne(service);
    }
    for (int one = 0; one < where.length; one++) {
      for (int other = one + 1; other < where.length; other++) {
        better |= exchange(one, other);
      }
    }
    for (PairLink link : problem.pairs()) {
      better |= moveBoth(link.from(), link.to());
    }
    return better;
  }

  private boolean moveOne(int service) {
    boolean better = false;
    for (int worker = 0; worker < problem.workers(); worker++) {
      int before = where[service];
      if (worker != before && Load.joins(problem, where, service, worker)) {
        where[service] = worker;
        if (keepIfBetter()) {
          better = true;
        } else {
          where[service] = before;
        }
      }
    }
    return better;
  }

  private boolean exchange(int one, int other) {
    return where[one] != where[other] && moveTo(one, where[other], other, where[one]);
  }

  private boolean moveBoth(int one, int other) {
    boolean better = false;
    for (int worker = 0; worker < problem.workers(); worker++) {
      better |= moveTo(one, worker, other, worker);
    }
    return better;
  }

  private boolean moveTo(int one, int oneTo, int other, int otherTo) {
    int oneBefore = where[one];
    int otherBefore = where[other];
    where[one] = Evaluation.NOWHERE;
    where[other] = Evaluation.NOWHERE;
    if (joins(one, oneTo) && joins(other, otherTo) && keepIfBetter()) {
      return true;
    }
    where[one] = oneBefore;
    where[other] = otherBefore;
    return false;
  }

  private boolean joins(int service, int worker) {
    boolean fits = worker == Evaluation.NOWHERE || Load.joins(problem, where, service, worker);
    if (fits) {
      where[service] = worker;
    }
    return fits;
  }

  private boolean keepIfBetter() {
    Evaluation now = Evaluation.exact(problem, where);
    boolean better = now.compareTo(value) < 0;
    value = better ? now : value;
    return better;
  }
}
