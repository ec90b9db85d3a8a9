package arboretum.orchestrator.cluster;

import arboretum.lifecycle.InstanceState;
import arboretum.orchestrator.delegation.Lease;
import arboretum.protocol.JournalRecord;

/** Brings a restarted cluster's workers and instances back from what its journal kept. */
final class JournalReader {
  private final WorkerPool pool;
  private final Lease lease;
  private final Placements placements;
  private final Occupancy occupancy;

  JournalReader(WorkerPool pool, Lease lease, Placements placements, Occupancy occupancy) {
    this.pool = pool;
    this.lease = lease;
    this.placements = placements;
    this.occupancy = occupancy;
  }

  /** Applies one record, in the order of the journal. */
  void read(JournalRecord record, long nowNanos) {
    switch (record) {
      case JournalRecord.WorkerJoined joined ->
          pool.join(
              joined.worker(), joined.session(), joined.capacity(), joined.traits(), nowNanos);
      case JournalRecord.Accepted accepted -> {
        pool.forget(accepted.instance());
        placements.add(new Placement(accepted.instance(), accepted.spec(), accepted.epoch()));
      }
      case JournalRecord.Placed placed -> {
        Placement entry = placements.get(placed.instance());
        int worker = lease.indexOf(placed.worker());
        if (entry != null && worker != Lease.UNKNOWN) {
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
      case JournalRecord.Ended ended -> pool.forget(ended.instance());
      case JournalRecord.Desired r -> throw foreign(r);
      case JournalRecord.NumbersIssued r -> throw foreign(r);
      case JournalRecord.NumbersHeard r -> throw foreign(r);
      case JournalRecord.Delegated r -> throw foreign(r);
      case JournalRecord.ClusterJoined r -> throw foreign(r);
    }
  }

  private static IllegalStateException foreign(JournalRecord record) {
    return new IllegalStateException("not of a cluster with workers: " + record);
  }
}
