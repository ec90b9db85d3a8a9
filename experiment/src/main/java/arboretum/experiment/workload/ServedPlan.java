package arboretum.experiment.workload;

import arboretum.model.ServiceName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the instances of a service serve requests.
 *
 * @param time a request takes on the reference core
 * @param factors by device profile: times so long there; of others the device's speed counts
 * @param servers requests that an instance serves at the same time, at least 1; others wait, first
 *     come first served
 * @param queue how many may wait at an instance; {@link #UNLIMITED}
 * @param requestBytes of payload, at least 0
 * @param responseBytes of payload, at least 0
 * @param calls what it asks of other services for each request, when it has served its own part
 * @param order in which order
 */
public record ServedPlan(
    ServiceName service,
    ServiceTime time,
    SortedMap<String, Double> factors,
    int servers,
    int queue,
    long requestBytes,
    long responseBytes,
    List<Target> calls,
    Order order) {
  /** Any number may wait. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** In which order a service calls others. */
  public enum Order {
    /** One after the other, each when the one before has answered; then it answers itself. */
    IN_TURN,
    /** All at once; it answers when all have. */
    AT_ONCE,
    /**
     * It passes the work on, to all at once, and answers nobody: what came in is done when the last
     * service of the line has done its part.
     */
    ONWARD
  }

  public ServedPlan {
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    calls = List.copyOf(calls);
    if (servers < 1 || queue < 0 || requestBytes < 0 || responseBytes < 0) {
      throw new IllegalArgumentException(
          "out of range for " + service + ": " + servers + " servers, queue " + queue);
    }
  }

  /** One server, no limit, empty messages, no calls. */
  public static ServedPlan plain(ServiceName service, ServiceTime time) {
    return new ServedPlan(
        service, time, new TreeMap<>(), 1, UNLIMITED, 0, 0, List.of(), Order.IN_TURN);
  }
}
