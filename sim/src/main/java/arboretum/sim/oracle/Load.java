package arboretum.sim.oracle;

/** Whether workers have the room for what is assigned to them. */
final class Load {
  private Load() {}

  /** Returns the first worker without the room, or {@link Evaluation#NOWHERE}. */
  static int overfull(PlacementProblem problem, int[] where) {
    int first = Evaluation.NOWHERE;
    for (int service = 0; service < where.length; service++) {
      int worker = where[service];
      if (worker != Evaluation.NOWHERE
          && (first == Evaluation.NOWHERE || worker < first)
          && !on(problem, where, worker).fitsInto(problem.free(worker))) {
        first = worker;
      }
    }
    return first;
  }

  /** Returns whether the service can join those that stand on the worker already. */
  static boolean joins(PlacementProblem problem, int[] where, int service, int worker) {
    int before = where[service];
    where[service] = worker;
    boolean fits =
        problem.allowed(service, worker)
            && on(problem, where, worker).fitsInto(problem.free(worker));
    where[service] = before;
    return fits;
  }

  private static Room on(PlacementProblem problem, int[] where, int worker) {
    Room sum = new Room(0, 0, 0);
    for (int service = 0; service < where.length; service++) {
      if (where[service] == worker) {
        sum = sum.plus(problem.request(service));
      }
    }
    return sum;
  }
}
