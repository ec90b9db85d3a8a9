package arboretum.orchestrator.cluster;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.orchestrator.LevelSettings.Order;
import arboretum.orchestrator.delegation.Lease;
import arboretum.orchestrator.delegation.Superior;
import arboretum.port.Ports;
import arboretum.protocol.InstanceReport;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.trace.TraceEvent;
import arboretum.trace.TraceEvent.MigrationEnded.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Instances that move from worker to worker of one cluster, from the choice of the new worker on.
 *
 * <p>The next copy has a higher epoch and capacity of its own. Make-before-break: it is started at
 * once, and when it runs it takes over and the former copy is stopped. Break-before-make: the
 * former copy is stopped, and when it is gone the next one is started. If the next copy fails, the
 * former goes on; if the former is lost, the next takes its place. A copy that was told to stop
 * holds its capacity until its worker says that it is gone, or is lost.
 */
final class Migrations {
  private final int depth;
  private final Order order;
  private final Ports ports;
  private final Superior superior;
  private final Lease lease;
  private final Occupancy occupancy;
  private final WorkerTable table;
  private final List<Placement> moving = new ArrayList<>();
  private final List<Copy> stopped = new ArrayList<>();

  Migrations(
      int depth, Order order, Ports ports, Superior superior, Lease lease, Occupancy occupancy) {
    this.depth = depth;
    this.order = order;
    this.ports = ports;
    this.superior = superior;
    this.lease = lease;
    this.occupancy = occupancy;
    this.table = occupancy.table();
  }

  /** Begins to move an instance that runs to another worker, which fits. */
  void begin(Placement entry, int worker, long nowNanos) {
    Epoch epoch = entry.issued().raisedAt(depth);
    Allocation allocation = table.reserve(worker, entry.spec().orElseThrow().request());
    expect(entry, new Copy(entry.id(), epoch, worker, allocation, nowNanos));
    ports
        .journal()
        .append(new JournalRecord.Migrating(entry.id(), epoch, lease.name(worker), allocation));
    ports
        .trace()
        .emit(
            new TraceEvent.MigrationStarted(
                entry.id(), entry.epoch(), epoch, lease.name(entry.member()), lease.name(worker)));
    switch (order) {
      case MAKE_BEFORE_BREAK -> deploy(entry, worker, epoch, allocation);
      case BREAK_BEFORE_MAKE -> stop(entry.member(), entry.id(), entry.epoch());
    }
  }

  private void expect(Placement entry, Copy next) {
    entry.heardOf(next.epoch());
    entry.next = next;
    moving.add(entry);
    table.unsettle(next.worker());
  }

  /** Brings back what a journal says of a migration that was under way. */
  void recover(Placement entry, Epoch epoch, int worker, Allocation allocation, long nowNanos) {
    drop(entry);
    table.reserve(worker, allocation);
    expect(entry, new Copy(entry.id(), epoch, worker, allocation, nowNanos));
  }

  /** Brings back what a journal says of a migration that came to its end. */
  void recoverSettled(Placement entry, Epoch epoch) {
    Copy next = entry.next;
    if (next == null) {
      return;
    }
    if (next.epoch().equals(epoch)) {
      occupancy.unplace(entry);
      takePlace(entry, next);
      entry.restore(InstanceState.NODE_SCHEDULED);
    } else {
      drop(entry);
    }
  }

  /** Forgets the next copy of an instance without a word; for a journal that is being read. */
  void drop(Placement entry) {
    Copy next = entry.next;
    if (next != null) {
      table.release(next.worker(), next.allocation());
      clear(entry);
    }
  }

  private void clear(Placement entry) {
    entry.next = null;
    moving.remove(entry);
  }

  /** Returns whether a copy beside the one that counts is meant. */
  boolean isOurs(int worker, InstanceReport report) {
    boolean none = moving.isEmpty() && stopped.isEmpty(); // nearly always, and asked often
    return !none && (next(worker, report).isPresent() || stopped(worker, report).isPresent());
  }

  private Optional<Placement> next(int worker, InstanceReport report) {
    for (Placement entry : moving) {
      Copy next = entry.next;
      if (next != null && next.is(worker, report)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private Optional<Copy> stopped(int worker, InstanceReport report) {
    return stopped.stream().filter(copy -> copy.is(worker, report)).findFirst();
  }

  /**
   * Takes what a worker says of a copy beside the one that counts.
   *
   * @return the instance that the report is about from now on as any other; empty if nothing is
   *     left to do
   */
  Optional<Placement> reported(int worker, InstanceReport report, long nowNanos) {
    Optional<Placement> entry = next(worker, report);
    if (entry.isPresent()) {
      return switch (report.state()) {
        case RUNNING, COMPLETED -> {
          takeOver(entry.get(), nowNanos);
          yield entry;
        }
        case FAILED, DEAD -> {
          stop(worker, report.instance(), report.epoch()); // acknowledged, to be forgotten
          fail(entry.get());
          yield Optional.empty();
        }
        case UNDEPLOYED -> {
          fail(entry.get());
          yield Optional.empty();
        }
        default -> Optional.empty();
      };
    }
    stopped(worker, report).ifPresent(copy -> stopping(copy, report, nowNanos));
    return Optional.empty();
  }

  private void stopping(Copy copy, InstanceReport report, long nowNanos) {
    if (report.state() != InstanceState.UNDEPLOYED) {
      stop(copy.worker(), copy.id(), copy.epoch());
    }
    if (!report.state().isPlaced()) {
      gone(copy);
    }
    Placement entry = occupancy.placements().get(copy.id());
    if (report.state() == InstanceState.COMPLETED && entry != null) {
      finish(entry, nowNanos);
    }
  }

  /** A job was done before its former copy was stopped: it need not be done again. */
  private void finish(Placement entry, long nowNanos) {
    Allocation held = entry.allocation();
    if (entry.state() != InstanceState.RUNNING || entry.isStopping() || held == null) {
      return;
    }
    abandon(entry);
    Copy copy = former(entry, held, nowNanos);
    entry.take(Event.FINISHED, ports.trace());
    retire(copy);
    superior.changed(entry, "", nowNanos);
  }

  /** Takes an instance off its worker, where the copy keeps what it holds. */
  private Copy former(Placement entry, Allocation held, long nowNanos) {
    Copy former = new Copy(entry.id(), entry.epoch(), entry.member(), held, nowNanos);
    former.reportStamp = entry.reportStamp;
    entry.holds(null);
    occupancy.unplace(entry);
    return former;
  }

  private void gone(Copy copy) {
    stopped.remove(copy);
    table.release(copy.worker(), copy.allocation());
  }

  /** The next copy runs: from now on it counts, and the former is stopped. */
  private void takeOver(Placement entry, long nowNanos) {
    Copy next = entry.next;
    Allocation held = entry.allocation();
    if (next == null || held == null) {
      throw new IllegalStateException(entry.id() + " is not being moved");
    }
    Copy former = former(entry, held, nowNanos);
    takePlace(entry, next);
    settled(entry, Outcome.DONE);
    retire(former);
    superior.changed(entry, "moved to " + lease.name(entry.member()), nowNanos);
  }

  private void takePlace(Placement entry, Copy next) {
    clear(entry);
    occupancy.assign(entry, next.worker(), next.epoch(), next.allocation(), next.toldAtNanos);
    entry.reportStamp = next.reportStamp;
  }

  private void settled(Placement entry, Outcome outcome) {
    ports.journal().append(new JournalRecord.Settled(entry.id(), entry.epoch()));
    ports.trace().emit(new TraceEvent.MigrationEnded(entry.id(), entry.epoch(), outcome));
  }

  private void retire(Copy copy) {
    stopped.add(copy);
    stop(copy.worker(), copy.id(), copy.epoch());
  }

  /** The next copy is not to be had: the former goes on. */
  private void fail(Placement entry) {
    drop(entry);
    settled(entry, Outcome.FAILED);
  }

  /** A worker refuses the next copy; returns whether that is what it refused. */
  boolean refused(Placement entry, int worker, Epoch epoch) {
    Copy next = entry.next;
    if (next == null || next.worker() != worker || !next.epoch().equals(epoch)) {
      return false;
    }
    fail(entry);
    return true;
  }

  /** An instance that was being moved is not to be moved any more: its next copy is stopped. */
  void abandon(Placement entry) {
    Copy next = entry.next;
    if (next == null) {
      return;
    }
    if (breaksFirst(entry)) {
      drop(entry); // its worker has not heard of it
    } else {
      clear(entry);
      retire(next);
    }
    settled(entry, Outcome.ABANDONED);
  }

  /**
   * The former copy was stopped, as was ordered: the next one is started; returns false if it is
   * not stopped for that.
   */
  boolean broken(Placement entry, long nowNanos) {
    Copy next = entry.next;
    if (next == null || order != Order.BREAK_BEFORE_MAKE) {
      return false;
    }
    occupancy.unplace(entry);
    start(entry, next, Outcome.DONE, nowNanos);
    return true;
  }

  /** Returns whether the former copy is to be stopped before the next one is started. */
  boolean breaksFirst(Placement entry) {
    return entry.next != null && order == Order.BREAK_BEFORE_MAKE;
  }

  /** The former copy, which has no place any more, was lost; the next takes its place at once. */
  boolean lost(Placement entry, long nowNanos) {
    Copy next = entry.next;
    if (next == null) {
      return false;
    }
    entry.take(Event.RESCHEDULED, ports.trace());
    start(entry, next, Outcome.OVERTAKEN, nowNanos);
    return true;
  }

  private void start(Placement entry, Copy next, Outcome outcome, long nowNanos) {
    if (order == Order.BREAK_BEFORE_MAKE) {
      next.toldAtNanos = nowNanos;
    }
    takePlace(entry, next);
    entry.take(Event.PLACED, ports.trace());
    settled(entry, outcome);
    if (order == Order.BREAK_BEFORE_MAKE) {
      deploy(entry, next.worker(), next.epoch(), next.allocation());
    }
    superior.changed(entry, "", nowNanos);
  }

  private void deploy(Placement entry, int worker, Epoch epoch, Allocation allocation) {
    ports
        .transport()
        .send(
            lease.name(worker),
            new OrchestratorToWorker.DeployInstance(
                entry.id(), epoch, entry.spec().orElseThrow(), allocation));
  }

  private void stop(int worker, InstanceId instance, Epoch epoch) {
    table.unsettle(worker);
    ports
        .transport()
        .send(lease.name(worker), new OrchestratorToWorker.StopInstance(instance, epoch));
  }

  /** A report lists one of these copies. */
  void listed(int worker, InstanceReport report, long stamp) {
    next(worker, report)
        .map(entry -> entry.next)
        .or(() -> stopped(worker, report))
        .ifPresent(copy -> copy.reportStamp = stamp);
    if (report.state() != InstanceState.RUNNING) {
      table.addPending(worker, report.allocation().resources());
    }
  }

  /** Finds copies that a report should have listed and did not. */
  void findLost(int worker, long stamp, long deliveryNanos, long nowNanos) {
    for (Copy copy : List.copyOf(stopped)) {
      boolean due =
          copy.reportStamp != ReportReader.UNLISTED
              || nowNanos - copy.toldAtNanos > deliveryNanos; // else the order may be under way
      if (copy.worker() == worker && copy.reportStamp != stamp && due) {
        gone(copy);
      }
    }
    for (Placement entry : List.copyOf(moving)) {
      Copy next = entry.next;
      if (next == null || next.worker() != worker || next.reportStamp == stamp) {
        continue;
      }
      next.reportStamp = ReportReader.UNLISTED;
      table.unsettle(worker);
      table.addPending(worker, next.allocation().resources());
      boolean due = nowNanos - next.toldAtNanos > deliveryNanos;
      if (due && !breaksFirst(entry)) {
        fail(entry);
      }
    }
  }

  /** A worker is silent: what it was to have next fails, and what it was to stop is gone. */
  void silent(int worker) {
    for (Placement entry : List.copyOf(moving)) {
      Copy next = entry.next;
      if (next != null && next.worker() == worker) {
        fail(entry);
      }
    }
    for (Copy copy : List.copyOf(stopped)) {
      if (copy.worker() == worker) {
        gone(copy);
      }
    }
  }
}
