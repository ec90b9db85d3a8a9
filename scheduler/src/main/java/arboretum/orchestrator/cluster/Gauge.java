package arboretum.orchestrator.cluster;

import arboretum.model.NodeName;
import arboretum.orchestrator.delegation.Lease;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.PlacementRequest.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well a worker would keep the service level of an instance, as it has measured itself. */
final class Gauge {
  private final Lease lease;
  private final Placer placer;

  Gauge(Lease lease, Placer placer) {
    this.lease = lease;
    this.placer = placer;
  }

  /** Returns the ends of the round trips that a worker has to measure. */
  List<NodeName> ends(PlacementRequest request, int worker) {
    return Compliance.endpoints(request.spec(), lease.name(worker), request);
  }

  /** Returns whether a worker has measured all that matters, be it that nobody answered. */
  boolean hasMeasured(PlacementRequest request, int worker) {
    return rtts(request, worker).keySet().containsAll(ends(request, worker));
  }

  /**
   * Returns the worst round trip or distance as a share of its limit; infinite if it is not known.
   */
  double share(PlacementRequest request, int worker) {
    return Compliance.worst(request.spec(), placer.place(worker), request, rtts(request, worker));
  }

  private Map<NodeName, Long> rtts(PlacementRequest request, int worker) {
    Map<NodeName, Long> rtts = new LinkedHashMap<>();
    for (Measurement one : request.measurements()) {
      if (one.worker().equals(lease.name(worker))) {
        one.rttNanos().ifPresent(rtt -> rtts.put(one.endpoint(), rtt));
      }
    }
    return rtts;
  }
}
