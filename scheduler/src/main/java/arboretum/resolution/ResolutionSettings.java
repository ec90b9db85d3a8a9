package arboretum.resolution;

/**
 * How callers find instances. All times are in nanoseconds.
 *
 * @param choice whether a name's policy is heeded
 * @param update what interested nodes are told when a table changes
 * @param unreachable what a worker does when a copy cannot be reached
 * @param refreshNanos period in which a worker renews its interests and probes; above 0
 * @param leaseNanos an interest that is not renewed for this long lapses, and a table that is not
 *     heard of for this long is stale; at least {@code refreshNanos}
 * @param idleNanos a worker that has not looked up a service for this long renews no more
 * @param timeoutNanos a table query that is not answered for this long has failed; above 0
 * @param negativeNanos that a service does not exist is believed for this long
 * @param drainNanos a copy that is to be stopped takes connections for this long, so that the
 *     withdrawal of its route arrives before it goes; at least 0
 * @param movedMillis a copy whose worker has moved this far in the network is told of anew; at
 *     least 0
 * @param flowIdleNanos a flow without packets for this long may go to another instance
 * @param shortlist copies that a worker probes for {@code closest}, the nearest by what it knows;
 *     0: none
 * @param samples a round-trip time counts as measured from this many probes on; at least 1
 * @param hysteresisMillis {@code closest} goes to another copy only if it is nearer by this much
 * @param hysteresisShare and by this share of the present one's round-trip time
 */
public record ResolutionSettings(
    Choice choice,
    Update update,
    Unreachable unreachable,
    long refreshNanos,
    long leaseNanos,
    long idleNanos,
    long timeoutNanos,
    long negativeNanos,
    long drainNanos,
    double movedMillis,
    long flowIdleNanos,
    int shortlist,
    int samples,
    double hysteresisMillis,
    double hysteresisShare) {
  /** Whether a name's policy is heeded. */
  public enum Choice {
    NAMED,
    /** Not: any instance, each flow anew (Oakestra's code, where policies are still to come). */
    RANDOM
  }

  /** What interested nodes are told when a table changes. */
  public enum Update {
    /** The new table. */
    PUSH,
    /** That it changed; they ask again (Oakestra's code). */
    NOTIFY
  }

  /** What a worker does when a copy cannot be reached. */
  public enum Unreachable {
    /** Drops its route and asks for the table again (paper, section 3.4). */
    REFRESH,
    /** Nothing (Oakestra's code, whose periodic clean-up is a note to do it). */
    KEEP
  }

  public ResolutionSettings {
    if (refreshNanos <= 0
        || leaseNanos < refreshNanos
        || idleNanos < 0
        || timeoutNanos <= 0
        || negativeNanos < 0
        || drainNanos < 0
        || !(movedMillis >= 0)
        || flowIdleNanos < 0
        || shortlist < 0
        || samples < 1
        || !(hysteresisMillis >= 0)
        || !(hysteresisShare >= 0)) {
      throw new IllegalArgumentException("settings of resolution are out of range");
    }
  }
}
