package arboretum.protocol;

/**
 * A timer as data, so that it can be journaled, replayed and put into the event lane.
 *
 * @param kind what for
 * @param subject of whom, where one role has several of a kind; else empty
 */
public record TimerId(Kind kind, String subject) {
  /** What a timer is for. */
  public enum Kind {
    /** Worker: send a heartbeat. */
    HEARTBEAT,
    /** Cluster: push the aggregate. */
    AGGREGATE,
    /** Parent: look for silent members and lost offers. */
    SWEEP,
    /** Root: offer pending instances again. */
    RETRY,
    /** Cluster, today's code: scan for failed instances. */
    REDEPLOY_SCAN,
    /** Member: register again if the parent did not answer. */
    REGISTER,
    /** Worker: probe neighbours and tell the coordinate. */
    COORDINATE,
    /** Worker: answer for the endpoints that were measured so far; cluster: wait no longer. */
    MEASURE,
    /** Cluster: look whether instances keep their service levels. */
    WATCH,
    /** Worker: renew interests in routes, and give up queries that nobody answered. */
    ROUTES,
    /** Worker: stop a container whose route was withdrawn. */
    DRAIN,
    /** Cluster: place an instance again whose container keeps ending. */
    RESTART
  }

  /** Returns the timer of which each role has one. */
  public static TimerId of(Kind kind) {
    return new TimerId(kind, "");
  }
}
