package arboretum.experiment.workload;

import arboretum.model.NodeName;
import java.util.List;
import java.util.Optional;

/**
 * Who asks for one target, and how often.
 *
 * @param name unique in the run; streams and results carry it
 * @param callers users or workers, at least one
 * @param arrivals of each caller, or of all together
 * @param each whether every caller has arrivals of its own; else each request is that of a caller
 *     drawn uniformly
 * @param window when requests begin
 * @param patience what a caller does while it waits
 * @param connection how it connects
 */
public record CallPlan(
    String name,
    List<Caller> callers,
    Target target,
    Arrivals arrivals,
    boolean each,
    Window window,
    Patience patience,
    Connection connection) {
  /** It is not given up. */
  public static final long FOR_EVER = Long.MAX_VALUE / 4;

  /**
   * A caller.
   *
   * @param node a user, or a worker on which it is a container
   * @param via the worker through which a user enters; empty: the one with the least round trip
   */
  public record Caller(NodeName node, Optional<NodeName> via) {}

  /**
   * From when on, and until when, requests begin.
   *
   * @param fromNanos since the start of the run, at least 0
   * @param untilNanos at least as late; none begins then or later
   */
  public record Window(long fromNanos, long untilNanos) {
    public Window {
      require(fromNanos >= 0 && untilNanos >= fromNanos, "a window", fromNanos);
    }
  }

  /**
   * How long a caller waits and how often it tries.
   *
   * @param timeOutNanos of each try, above 0; {@link #FOR_EVER}: none
   * @param retries tries after the first, at least 0
   * @param backOffNanos before the second try, doubled before each further one; at least 0
   */
  public record Patience(long timeOutNanos, int retries, long backOffNanos) {
    public Patience {
      require(timeOutNanos > 0, "a time-out", timeOutNanos);
      require(retries >= 0, "a number of retries", retries);
      require(backOffNanos >= 0, "a back-off", backOffNanos);
    }
  }

  /**
   * How a caller connects.
   *
   * @param setUps round trips before the first byte of a request can leave, at least 0
   * @param kept whether one connection serves all requests of a caller until it breaks; else each
   *     request has its own
   */
  public record Connection(int setUps, boolean kept) {
    public Connection {
      require(setUps >= 0, "a number of round trips", setUps);
    }
  }

  public CallPlan {
    callers = List.copyOf(callers);
    require(!callers.isEmpty(), "a number of callers", 0);
  }

  private static void require(boolean condition, String what, long value) {
    if (!condition) {
      throw new IllegalArgumentException("not allowed as " + what + " of a call: " + value);
    }
  }
}
