package arboretum.orchestrator.cluster;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.PlacementRequest.Measurement;
import arboretum.plugin.WorkerView;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.WorkerToOrchestrator.EndpointRtt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Placements that wait for round-trip times, each of a ticket of its own. */
final class Measuring {
  /** One placement. */
  static final class Pending {
    final long ticket;
    final Placement entry;
    final Offer offer;

    /** The worker that was chosen and is to prove itself; {@link WorkerView#NOBODY}: none yet. */
    int candidate = WorkerView.NOBODY;

    private final PlacementRequest request;
    private final List<NodeName> endpoints;
    private final Set<NodeName> unanswered;
    private final List<Measurement> measured;

    private Pending(
        long ticket,
        Placement entry,
        Offer offer,
        PlacementRequest request,
        List<NodeName> workers,
        List<NodeName> endpoints) {
      this.ticket = ticket;
      this.entry = entry;
      this.offer = offer;
      this.request = request;
      this.endpoints = endpoints;
      this.unanswered = new LinkedHashSet<>(workers);
      this.measured = new ArrayList<>(request.measurements());
    }

    /** Takes what one worker measured; returns whether all have answered. */
    private boolean take(NodeName worker, List<EndpointRtt> rtts) {
      if (unanswered.remove(worker)) {
        for (NodeName endpoint : endpoints) {
          OptionalLong rtt =
              rtts.stream()
                  .filter(one -> one.endpoint().equals(endpoint))
                  .mapToLong(EndpointRtt::rttNanos)
                  .findFirst();
          measured.add(new Measurement(worker, endpoint, rtt));
        }
      }
      return unanswered.isEmpty();
    }

    /** Returns the request with all that was measured; who did not answer, measured nothing. */
    PlacementRequest answered() {
      for (NodeName worker : List.copyOf(unanswered)) {
        take(worker, List.of());
      }
      return new PlacementRequest(request.spec(), request.targets(), measured);
    }
  }

  private final Map<Long, Pending> byTicket = new LinkedHashMap<>();
  private final Map<InstanceId, Pending> byInstance = new LinkedHashMap<>();
  private long tickets;

  /** Who asks: each has tickets of its own. */
  enum Asker {
    PLACER,
    RELOCATION,
    WATCH;

    /** Returns a ticket before the first that may be used in a session of the orchestrator. */
    long before(long session) {
      return (session << Integer.SIZE) + ((long) ordinal() << (Integer.SIZE - 2));
    }
  }

  /**
   * @param session of the orchestrator: tickets of an earlier one are not taken for its own
   */
  Measuring(Asker asker, long session) {
    tickets = asker.before(session);
  }

  Pending open(
      Placement entry,
      Offer offer,
      PlacementRequest request,
      List<NodeName> workers,
      List<NodeName> endpoints) {
    Pending pending = new Pending(++tickets, entry, offer, request, workers, endpoints);
    byTicket.put(pending.ticket, pending);
    byInstance.put(entry.id(), pending);
    return pending;
  }

  /** Takes an answer; returns the placement if it is complete, which is closed then. */
  @Nullable Pending answer(long ticket, NodeName worker, List<EndpointRtt> rtts) {
    Pending pending = byTicket.get(ticket);
    return pending != null && pending.take(worker, rtts) ? close(ticket) : null;
  }

  /** Ends the wait for a ticket; null if it has ended. */
  @Nullable Pending close(long ticket) {
    Pending pending = byTicket.remove(ticket);
    if (pending != null) {
      byInstance.remove(pending.entry.id());
    }
    return pending;
  }

  /** Forgets what was asked for an instance; null if nothing was. */
  @Nullable Pending forget(InstanceId instance) {
    Pending pending = byInstance.get(instance);
    return pending == null ? null : close(pending.ticket);
  }
}
