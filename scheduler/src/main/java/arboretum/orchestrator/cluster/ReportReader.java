package arboretum.orchestrator.cluster;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Allocation;
import arboretum.model.Resources;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Lease;
import arboretum.orchestrator.delegation.Superior;
import arboretum.port.Ports;
import arboretum.protocol.InstanceReport;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.WorkerReport;
import arboretum.protocol.WorkerToOrchestrator.DeployRefused;
import arboretum.trace.TraceEvent;
import java.util.Optional;

/**
 * Compares what a worker reports with what its cluster has on record: takes over states, fences
 * copies with a lower epoch, adopts unknown ones, and finds orders that were lost.
 */
final class ReportReader {
  /** The last report of its worker did not list the instance. */
  static final long UNLISTED = -1;

  private final WorkerPool pool;
  private final Settings settings;
  private final Ports ports;
  private final Superior superior;
  private final Lease lease;
  private final WorkerTable table;
  private final Placements placements;
  private final Occupancy occupancy;
  private final Migrations migrations;
  private long lastStamp;

  ReportReader(
      WorkerPool pool,
      Settings settings,
      Ports ports,
      Superior superior,
      Lease lease,
      Occupancy occupancy,
      Migrations migrations) {
    this.pool = pool;
    this.settings = settings;
    this.ports = ports;
    this.superior = superior;
    this.lease = lease;
    this.table = occupancy.table();
    this.placements = occupancy.placements();
    this.occupancy = occupancy;
    this.migrations = migrations;
  }

  /** Reads a report; returns candidates examined by placing anew what it does not list. */
  int read(int worker, WorkerReport report, long nowNanos) {
    if (table.isSettled(worker, report)) {
      return 0;
    }
    return compare(worker, report, settings.detection().deliveryNanos(), nowNanos);
  }

  /**
   * Reads the first report after a restart of the worker: what it does not list is lost for
   * certain.
   */
  int readOfNewSession(int worker, WorkerReport report, long nowNanos) {
    return compare(worker, report, -1, nowNanos);
  }

  private int compare(int worker, WorkerReport report, long deliveryNanos, long nowNanos) {
    table.store(worker, report);
    long stamp = ++lastStamp;
    int examined = 0;
    for (InstanceReport instance : report.instances()) {
      boolean isBeingStopped = instance.state() == InstanceState.UNDEPLOYED;
      if (!isBeingStopped) {
        examined += changed(worker, instance, "", nowNanos);
      }
      Placement entry = placements.get(instance.instance());
      if (entry != null && isOurs(worker, instance, entry)) {
        entry.reportStamp = stamp;
        if (instance.state() != InstanceState.RUNNING) {
          table.addPending(worker, instance.allocation().resources());
        }
      } else if (migrations.isOurs(worker, instance)) {
        migrations.listed(worker, instance, stamp);
      } else if (instance.state().isPlaced() || isBeingStopped) {
        table.addForeign(worker, instance.allocation());
      }
    }
    for (Placement entry : placements.at(worker)) {
      if (entry.reportStamp != stamp) {
        entry.reportStamp = UNLISTED;
        table.unsettle(worker);
        table.addPending(worker, resources(entry));
      }
    }
    migrations.findLost(worker, stamp, deliveryNanos, nowNanos);
    return examined + findLost(worker, deliveryNanos, nowNanos);
  }

  /** What the last report does not list although it should is gone, or its order never arrived. */
  private int findLost(int worker, long deliveryNanos, long nowNanos) {
    int examined = 0;
    for (Placement entry : placements.at(worker)) {
      boolean due = entry.isStopping() || nowNanos - entry.handedAtNanos() > deliveryNanos;
      boolean isThere = entry.member() == worker && !entry.isHeld();
      if (due && entry.reportStamp == UNLISTED && isThere) {
        examined += pool.lose(entry, Event.LOST, "not known to " + lease.name(worker), nowNanos);
      }
    }
    return examined;
  }

  /** Takes what a worker says of one copy; returns candidates examined. */
  int changed(int worker, InstanceReport report, String detail, long nowNanos) {
    if (migrations.isOurs(worker, report)) {
      Optional<Placement> taken = migrations.reported(worker, report, nowNanos);
      return taken.isEmpty() ? 0 : apply(worker, report, taken.get(), detail, nowNanos);
    }
    Placement entry = placements.get(report.instance());
    if (entry == null) {
      unknown(worker, report, nowNanos);
      return 0;
    }
    if (entry.state() == InstanceState.COMPLETED) {
      acknowledge(worker, report);
      return 0; // also if the news of its end overtook that of its start
    }
    int order = order(report, entry);
    boolean vacant = entry.member() == InstanceEntry.NOWHERE && order == 0;
    if (isFenced(worker, report, entry, order)) {
      fence(worker, report, entry);
      return 0;
    }
    if (order > 0 || vacant) {
      takeOver(worker, report, entry, nowNanos);
    }
    return apply(worker, report, entry, detail, nowNanos);
  }

  private int order(InstanceReport report, Placement entry) {
    return fencing() == Fencing.EPOCH ? report.epoch().compareTo(entry.epoch()) : 0;
  }

  private boolean isFenced(int worker, InstanceReport report, Placement entry, int order) {
    boolean lives = report.state().isPlaced() || report.state() == InstanceState.COMPLETED;
    boolean elsewhere = entry.member() != worker;
    return switch (fencing()) {
      case EPOCH -> order < 0 || (!lives && elsewhere);
      case OWNER -> elsewhere && (!lives || entry.member() != InstanceEntry.NOWHERE);
      case NONE -> false;
    };
  }

  private Fencing fencing() {
    return settings.recovery().fencing();
  }

  private void unknown(int worker, InstanceReport report, long nowNanos) {
    boolean lives = report.state().isPlaced() || report.state() == InstanceState.COMPLETED;
    if (!lives) {
      if (report.state() != InstanceState.UNDEPLOYED) {
        pool.stopAt(worker, report.instance(), report.epoch()); // acknowledged, to be forgotten
      }
      return;
    }
    Placement entry = pool.adopt(report.instance(), report.epoch());
    entry.restore(report.state());
    if (report.state() == InstanceState.COMPLETED) {
      entry.place(worker, report.epoch(), nowNanos);
      entry.unplace();
      pool.stopAt(worker, report.instance(), report.epoch());
    } else {
      occupancy.occupy(entry, worker, report.epoch(), report.allocation(), nowNanos);
    }
    superior.changed(entry, "found on " + lease.name(worker), nowNanos);
  }

  private void acknowledge(int worker, InstanceReport report) {
    if (report.state() != InstanceState.UNDEPLOYED) {
      pool.stopAt(worker, report.instance(), report.epoch());
    }
  }

  private void fence(int worker, InstanceReport report, InstanceEntry entry) {
    if (report.state() == InstanceState.UNDEPLOYED) {
      return;
    }
    if (pool.redeployment().isObserving()) {
      table.unsettle(worker); // to be fenced by a later report
      return;
    }
    if (report.state().isPlaced()) {
      ports
          .trace()
          .emit(
              new TraceEvent.Fenced(
                  report.instance(), report.epoch(), entry.epoch(), lease.name(worker)));
    }
    pool.stopAt(worker, report.instance(), report.epoch());
  }

  /** A copy that counts turned up elsewhere than on record: the one on record is stopped. */
  private void takeOver(int worker, InstanceReport report, Placement entry, long nowNanos) {
    migrations.abandon(entry);
    if (entry.member() != InstanceEntry.NOWHERE) {
      pool.stopAt(entry.member(), entry.id(), entry.epoch());
      occupancy.unplace(entry);
    }
    if (report.state().isPlaced()) {
      occupancy.occupy(entry, worker, report.epoch(), report.allocation(), nowNanos);
    } else {
      entry.place(worker, report.epoch(), nowNanos);
      entry.unplace();
    }
  }

  private int apply(
      int worker, InstanceReport report, Placement entry, String detail, long nowNanos) {
    InstanceState before = entry.state();
    if (entry.isStopping()) {
      return stopping(worker, report, entry);
    }
    switch (report.state()) {
      case REQUESTED,
          CLUSTER_SCHEDULED,
          REJECTED,
          NO_WORKER_CAPACITY,
          NO_ACTIVE_CLUSTER_WITH_CAPACITY -> {}
      case NODE_SCHEDULED -> {
        if (!before.isPlaced()) {
          entry.takePlaced(ports.trace());
        }
      }
      case CREATED -> {
        if (!before.isPlaced()) {
          entry.takePlaced(ports.trace());
        }
        if (entry.state() == InstanceState.NODE_SCHEDULED) {
          entry.take(Event.CREATED, ports.trace());
        }
      }
      case RUNNING -> {
        if (before != InstanceState.RUNNING) {
          entry.take(before.isPlaced() ? Event.STARTED : Event.RETURNED, ports.trace());
          entry.refusals = 0;
          pool.redeployment().restarts().running(entry.id(), nowNanos);
        }
        if (migrations.breaksFirst(entry)) {
          pool.stopAt(worker, report.instance(), report.epoch()); // repeated if that was lost
        }
      }
      case FAILED -> {
        return ended(worker, report, entry, Event.LOST, detail, nowNanos);
      }
      case DEAD -> {
        return ended(worker, report, entry, Event.EXITED, detail, nowNanos);
      }
      case COMPLETED -> complete(worker, report, entry, nowNanos);
      case UNDEPLOYED -> {
        // Stopped, but not by us; without fencing, that of another copy means nothing.
        return fencing() == Fencing.EPOCH || isOurs(worker, report, entry)
            ? pool.lose(entry, Event.LOST, detail, nowNanos)
            : 0;
      }
    }
    if (entry.state() != before && entry.state() != InstanceState.COMPLETED) {
      superior.changed(entry, detail, nowNanos);
    }
    return 0;
  }

  /** The worker was told to stop this copy; repeated if that was lost. */
  private int stopping(int worker, InstanceReport report, Placement entry) {
    if (report.state() != InstanceState.UNDEPLOYED) {
      pool.stopAt(worker, report.instance(), report.epoch());
    }
    boolean elsewhere = entry.member() != worker && entry.member() != InstanceEntry.NOWHERE;
    if (!report.state().isPlaced() && !elsewhere) {
      occupancy.unplace(entry);
      pool.end(entry);
    }
    return 0;
  }

  private int ended(
      int worker,
      InstanceReport report,
      Placement entry,
      Event event,
      String detail,
      long nowNanos) {
    pool.stopAt(worker, report.instance(), report.epoch()); // acknowledged, to be forgotten
    if (!entry.state().isPlaced()) {
      return 0;
    }
    if (entry.member() != worker && entry.member() != InstanceEntry.NOWHERE) {
      pool.stopAt(entry.member(), entry.id(), entry.epoch()); // hit by the end of another copy
    }
    pool.redeployment().restarts().ended(entry.id(), nowNanos);
    return pool.lose(entry, event, detail, nowNanos);
  }

  /**
   * A job is done: its worker may forget it, and it is listed upwards until the parent has
   * acknowledged that.
   */
  private void complete(int worker, InstanceReport report, Placement entry, long nowNanos) {
    pool.stopAt(worker, report.instance(), report.epoch());
    migrations.abandon(entry);
    occupancy.unplace(entry);
    if (entry.state() == InstanceState.COMPLETED) {
      return;
    }
    if (!entry.state().isPlaced()) {
      entry.take(Event.RETURNED, ports.trace());
    }
    entry.take(Event.FINISHED, ports.trace());
    superior.changed(entry, "", nowNanos);
  }

  /** A worker refuses what it was told to run; returns candidates examined. */
  int refused(int worker, DeployRefused m, long nowNanos) {
    int examined = read(worker, m.report(), nowNanos);
    Placement entry = placements.get(m.instance());
    if (entry == null || migrations.refused(entry, worker, m.epoch())) {
      return examined;
    }
    if (entry.member() != worker || !entry.epoch().equals(m.epoch())) {
      return examined;
    }
    occupancy.unplace(entry);
    ports.journal().append(new JournalRecord.Unplaced(entry.id(), entry.issued()));
    if (entry.isStopping()) {
      pool.end(entry);
      return examined;
    }
    entry.take(Event.REFUSED, ports.trace());
    entry.refusals++;
    if (entry.refusals > table.size()) {
      entry.refusals = 0;
      return examined + superior.exhausted(entry, Offer.ESCALATED, nowNanos);
    }
    return examined + pool.place(entry, Offer.ESCALATED, nowNanos);
  }

  private static boolean isOurs(int worker, InstanceReport report, Placement entry) {
    return entry.member() == worker && entry.epoch().equals(report.epoch());
  }

  private static Resources resources(Placement entry) {
    Allocation allocation = entry.allocation();
    return allocation == null ? Resources.NONE : allocation.resources();
  }
}
