package arboretum.sim.oracle;

/** True round-trip times between workers. */
@FunctionalInterface
public interface RoundTrips {
  /**
   * Returns the round-trip time in ns, from 0 to {@link PlacementProblem#MAX_RTT_NANOS}; it is
   * asked for a worker and itself too, and need not be symmetric.
   *
   * @param from a worker's index
   * @param to a worker's index
   */
  long nanos(int from, int to);
}
