package arboretum.orchestrator.delegation;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.delegation.Offerings.Offering;
import arboretum.port.Ports;
import arboretum.protocol.InstanceStatus;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings what members report and what is on record together: takes over states, adopts a copy that
 * counts, withdraws one that does not, and finds hand-overs that were lost.
 */
final class Reconciliation {
  /** What is done about an instance that lost its place. */
  interface Loss {
    /** Returns candidates examined by finding it another place. */
    int lose(Offering entry, String detail, long nowNanos);
  }

  private final int depth;
  private final Settings settings;
  private final Ports ports;
  private final Superior superior;
  private final Lease lease;
  private final Offerings offerings;
  private final Moves moves;
  private final Grants grants;
  private final Loss loss;
  private long observeUntilNanos;
  private long lastStamp;

  Reconciliation(
      int depth,
      Settings settings,
      Ports ports,
      Superior superior,
      Lease lease,
      Offerings offerings,
      Moves moves,
      Grants grants,
      Loss loss) {
    this.depth = depth;
    this.settings = settings;
    this.ports = ports;
    this.superior = superior;
    this.lease = lease;
    this.offerings = offerings;
    this.moves = moves;
    this.grants = grants;
    this.loss = loss;
  }

  /** Withdraws nothing that is unknown here before {@code untilNanos}. */
  void observeUntil(long untilNanos) {
    observeUntilNanos = untilNanos;
  }

  /**
   * Takes the list of a report; what should be in it and is not is lost. Returns candidates
   * examined.
   */
  int report(int member, List<InstanceStatus> statuses, long nowNanos) {
    long stamp = ++lastStamp;
    int examined = 0;
    for (InstanceStatus status : statuses) {
      status(member, status, "", nowNanos);
      Offering entry = offerings.get(status.instance());
      if (entry != null) {
        entry.reportStamp = stamp;
      }
    }
    for (Offering entry : offerings.at(member)) {
      boolean due = nowNanos - entry.handedAtNanos() > settings.detection().deliveryNanos();
      if (entry.reportStamp != stamp && due && entry.member() == member) {
        examined += loss.lose(entry, "not known to " + lease.name(member), nowNanos);
      }
    }
    return examined + moves.reported(member, stamp, nowNanos);
  }

  /** Takes what a member says of one instance. */
  void status(int member, InstanceStatus status, String detail, long nowNanos) {
    Offering entry = offerings.get(status.instance());
    if (entry == null && status.state() != InstanceState.UNDEPLOYED) {
      entry = takeUp(member, status.instance(), status.epoch(), nowNanos);
    }
    if (entry == null) {
      superior.unknown(status.instance());
      if (nowNanos >= observeUntilNanos && status.state() != InstanceState.UNDEPLOYED) {
        withdraw(member, status.instance(), status.epoch());
      }
      return;
    }
    if (entry.state() == InstanceState.COMPLETED) {
      if (status.state() != InstanceState.UNDEPLOYED) {
        withdraw(member, status.instance(), status.epoch());
      }
      return;
    }
    if (moves.isFormer(member, status, entry) && !moves.doneAtFormer(entry, status, nowNanos)) {
      return; // it goes on there until another member has it
    }
    Fencing fencing = settings.recovery().fencing();
    int order =
        fencing == Fencing.EPOCH
            ? delegation(status.epoch()).compareTo(delegation(entry.epoch()))
            : 0;
    boolean nowhere = entry.member() == InstanceEntry.NOWHERE;
    boolean recalled =
        nowhere && delegation(status.epoch()).compareTo(delegation(entry.recalled)) <= 0;
    if (recalled || isFenced(fencing, member, status, entry, order)) {
      fence(member, status, entry, nowNanos);
      return;
    }
    if (order > 0 || nowhere || (entry.member() != member && fencing == Fencing.EPOCH)) {
      adopt(member, status, entry, nowNanos);
    } else if (entry.member() == member) {
      entry.place(member, status.epoch().max(entry.epoch()), entry.handedAtNanos());
    }
    apply(entry, status.state(), detail, nowNanos);
  }

  /**
   * Answers from now on for an instance that a member made with a number that it was granted; null
   * if it did not.
   */
  @Nullable Offering takeUp(int member, InstanceId instance, Epoch epoch, long nowNanos) {
    ServiceSpec spec = grants.unused(member, instance).orElse(null);
    if (spec == null) {
      return null;
    }
    Offering entry = offerings.add(instance, spec, Epoch.NONE);
    ports.journal().append(new JournalRecord.Accepted(instance, Epoch.NONE, spec));
    grants.use(instance);
    offerings.assign(entry, member, epoch, nowNanos);
    ports.journal().append(new JournalRecord.Delegated(instance, epoch, lease.name(member)));
    superior.tookUp(entry);
    ports.trace().emit(new TraceEvent.TakenUp(instance, epoch, lease.name(member)));
    entry.take(Event.DELEGATED, ports.trace());
    grants.grant(spec, member);
    return entry;
  }

  private static boolean isFenced(
      Fencing fencing, int member, InstanceStatus status, Offering entry, int order) {
    boolean lives = status.state().isPlaced() || status.state() == InstanceState.COMPLETED;
    boolean vacant = lives && entry.member() == InstanceEntry.NOWHERE;
    boolean elsewhere = entry.member() != member;
    return switch (fencing) {
      case EPOCH -> (order < 0 && !vacant) || (!lives && elsewhere);
      case OWNER -> elsewhere && !vacant;
      case NONE -> !lives && entry.member() == InstanceEntry.NOWHERE;
    };
  }

  private void fence(int member, InstanceStatus status, InstanceEntry entry, long nowNanos) {
    if (nowNanos < observeUntilNanos || status.state() == InstanceState.UNDEPLOYED) {
      return;
    }
    ports
        .trace()
        .emit(
            new TraceEvent.Fenced(
                status.instance(), status.epoch(), entry.epoch(), lease.name(member)));
    withdraw(member, status.instance(), status.epoch());
  }

  /**
   * A copy that counts turned up at another member than the one on record: the one on record is
   * withdrawn.
   */
  private void adopt(int member, InstanceStatus status, Offering entry, long nowNanos) {
    if (entry.member() != InstanceEntry.NOWHERE && entry.member() != member) {
      withdraw(entry.member(), entry.id(), entry.epoch());
    }
    offerings.assign(entry, member, status.epoch(), nowNanos);
    ports
        .journal()
        .append(new JournalRecord.Delegated(entry.id(), status.epoch(), lease.name(member)));
  }

  /** Takes over the state that a member reports, by legal edges. */
  private void apply(Offering entry, InstanceState reported, String detail, long nowNanos) {
    InstanceState before = entry.state();
    switch (reported) {
      case REQUESTED, CLUSTER_SCHEDULED -> {}
      case NODE_SCHEDULED -> {
        entry.takePlaced(ports.trace());
        moves.placed(entry, nowNanos);
      }
      case CREATED -> entry.takePlaced(ports.trace());
      case RUNNING -> {
        if (before != InstanceState.RUNNING) {
          boolean starts = before == InstanceState.CLUSTER_SCHEDULED || before.isPlaced();
          entry.take(starts ? Event.STARTED : Event.RETURNED, ports.trace());
          moves.arrived(entry);
        }
      }
      case FAILED, NO_WORKER_CAPACITY -> {
        if (before == InstanceState.CLUSTER_SCHEDULED || before.isPlaced()) {
          entry.take(Event.LOST, ports.trace());
        }
      }
      case DEAD -> {
        if (before.isPlaced()) {
          entry.take(Event.EXITED, ports.trace());
        }
      }
      case COMPLETED -> complete(entry, nowNanos);
      case UNDEPLOYED, REJECTED, NO_ACTIVE_CLUSTER_WITH_CAPACITY -> {}
    }
    if (entry.state() != before && offerings.get(entry.id()) == entry) {
      superior.changed(entry, detail, nowNanos);
    }
  }

  private void complete(Offering entry, long nowNanos) {
    if (entry.state() == InstanceState.REQUESTED || entry.state().isStranded()) {
      entry.take(Event.RETURNED, ports.trace());
    }
    entry.take(Event.FINISHED, ports.trace());
    superior.changed(entry, "", nowNanos);
    withdraw(entry.member(), entry.id(), entry.issued());
    if (superior.awaitsAcknowledgement()) {
      moves.abandon(entry);
      offerings.release(entry);
      ports.journal().append(new JournalRecord.Ended(entry.id(), entry.state()));
    } else {
      end(entry);
    }
  }

  /** Tells a member that has registered which of its instances are its own. */
  void confirm(int member, List<InstanceStatus> statuses) {
    for (InstanceStatus status : statuses) {
      Offering entry = offerings.get(status.instance());
      if (entry != null && entry.member() == member && entry.epoch().equals(status.epoch())) {
        grants.grant(entry.spec().orElseThrow(), member);
        ports
            .transport()
            .send(
                lease.name(member),
                new ParentToOrchestrator.ConfirmInstance(
                    entry.id(), entry.epoch(), entry.spec().orElseThrow()));
      }
    }
  }

  void withdraw(int member, InstanceId instance, Epoch epoch) {
    ports
        .transport()
        .send(lease.name(member), new ParentToOrchestrator.WithdrawInstance(instance, epoch));
  }

  /** The instance has come to its end. */
  void end(Offering entry) {
    moves.abandon(entry);
    ports.journal().append(new JournalRecord.Ended(entry.id(), entry.state()));
    offerings.forget(entry.id());
    superior.gone(entry);
  }

  private Epoch delegation(Epoch epoch) {
    return epoch.delegation(depth + 1);
  }
}
