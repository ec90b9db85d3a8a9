package arboretum.sim.request;

/**
 * Chooses the instance that a connection goes to. Everything is named by the dense ints of {@link
 * Directory}; called for every connection, so it must not allocate.
 */
public interface Resolution {
  /**
   * Asks where a connection goes.
   *
   * @param caller who asks; {@link Directory#entry} says through which worker
   * @param target the service and the policy
   * @param flow the same number for everything that has to stay on one instance while that is there
   * @param request comes back if the answer is held
   * @return an {@link Answer}: a place, a failure, or {@link Answer#HELD} if it comes later through
   *     {@link Waiting#resolved}
   */
  long connect(long nowNanos, int caller, int target, long flow, int request);

  /**
   * A connection found nobody at a place that {@link #connect} had named.
   *
   * @param place where the route led
   */
  default void unreachable(long nowNanos, int caller, int target, int place) {}

  /**
   * A connection that {@link #connect} was asked for has ended.
   *
   * @param place where it led
   * @param nanos how long its answer took, from the connection on; below 0 without an answer
   */
  default void ended(long nowNanos, int caller, int target, int place, long nanos) {}

  /** A caller has another entry. */
  default void moved(long nowNanos, int caller) {}

  /**
   * A request does not wait for its held answer any more. No answer may come: its number is soon
   * that of another.
   */
  default void abandoned(long nowNanos, int request) {}

  /** Takes answers that were held. */
  interface Waiting {
    /**
     * The answer to a request that was held has come.
     *
     * @param answer not {@link Answer#HELD}
     */
    void resolved(long nowNanos, int request, long answer);
  }

  /** Makes the resolution of a run. */
  @FunctionalInterface
  interface Factory {
    Resolution create(Directory directory, Waiting waiting);
  }
}
