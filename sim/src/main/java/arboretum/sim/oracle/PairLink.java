package arboretum.sim.oracle;

/**
 * A service's limit on its round trip to another service of the batch.
 *
 * @param from the service that states the limit, and that counts as not placed if it is broken
 * @param to the service it talks to, another one
 * @param limitNanos at least 0; {@link PlacementProblem#NO_LIMIT} if only the round trip counts
 */
public record PairLink(int from, int to, long limitNanos) {}
