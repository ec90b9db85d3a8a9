package arboretum.orchestrator.root;

import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.InstanceId;
import arboretum.orchestrator.Settings.Offers;
import arboretum.orchestrator.delegation.Delegation;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.port.Ports;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances that nobody took, oldest first, and when they are offered again. */
final class PendingQueue {
  private record Pending(InstanceEntry entry, long sinceNanos) {}

  private final Offers offers;
  private final Delegation delegation;
  private final Ports ports;
  private final Map<InstanceId, Pending> queue = new LinkedHashMap<>();

  PendingQueue(Offers offers, Delegation delegation, Ports ports) {
    this.offers = offers;
    this.delegation = delegation;
    this.ports = ports;
  }

  /** Takes an instance in, or keeps it at its place if it is being offered again. */
  void add(InstanceEntry entry, long nowNanos) {
    if (!queue.containsKey(entry.id())) {
      queue.put(entry.id(), new Pending(entry, nowNanos));
      ports.trace().emit(new TraceEvent.Pending(entry.id(), entry.refusal()));
    }
  }

  /** Takes an instance out: it has a place now, or is withdrawn. */
  void remove(InstanceEntry entry) {
    queue.remove(entry.id());
  }

  /**
   * Offers every pending instance to all clusters that could take it; gives up those that waited
   * too long.
   */
  int offerAll(long nowNanos) {
    int examined = 0;
    for (Pending pending : List.copyOf(queue.values())) {
      InstanceEntry entry = pending.entry();
      if (entry.member() != InstanceEntry.NOWHERE) {
        continue; // being offered just now
      }
      if (nowNanos - pending.sinceNanos() > offers.retryForNanos()) {
        reject(entry);
      } else {
        examined += delegation.offer(entry, Offer.FIRST, nowNanos);
      }
    }
    return examined;
  }

  /** Offers to one cluster, whose aggregate is new, the pending instances that it could take. */
  int offerTo(int member, long nowNanos) {
    if (queue.isEmpty()) {
      return 0;
    }
    int examined = 0;
    for (Pending pending : List.copyOf(queue.values())) {
      InstanceEntry entry = pending.entry();
      boolean idle = entry.member() == InstanceEntry.NOWHERE;
      if (idle && delegation.couldTake(member, entry.spec().orElseThrow())) {
        examined += delegation.offerTo(entry, member, nowNanos);
      }
    }
    return examined;
  }

  private void reject(InstanceEntry entry) {
    entry.take(Event.GIVEN_UP, ports.trace());
    ports.trace().emit(new TraceEvent.Rejected(entry.id(), entry.refusal()));
    queue.remove(entry.id());
    delegation.finish(entry);
  }
}
