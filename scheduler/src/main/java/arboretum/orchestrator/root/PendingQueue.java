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
import java.util.Optional;

/** Instances that nobody took, oldest first, and when they are offered again. */
final class PendingQueue {
  private record Pending(InstanceEntry entry, long sinceNanos) {}

  private final Offers offers;
  private final Delegation delegation;
  private final Ports ports;
  private final Groups groups;
  private final Map<InstanceId, Pending> queue = new LinkedHashMap<>();

  PendingQueue(Offers offers, Delegation delegation, Groups groups, Ports ports) {
    this.offers = offers;
    this.delegation = delegation;
    this.groups = groups;
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
        examined += offer(entry, nowNanos);
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
      if (!idle || !delegation.couldTake(member, entry.spec().orElseThrow())) {
        continue;
      }
      examined +=
          groups.of(entry).isPresent()
              ? offer(entry, nowNanos)
              : delegation.offerTo(entry, member, nowNanos);
    }
    return examined;
  }

  /** Offers an instance, with all of its application if these are to be placed all or none. */
  private int offer(InstanceEntry entry, long nowNanos) {
    Optional<Groups.Group> group = groups.of(entry);
    if (group.isEmpty()) {
      return delegation.offer(entry, Offer.FIRST, nowNanos);
    }
    boolean ready =
        group.get().isIdle() && delegation.hasHeardFromAllSince(group.get().takenBackAtNanos);
    return ready ? offerTogether(group.get(), nowNanos) : 0;
  }

  /** Offers all of a group; takes back what was handed over if some member found nobody at once. */
  int offerTogether(Groups.Group group, long nowNanos) {
    int examined = delegation.offerTogether(group.entries(), nowNanos);
    boolean incomplete =
        group.entries().stream().anyMatch(entry -> entry.member() == InstanceEntry.NOWHERE);
    if (incomplete) {
      takeBack(group, nowNanos);
    }
    return examined;
  }

  /**
   * Takes back what of a group has a place. It is offered again when every member has reported
   * since: the refusals tell of capacity that the group itself held.
   */
  void takeBack(Groups.Group group, long nowNanos) {
    group.takenBackAtNanos = nowNanos;
    group.entries().forEach(delegation::recall);
    group.entries().forEach(entry -> add(entry, nowNanos));
  }

  private void reject(InstanceEntry entry) {
    entry.take(Event.GIVEN_UP, ports.trace());
    ports.trace().emit(new TraceEvent.Rejected(entry.id(), entry.refusal()));
    queue.remove(entry.id());
    delegation.finish(entry);
  }
}
