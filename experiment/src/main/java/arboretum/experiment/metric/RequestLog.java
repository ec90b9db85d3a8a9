package arboretum.experiment.metric;

/**
 * Hears what becomes of requests, in order of time but for an answer, which may be told when it is
 * certain. Called for every request, so it must be cheap.
 */
public interface RequestLog {
  /** Number of parts that the time of a request is split into. */
  int PARTS = 5;

  // The parts, in their order.
  int RESOLUTION = 0;
  int NETWORK = 1;
  int QUEUE = 2;
  int SERVICE = 3;
  int RETRY = 4;

  /**
   * A connection had to wait for its route.
   *
   * @param nanos until the answer came
   */
  void queried(long atNanos, long nanos);

  /**
   * A request begins.
   *
   * @param call index of its call in the plan
   */
  void began(int call, long bornNanos);

  /**
   * A request was answered.
   *
   * @param split what its time consists of: {@link #PARTS} durations from {@code offset} on
   */
  void answered(int call, long bornNanos, long endNanos, long[] split, int offset);

  /** A request got no answer and will not be tried again. */
  void failed(int call, long bornNanos, String reason);

  /** A request is open at the end. */
  void open(int call, long bornNanos);

  /**
   * Something is tried again.
   *
   * @param bornNanos when it was tried first
   */
  void retried(long bornNanos, String reason);

  /** A route led to an instance that is not there. */
  void stale(long atNanos);

  /**
   * An instance was chosen.
   *
   * @param chosenNanos the true round trip to it
   * @param leastNanos the true round trip to the closest that runs; negative if none does
   * @param how it was found
   */
  void routed(long atNanos, long chosenNanos, long leastNanos, String how);

  /**
   * What one instance did at one place; told at the end, and added up.
   *
   * @param requests that it finished after the warm-up
   * @param busy share of its servers' time after the warm-up in which they served
   */
  void instance(String instance, long requests, double busy);
}
