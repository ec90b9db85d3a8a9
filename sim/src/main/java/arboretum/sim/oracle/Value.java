package arboretum.sim.oracle;

/**
 * The three criteria as one number to be minimised: an ordered group, so bounds on parts add up to
 * bounds on the whole.
 *
 * @param missing {@link #UNPLACED} for each service not placed and 1 more for each not running
 * @param excessNanos round trips beyond their limits
 * @param rttNanos round trips; in a priced bound it can be negative
 */
record Value(long missing, long excessNanos, long rttNanos) implements Comparable<Value> {
  /** More than all services of a batch, so that running never outweighs being placed. */
  static final long UNPLACED = PlacementProblem.MAX_SERVICES + 1L;

  static final Value ZERO = new Value(0, 0, 0);
  static final Value IMPOSSIBLE = new Value(1L << 40, 0, 0);

  static Value of(PlacementProblem problem, Evaluation value) {
    long unplaced = problem.services() - value.placed();
    long idle = problem.services() - value.running();
    return new Value(UNPLACED * unplaced + idle, value.excessNanos(), value.rttNanos());
  }

  Value plus(Value other) {
    return new Value(
        missing + other.missing, excessNanos + other.excessNanos, rttNanos + other.rttNanos);
  }

  Value minus(Value other) {
    return new Value(
        missing - other.missing, excessNanos - other.excessNanos, rttNanos - other.rttNanos);
  }

  boolean isBelow(Value other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Value other) {
    if (missing != other.missing) {
      return Long.compare(missing, other.missing);
    }
    return excessNanos != other.excessNanos
        ? Long.compare(excessNanos, other.excessNanos)
        : Long.compare(rttNanos, other.rttNanos);
  }
}
