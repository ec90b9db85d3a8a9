package arboretum.sim.oracle;

/**
 * One state a service can be in: nowhere, or on a worker either within all its limits or not. That
 * it is within is a demand, so a link's cost depends on the labels of its two ends only.
 */
record Label(int worker, boolean within) {
  static final Label NONE = new Label(Evaluation.NOWHERE, false);

  boolean runs() {
    return worker != Evaluation.NOWHERE;
  }

  /** What the label costs by itself. */
  Value own(PlacementProblem problem, int service) {
    if (!runs()) {
      return new Value(Value.UNPLACED + 1, 0, 0);
    }
    return new Value(
        within ? 0 : Value.UNPLACED,
        problem.fixedExcessNanos(service, worker),
        problem.fixedRttNanos(service, worker));
  }

  /** What a link costs whose {@code from} has this label and whose {@code to} has the other. */
  Value linked(PlacementProblem problem, PairLink link, Label to) {
    if (!runs() || !to.runs()) {
      return within ? Value.IMPOSSIBLE : Value.ZERO;
    }
    long rtt = problem.betweenNanos(worker, to.worker);
    long excess = PlacementProblem.beyond(rtt, link.limitNanos());
    return within && excess > 0 ? Value.IMPOSSIBLE : new Value(0, excess, rtt);
  }
}
