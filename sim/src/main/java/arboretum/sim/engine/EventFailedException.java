package arboretum.sim.engine;

import java.util.Locale;

/** An event's handler failed; the run is over. The cause is what the handler threw. */
public final class EventFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long atNanos;
  private final long eventNumber;

  EventFailedException(String replicationId, long atNanos, long eventNumber, Throwable cause) {
    super(
        String.format(
            Locale.ROOT,
            "replication %s: event #%d at t=%d.%09ds failed: %s",
            replicationId,
            eventNumber,
            atNanos / 1_000_000_000L,
            atNanos % 1_000_000_000L,
            cause),
        cause);
    this.atNanos = atNanos;
    this.eventNumber = eventNumber;
  }

  /** Simulated time of the event, in nanoseconds. */
  public long atNanos() {
    return atNanos;
  }

  /** Number of the event in the run, from 1; see {@link Engine#executed()}. */
  public long eventNumber() {
    return eventNumber;
  }
}
