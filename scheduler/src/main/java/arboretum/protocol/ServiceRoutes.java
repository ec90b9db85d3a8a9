package arboretum.protocol;

import arboretum.model.ServiceName;
import java.util.List;

/**
 * What an orchestrator knows of the ways to one service.
 *
 * @param version rises with every change at that orchestrator, over restarts too; 0: a service that
 *     does not exist
 * @param stale whether it has not been heard for too long from those who know better
 * @param addresses service addresses, one for each balancing policy: IPv4 addresses as numbers, in
 *     the order of {@code Balancing}; empty if none is known
 * @param routes all copies that take connections
 */
public record ServiceRoutes(
    ServiceName service, long version, boolean stale, List<Integer> addresses, List<Route> routes) {
  public ServiceRoutes {
    addresses = List.copyOf(addresses);
    routes = List.copyOf(routes);
  }

  /** A service that does not exist. */
  public static ServiceRoutes unknown(ServiceName service) {
    return new ServiceRoutes(service, 0, false, List.of(), List.of());
  }

  /** Returns whether such a service exists. */
  public boolean isKnown() {
    return version > 0;
  }

  int wireBytes() {
    return Wire.plain(
        Wire.field("service", Wire.string(service.value()))
            + Wire.field("version", Wire.LONG)
            + Wire.field("stale", Wire.BOOLEAN)
            + Wire.field("addresses", Wire.integers(addresses))
            + Wire.field("routes", Route.wireBytes(routes)));
  }
}
