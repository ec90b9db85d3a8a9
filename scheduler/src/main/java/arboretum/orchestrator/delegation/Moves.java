package arboretum.orchestrator.delegation;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Epoch;
import arboretum.model.NodeName;
import arboretum.orchestrator.LevelSettings.Order;
import arboretum.orchestrator.delegation.Offerings.Former;
import arboretum.orchestrator.delegation.Offerings.Leaving;
import arboretum.orchestrator.delegation.Offerings.Offering;
import arboretum.port.Ports;
import arboretum.protocol.InstanceStatus;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent.AskForReplica;
import arboretum.protocol.OrchestratorToParent.AskToMove;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.trace.TraceEvent;
import arboretum.trace.TraceEvent.MigrationEnded.Outcome;
import arboretum.trace.TraceEvent.NotMigrated.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Instances that move from one member to another.
 *
 * <p>Make-before-break: the instance is offered to others under a higher epoch while its former
 * member keeps the copy that runs, which is withdrawn when the new one runs; if nobody takes it, it
 * stays. Break-before-make: it is taken back first, and offered when a report of its former member
 * does not list it any more, or that member is silent. A restart in the middle falls back to the
 * fencing of lower epochs.
 */
final class Moves {
  private static final long NEVER = -1; // no report has this stamp

  private final int depth;
  private final Order order;
  private final Ports ports;
  private final Superior superior;
  private final Lease lease;
  private final Offerings offerings;
  private final Offerer offerer;

  /** What is being stopped before another member is looked for. */
  private final List<Offering> leavers = new ArrayList<>();

  Moves(
      int depth,
      Order order,
      Ports ports,
      Superior superior,
      Lease lease,
      Offerings offerings,
      Offerer offerer) {
    this.depth = depth;
    this.order = order;
    this.ports = ports;
    this.superior = superior;
    this.lease = lease;
    this.offerings = offerings;
    this.offerer = offerer;
  }

  /**
   * An operator wants an instance to move: within its member, unless another is asked for.
   *
   * @param to a worker, or an orchestrator below which it is to be; empty: any other worker
   * @return candidates examined
   */
  int ordered(Offering entry, Optional<NodeName> to, long nowNanos) {
    if (entry.state() != InstanceState.RUNNING || entry.former != null) {
      return stays(entry, Reason.NOT_NOW);
    }
    NodeName present = lease.name(entry.member());
    if (to.isEmpty() || to.get().isWithin(present)) {
      ports
          .transport()
          .send(present, new ParentToOrchestrator.MoveInstance(entry.id(), entry.epoch(), to));
      return 0;
    }
    for (int member = 0; member < lease.size(); member++) {
      if (to.get().isWithin(lease.name(member))) {
        return leave(entry, member, nowNanos);
      }
    }
    return stays(entry, Reason.NO_WORKER);
  }

  /** A member finds no better place of its own; returns candidates examined. */
  int asked(int member, AskToMove m, long nowNanos) {
    Offering entry = offerings.get(m.instance());
    if (entry == null || !isAt(member, m.epoch(), entry)) {
      return 0; // a repetition, or of another delegation
    }
    return leave(entry, InstanceEntry.NOWHERE, nowNanos);
  }

  /** A member has an instance that is too little for its users; returns candidates examined. */
  int asked(int member, AskForReplica m, long nowNanos) {
    Offering entry = offerings.get(m.instance());
    return entry != null && isAt(member, m.epoch(), entry) ? superior.lacking(entry, nowNanos) : 0;
  }

  private boolean isAt(int member, Epoch epoch, Offering entry) {
    return entry.state() == InstanceState.RUNNING
        && entry.member() == member
        && epoch.delegation(depth + 1).equals(entry.epoch().delegation(depth + 1));
  }

  private int leave(Offering entry, int to, long nowNanos) {
    Leaving leaving = new Leaving(entry.member(), to);
    NodeName from = lease.name(entry.member());
    Epoch epoch = entry.epoch();
    ports
        .trace()
        .emit(
            new TraceEvent.MigrationStarted(
                entry.id(),
                epoch,
                entry.issued().raisedAt(depth),
                from,
                from.parent().orElse(from)));
    if (order == Order.BREAK_BEFORE_MAKE) {
      withdraw(entry.member(), entry, entry.issued());
      entry.recalled = entry.issued();
      entry.broken = true;
    } else {
      entry.former = new Former(entry.member(), epoch);
    }
    offerings.release(entry);
    ports.journal().append(new JournalRecord.Unplaced(entry.id(), entry.issued()));
    entry.take(Event.REFUSED, ports.trace());
    if (order == Order.BREAK_BEFORE_MAKE && !lease.isSilent(leaving.member())) {
      entry.leaving = leaving;
      leavers.add(entry);
      return 0;
    }
    return offer(entry, leaving, nowNanos);
  }

  private int offer(Offering entry, Leaving leaving, long nowNanos) {
    return leaving.to() == InstanceEntry.NOWHERE
        ? offerer.offer(entry, leaving.member(), Offer.FIRST, nowNanos)
        : offerer.offerTo(entry, leaving.to(), nowNanos);
  }

  /**
   * A member has reported: what it was to stop and does not list has gone; returns candidates
   * examined.
   *
   * @param stamp of what it lists
   */
  int reported(int member, long stamp, long nowNanos) {
    return leavers.isEmpty() ? 0 : release(member, stamp, nowNanos);
  }

  /** A member is silent: nobody waits for it any more; returns candidates examined. */
  int silent(int member, long nowNanos) {
    return release(member, NEVER, nowNanos);
  }

  private int release(int member, long stamp, long nowNanos) {
    int examined = 0;
    for (Offering entry : List.copyOf(leavers)) {
      Leaving leaving = entry.leaving;
      if (leaving == null || leaving.member() != member || entry.reportStamp == stamp) {
        continue;
      }
      stopLeaving(entry);
      if (entry.member() == InstanceEntry.NOWHERE && entry.state() == InstanceState.REQUESTED) {
        examined += offer(entry, leaving, nowNanos);
      }
    }
    return examined;
  }

  private void stopLeaving(Offering entry) {
    entry.leaving = null;
    leavers.remove(entry);
  }

  private int stays(Offering entry, Reason reason) {
    ports.trace().emit(new TraceEvent.NotMigrated(entry.id(), entry.epoch(), reason));
    return 0;
  }

  /**
   * Nobody takes an instance, or who took it has lost it: if it is being moved, it stays with its
   * former member. Returns false if there is none that is heard of.
   */
  boolean back(Offering entry, long nowNanos) {
    Former former = entry.former;
    if (former == null) {
      return false;
    }
    entry.former = null;
    if (lease.isSilent(former.member())) {
      return false;
    }
    offerings.assign(entry, former.member(), former.epoch(), nowNanos);
    ports
        .journal()
        .append(
            new JournalRecord.Delegated(entry.id(), former.epoch(), lease.name(former.member())));
    entry.take(Event.RETURNED, ports.trace());
    ports.trace().emit(new TraceEvent.MigrationEnded(entry.id(), former.epoch(), Outcome.FAILED));
    superior.changed(entry, "", nowNanos);
    return true;
  }

  /** Returns whether a status is of the copy that runs while the instance is being moved. */
  boolean isFormer(int member, InstanceStatus status, Offering entry) {
    Former former = entry.former;
    return former != null
        && former.member() == member
        && status.epoch().delegation(depth + 1).equals(former.epoch().delegation(depth + 1));
  }

  /**
   * A job was done at its former member: it need not be done at the next.
   *
   * @return whether that is so; the former member has the instance again
   */
  boolean doneAtFormer(Offering entry, InstanceStatus status, long nowNanos) {
    Former former = entry.former;
    if (former == null || status.state() != InstanceState.COMPLETED) {
      return false;
    }
    entry.former = null;
    if (entry.member() != InstanceEntry.NOWHERE) {
      withdraw(entry.member(), entry, entry.issued());
    }
    offerings.assign(entry, former.member(), status.epoch(), nowNanos);
    return true;
  }

  /** The instance runs at its new member. */
  void arrived(Offering entry) {
    Former former = entry.former;
    if (former != null) {
      entry.former = null;
      withdraw(former.member(), entry, former.epoch());
    }
    if (former != null || entry.broken) {
      entry.broken = false;
      ports.trace().emit(new TraceEvent.MigrationEnded(entry.id(), entry.epoch(), Outcome.DONE));
    }
  }

  /** The instance is not wanted any more, or is to be placed anew: its former copy is stopped. */
  void abandon(Offering entry) {
    Former former = entry.former;
    if (former != null) {
      entry.former = null;
      withdraw(former.member(), entry, former.epoch());
    }
    stopLeaving(entry);
    if (former != null || entry.broken) {
      entry.broken = false;
      ports
          .trace()
          .emit(new TraceEvent.MigrationEnded(entry.id(), entry.epoch(), Outcome.ABANDONED));
    }
  }

  private void withdraw(int member, Offering entry, Epoch epoch) {
    ports
        .transport()
        .send(lease.name(member), new ParentToOrchestrator.WithdrawInstance(entry.id(), epoch));
  }
}
