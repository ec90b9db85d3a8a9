package arboretum.orchestrator.cluster;

import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.delegation.Closed;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Lease;
import arboretum.orchestrator.delegation.Terms;
import arboretum.port.Ports;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.ParentToOrchestrator.DelegateInstance;

/** What the parent of a cluster with workers says about its instances. */
final class Intake {
  private final WorkerPool pool;
  private final int depth;
  private final Ports ports;
  private final Lease lease;
  private final Placements placements;
  private final Placer placer;
  private final LevelKeeper levels;
  private final Migrations migrations;
  private final Closed closed;

  Intake(
      WorkerPool pool,
      int depth,
      Ports ports,
      Lease lease,
      Placements placements,
      Placer placer,
      LevelKeeper levels,
      Migrations migrations,
      Closed closed) {
    this.pool = pool;
    this.depth = depth;
    this.ports = ports;
    this.lease = lease;
    this.placements = placements;
    this.placer = placer;
    this.levels = levels;
    this.migrations = migrations;
    this.closed = closed;
  }

  /** Takes an offer; returns candidates examined. */
  int offered(DelegateInstance offer, Terms terms, long nowNanos) {
    InstanceId instance = offer.instance();
    Placement known = placements.get(instance);
    int order = known == null ? -1 : known.epoch().delegation(depth).compareTo(offer.epoch());
    if (known != null && order >= 0) {
      if (order == 0 && terms.equals(Terms.NONE)) {
        placer.start(known, nowNanos);
      }
      return 0; // a repetition
    }
    if (known == null && closed.covers(instance, offer.epoch(), depth)) {
      return 0; // a late one
    }
    if (known != null) {
      abandon(known);
    }
    Placement entry = placements.add(new Placement(instance, offer.spec(), offer.epoch()));
    entry.learnTargets(offer.targets());
    entry.learnTerms(terms);
    if (!terms.isHold()) {
      ports.journal().append(new JournalRecord.Accepted(instance, offer.epoch(), offer.spec()));
    }
    levels.expect(offer.spec());
    return placer.place(entry, Offer.FIRST, nowNanos);
  }

  /** Gives up a copy of an older delegation without a word to the parent, which ordered another. */
  private void abandon(Placement entry) {
    if (entry.member() != InstanceEntry.NOWHERE && !entry.isHeld()) {
      pool.stopAt(entry.member(), entry.id(), entry.epoch());
    }
    pool.forget(entry.id());
  }

  /** Learns the specification of an instance that is here. */
  void confirmed(InstanceId instance, Epoch epoch, ServiceSpec spec) {
    Placement entry = placements.get(instance);
    if (entry != null
        && entry.spec().isEmpty()
        && entry.epoch().delegation(depth).equals(epoch.delegation(depth))) {
      entry.learn(spec);
      levels.expect(spec);
      ports.journal().append(new JournalRecord.Accepted(instance, entry.epoch(), spec));
      Allocation allocation = entry.allocation();
      if (allocation != null) {
        ports
            .journal()
            .append(
                new JournalRecord.Placed(
                    instance, entry.epoch(), lease.name(entry.member()), allocation));
      }
    }
  }

  /** Stops an instance, unless it belongs to a later delegation. */
  void withdrawn(InstanceId instance, Epoch epoch, long nowNanos) {
    Placement entry = placements.get(instance);
    if (entry == null || entry.epoch().delegation(depth).compareTo(epoch.delegation(depth)) > 0) {
      return;
    }
    boolean nobodyHasIt = entry.member() == InstanceEntry.NOWHERE || entry.isHeld();
    if (!entry.state().isFinal()) {
      entry.take(Event.WITHDRAWN, ports.trace());
    }
    migrations.abandon(entry);
    if (nobodyHasIt) {
      pool.end(entry);
    } else {
      entry.stop(nowNanos);
      pool.stopAt(entry.member(), entry.id(), entry.epoch());
    }
  }
}
