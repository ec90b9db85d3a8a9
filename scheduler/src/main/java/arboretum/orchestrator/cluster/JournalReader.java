package arboretum.orchestrator.cluster;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.orchestrator.delegation.Lease;
import arboretum.protocol.JournalRecord;

/** Brings a restarted cluster's workers and instances back from what its journal kept. */
final class JournalReader {
  private final WorkerPool pool;
  private final Lease lease;
  private final Placements placements;
  private final Occupancy occupancy;
  private final Migrations migrations;
  private final Replicas replicas;

  JournalReader(
      WorkerPool pool, Lease lease, Occupancy occupancy, Migrations migrations, Replicas replicas) {
    this.pool = pool;
    this.lease = lease;
    this.placements = occupancy.placements();
    this.occupancy = occupancy;
    this.migrations = migrations;
    this.replicas = replicas;
  }

  /** Applies one record, in the order of the journal. */
  void read(JournalRecord record, long nowNanos) {
    switch (record) {
      case JournalRecord.WorkerJoined joined ->
          pool.join(
              joined.worker(), joined.session(), joined.capacity(), joined.traits(), nowNanos);
      case JournalRecord.Accepted accepted -> {
        forget(accepted.instance());
        placements.add(new Placement(accepted.instance(), accepted.spec(), accepted.epoch()));
        if (accepted.epoch().equals(Epoch.NONE)) {
          replicas.recoverMade(accepted.instance());
        }
      }
      case JournalRecord.Placed placed -> {
        Placement entry = placements.get(placed.instance());
        int worker = lease.indexOf(placed.worker());
        if (entry != null && worker != Lease.UNKNOWN) {
          replicas.close(placed.instance());
          occupancy.unplace(entry);
          occupancy.occupy(entry, worker, placed.epoch(), placed.allocation(), nowNanos);
          entry.restore(InstanceState.NODE_SCHEDULED);
        }
      }
      case JournalRecord.Unplaced unplaced -> {
        Placement entry = placements.get(unplaced.instance());
        if (entry != null) {
          occupancy.unplace(entry);
          entry.heardOf(unplaced.epoch());
          entry.restore(InstanceState.FAILED);
        }
      }
      case JournalRecord.Migrating migrating -> {
        Placement entry = placements.get(migrating.instance());
        int worker = lease.indexOf(migrating.worker());
        if (entry != null && worker != Lease.UNKNOWN) {
          migrations.recover(entry, migrating.epoch(), worker, migrating.allocation(), nowNanos);
        }
      }
      case JournalRecord.Settled settled -> {
        Placement entry = placements.get(settled.instance());
        if (entry != null) {
          migrations.recoverSettled(entry, settled.epoch());
        }
      }
      case JournalRecord.Ended ended -> forget(ended.instance());
      case JournalRecord.Replicated replicated -> replicas.recover(replicated);
      case JournalRecord.Desired r -> throw foreign(r);
      case JournalRecord.NumbersIssued r -> throw foreign(r);
      case JournalRecord.NumbersHeard r -> throw foreign(r);
      case JournalRecord.NumbersGranted r -> throw foreign(r);
      case JournalRecord.Delegated r -> throw foreign(r);
      case JournalRecord.ClusterJoined r -> throw foreign(r);
    }
  }

  private void forget(InstanceId instance) {
    Placement entry = placements.get(instance);
    if (entry != null) {
      migrations.drop(entry);
      pool.forget(instance);
    }
  }

  private static IllegalStateException foreign(JournalRecord record) {
    return new IllegalStateException("not of a cluster with workers: " + record);
  }
}
