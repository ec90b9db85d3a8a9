package arboretum.orchestrator.cluster;

import arboretum.aggregate.Aggregate;
import arboretum.aggregate.AggregateForm;
import arboretum.coordinates.Coordinate;
import arboretum.model.Allocation;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Resources;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.delegation.Lease;
import arboretum.plugin.WorkerView;
import arboretum.protocol.WorkerReport;
import java.util.Optional;

/**
 * The workers of a cluster without its messages, timers and instances: the very table that a
 * cluster places by, for those who measure or study schedulers alone. Nobody is ever silent.
 */
public final class WorkerBook {
  private final Lease lease = new Lease(Long.MAX_VALUE);
  private final WorkerTable table;

  public WorkerBook(Admission admission) {
    this.table = new WorkerTable(lease, admission);
  }

  /** Adds a worker; returns its index. */
  public int join(NodeName worker, Capacity capacity, NodeTraits traits) {
    int index = lease.register(worker, 1, 0);
    table.admit(index, capacity, traits);
    return index;
  }

  /** Sets where a worker holds itself to be in the network. */
  public void locate(int worker, Coordinate at) {
    table.locate(worker, at);
  }

  /** Returns what a scheduler sees, as it is now and will be. */
  public WorkerView view() {
    return table;
  }

  /** Returns the same, searched by the scans that define the answers: to compare with. */
  public WorkerView scan() {
    return new ScanView(table);
  }

  /** Returns what the cluster would tell its parent now, zones aside. */
  public Aggregate aggregate(AggregateForm form) {
    return new Summary(table, form, Optional.empty()).aggregate();
  }

  /** Reserves what fits that worker; throws {@link IllegalStateException} if the GPUs do not. */
  public Allocation reserve(int worker, Resources request) {
    return table.reserve(worker, request);
  }

  /** Gives back what {@link #reserve} returned. */
  public void release(int worker, Allocation allocation) {
    table.release(worker, allocation);
  }

  /** Takes a report as a heartbeat brings it; what it lists is taken to be ours. */
  public void report(int worker, WorkerReport report) {
    if (!table.isSettled(worker, report)) {
      table.store(worker, report);
    }
  }
}
