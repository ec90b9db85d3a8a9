package arboretum.experiment.plan;

/**
 * The truth about the network, which no policy sees.
 *
 * @param latency propagation
 * @param framingBytes added to each message's own bytes, at least 0
 * @param loss of transmissions on the links of the tree
 */
public record NetworkPlan(Latency latency, int framingBytes, Loss loss) {
  /** Without loss. */
  public NetworkPlan(Latency latency, int framingBytes) {
    this(latency, framingBytes, Loss.NONE);
  }

  /**
   * Loss under a reliable transport, which costs time.
   *
   * @param share of transmissions that are lost, in [0, 1)
   * @param retransmissionNanos beyond the round trip until a lost one is repeated, doubled for each
   *     further loss of it; above 0 if there is loss
   */
  public record Loss(double share, long retransmissionNanos) {
    public static final Loss NONE = new Loss(0, 0);

    public Loss {
      if (!(share >= 0 && share < 1) || (share > 0 && retransmissionNanos <= 0)) {
        throw new IllegalArgumentException(
            "out of range: loss " + share + ", repeated after " + retransmissionNanos + " ns");
      }
    }
  }

  /** Propagation between two nodes. */
  public sealed interface Latency {}

  /**
   * Measured round-trip times; one way is half of it.
   *
   * @param rtt nanoseconds between two rows, which {@code NodePlan.matrixRow} names
   */
  public record Matrix(Rtt rtt) implements Latency {}

  /**
   * By geography: great circle at two thirds of the speed of light, times a route factor drawn per
   * pair of places, plus an access delay per end and class of device. Factor and access delay are
   * hidden from policies.
   *
   * @param routeFactorMin least route factor, at least 1
   * @param routeFactorMax greatest route factor
   * @param orchestratorAccessNanos one-way access delay of root and clusters
   * @param workerAccessNanos one-way access delay of workers
   */
  public record Geography(
      double routeFactorMin,
      double routeFactorMax,
      long orchestratorAccessNanos,
      long workerAccessNanos)
      implements Latency {}

  /** The same one-way delay everywhere; {@code ideal} is zero. */
  public record Constant(long oneWayNanos) implements Latency {}

  /**
   * Round-trip times that have nothing to do with each other: of each pair of nodes, drawn
   * uniformly. No coordinates can represent it.
   *
   * @param leastNanos least round-trip time, at least 0
   * @param mostNanos greatest round-trip time
   */
  public record Uniform(long leastNanos, long mostNanos) implements Latency {}

  /**
   * The round-trip time between a user and a worker is derived from the worker's own coordinate, as
   * the artifact's evaluation does: what a scheduler estimates is then right by construction but
   * for the factor. Between nodes it is as {@code nodes} says.
   *
   * @param low factor on the distance in the coordinate space of one half of the pairs
   * @param high factor of the other half
   * @param leastNanos least round-trip time between a user and the origin of the space
   * @param mostNanos greatest
   */
  public record Circular(Latency nodes, double low, double high, long leastNanos, long mostNanos)
      implements Latency {}

  /** Round-trip times by row. */
  @FunctionalInterface
  public interface Rtt {
    long nanos(int from, int to);
  }
}
