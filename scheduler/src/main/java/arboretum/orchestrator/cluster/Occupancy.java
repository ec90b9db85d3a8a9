package arboretum.orchestrator.cluster;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.orchestrator.delegation.InstanceEntry;

/** Which instance is on which worker, with the capacity that it holds there. */
final class Occupancy {
  private final WorkerTable table;
  private final Placements placements;

  Occupancy(WorkerTable table, Placements placements) {
    this.table = table;
    this.placements = placements;
  }

  WorkerTable table() {
    return table;
  }

  Placements placements() {
    return placements;
  }

  /** Puts an instance on a worker with capacity that is reserved already. */
  void assign(Placement entry, int worker, Epoch epoch, Allocation allocation, long nowNanos) {
    entry.place(worker, epoch, nowNanos);
    entry.holds(allocation);
    entry.reportStamp = ReportReader.UNLISTED;
    table.unsettle(worker);
    placements.put(entry, worker);
  }

  /** Puts an instance on a worker where it runs already: reserves its capacity. */
  void occupy(Placement entry, int worker, Epoch epoch, Allocation allocation, long nowNanos) {
    table.reserve(worker, allocation);
    assign(entry, worker, epoch, allocation, nowNanos);
  }

  /** Takes an instance off its worker, if it has one. */
  void unplace(Placement entry) {
    Allocation allocation = entry.allocation();
    if (allocation != null) {
      table.release(entry.member(), allocation);
      entry.holds(null);
    }
    if (entry.member() != InstanceEntry.NOWHERE) {
      placements.take(entry);
      entry.unplace();
    }
  }
}
