package arboretum.orchestrator.delegation;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Epoch;
import arboretum.model.NodeName;
import arboretum.orchestrator.LevelSettings.Order;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.delegation.Offerings.Former;
import arboretum.orchestrator.delegation.Offerings.Offering;
import arboretum.port.Ports;
import arboretum.protocol.InstanceStatus;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent.AskForReplica;
import arboretum.protocol.OrchestratorToParent.AskToMove;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.ParentToOrchestrator.OfferMove.Purpose;
import arboretum.trace.TraceEvent;
import arboretum.trace.TraceEvent.MigrationEnded.Outcome;
import arboretum.trace.TraceEvent.NotMigrated.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Instances that move from one member to another.
 *
 * <p>The instance is offered to others under a higher epoch while its former member keeps the copy
 * that runs; if it is moved for its service level, who takes it must keep that better by enough. If
 * nobody takes it, it stays. Make-before-break: the former copy is withdrawn when the new one runs.
 * Break-before-make: whoever takes it only holds a place first. Then the former copy is withdrawn,
 * and when a report of its member does not list it any more, or that member is silent, the new one
 * is started; if its place is lost by then, the instance returns. A restart in the middle falls
 * back to the fencing of lower epochs.
 */
final class Moves {
  private static final long NEVER = -1; // no report has this stamp

  private final int depth;
  private final Order order;
  private final long deliveryNanos;
  private final Ports ports;
  private final Superior superior;
  private final Lease lease;
  private final Offerings offerings;
  private final Offerer offerer;

  /** What is being stopped, since another member has a place for it. */
  private final List<Offering> breaking = new ArrayList<>();

  Moves(
      int depth,
      Settings settings,
      Ports ports,
      Superior superior,
      Lease lease,
      Offerings offerings,
      Offerer offerer) {
    this.depth = depth;
    this.order = settings.levels().order();
    this.deliveryNanos = settings.detection().deliveryNanos();
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
        return leave(entry, member, OptionalDouble.empty(), nowNanos);
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
    return leave(entry, InstanceEntry.NOWHERE, OptionalDouble.of(m.most()), nowNanos);
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

  private int leave(Offering entry, int to, OptionalDouble most, long nowNanos) {
    Former former = new Former(entry.member(), entry.epoch());
    NodeName from = lease.name(former.member());
    ports
        .trace()
        .emit(
            new TraceEvent.MigrationStarted(
                entry.id(),
                entry.epoch(),
                entry.issued().raisedAt(depth),
                from,
                from.parent().orElse(from)));
    entry.former = former;
    offerings.release(entry);
    ports.journal().append(new JournalRecord.Unplaced(entry.id(), entry.issued()));
    entry.take(Event.REFUSED, ports.trace());
    Purpose purpose = order == Order.BREAK_BEFORE_MAKE ? Purpose.HOLD : Purpose.START;
    entry.learnTerms(new Terms(most, purpose));
    return to == InstanceEntry.NOWHERE
        ? offerer.offer(entry, former.member(), Offer.FIRST, nowNanos)
        : offerer.offerTo(entry, to, nowNanos);
  }

  /** A member has a place for an instance: if that was asked of it, the former copy is stopped. */
  void placed(Offering entry, long nowNanos) {
    Former former = entry.former;
    if (former != null && entry.terms().isHold()) {
      stopFormer(entry, former, nowNanos);
    } else if (entry.home != InstanceEntry.NOWHERE
        && nowNanos - entry.handedAtNanos() > deliveryNanos) {
      offerer.start(entry, nowNanos); // that was lost
    }
  }

  /**
   * The parent says that an instance is to start: who only holds a place for it is told. Said again
   * where it starts already, which does no harm: after a restart it is not known whether anybody
   * holds a place.
   */
  void started(Offering entry, long nowNanos) {
    if (entry.former != null) {
      return; // it runs
    }
    entry.learnTerms(Terms.NONE);
    boolean starts =
        entry.state() == InstanceState.CLUSTER_SCHEDULED
            || entry.state() == InstanceState.NODE_SCHEDULED;
    if (starts && entry.member() != InstanceEntry.NOWHERE) {
      offerer.start(entry, nowNanos);
    }
  }

  private void stopFormer(Offering entry, Former former, long nowNanos) {
    if (!entry.breaking) {
      entry.breaking = true;
      entry.recalled = former.epoch();
      breaking.add(entry);
      withdraw(former.member(), entry, former.epoch());
    }
    if (lease.isSilent(former.member())) {
      stopped(entry, former, nowNanos);
    }
  }

  /**
   * A member has reported: what it was to stop and does not list has gone; returns candidates
   * examined.
   *
   * @param stamp of what it lists
   */
  int reported(int member, long stamp, long nowNanos) {
    return breaking.isEmpty() ? 0 : release(member, stamp, nowNanos);
  }

  /** A member is silent: nobody waits for it any more; returns candidates examined. */
  int silent(int member, long nowNanos) {
    return release(member, NEVER, nowNanos);
  }

  private int release(int member, long stamp, long nowNanos) {
    int examined = 0;
    for (Offering entry : List.copyOf(breaking)) {
      Former former = entry.former;
      if (former == null || former.member() != member) {
        continue;
      }
      if (entry.reportStamp == stamp) {
        withdraw(member, entry, former.epoch()); // repeated if that was lost
      } else {
        examined += stopped(entry, former, nowNanos);
      }
    }
    return examined;
  }

  /** The former copy has gone: the next one is started, or the instance goes back. */
  private int stopped(Offering entry, Former former, long nowNanos) {
    stopBreaking(entry);
    entry.former = null;
    entry.home = former.member();
    entry.learnTerms(Terms.NONE);
    if (entry.member() != InstanceEntry.NOWHERE) {
      offerer.start(entry, nowNanos);
      return 0;
    }
    return entry.state() == InstanceState.REQUESTED
        ? offerer.offer(entry, InstanceEntry.NOWHERE, Offer.ESCALATED, nowNanos)
        : 0;
  }

  private void stopBreaking(Offering entry) {
    entry.breaking = false;
    breaking.remove(entry);
  }

  private int stays(Offering entry, Reason reason) {
    ports.trace().emit(new TraceEvent.NotMigrated(entry.id(), entry.epoch(), reason));
    return 0;
  }

  /**
   * Nobody takes an instance, or who took it has lost it: if it is being moved, it stays with its
   * former member, or returns to that when it has stopped there. Returns false if there is none
   * that is heard of.
   */
  boolean back(Offering entry, long nowNanos) {
    Former former = entry.former;
    if (former == null) {
      return false;
    }
    boolean silent = lease.isSilent(former.member());
    if (entry.breaking && !silent) {
      return true; // it is offered when it has stopped there
    }
    entry.former = null;
    entry.learnTerms(Terms.NONE);
    stopBreaking(entry);
    if (silent) {
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
    entry.learnTerms(Terms.NONE);
    stopBreaking(entry);
    if (entry.member() != InstanceEntry.NOWHERE) {
      withdraw(entry.member(), entry, entry.issued());
    }
    offerings.assign(entry, former.member(), status.epoch(), nowNanos);
    return true;
  }

  /** The instance runs at its new member, or at its former one again. */
  void arrived(Offering entry) {
    end(entry, entry.member() == entry.home ? Outcome.FAILED : Outcome.DONE);
  }

  /** The instance is not wanted any more, or is to be placed anew: its former copy is stopped. */
  void abandon(Offering entry) {
    entry.learnTerms(Terms.NONE);
    end(entry, Outcome.ABANDONED);
  }

  private void end(Offering entry, Outcome outcome) {
    Former former = entry.former;
    boolean moves = former != null || entry.home != InstanceEntry.NOWHERE;
    stopBreaking(entry);
    entry.former = null;
    entry.home = InstanceEntry.NOWHERE;
    if (former != null) {
      withdraw(former.member(), entry, former.epoch());
    }
    if (moves) {
      ports.trace().emit(new TraceEvent.MigrationEnded(entry.id(), entry.epoch(), outcome));
    }
  }

  private void withdraw(int member, Offering entry, Epoch epoch) {
    ports
        .transport()
        .send(lease.name(member), new ParentToOrchestrator.WithdrawInstance(entry.id(), epoch));
  }
}
