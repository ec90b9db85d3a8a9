package arboretum.orchestrator.cluster;

import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.delegation.Lease;
import arboretum.orchestrator.delegation.Superior;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.port.Ports;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.trace.TraceEvent;

/** Finds workers for instances that have none: asks the policy and does what it says. */
final class Placer {
  private final int depth;
  private final WorkerSelection policy;
  private final Ports ports;
  private final Superior superior;
  private final Lease lease;
  private final WorkerTable table;
  private final Occupancy occupancy;

  Placer(
      int depth,
      WorkerSelection policy,
      Ports ports,
      Superior superior,
      Lease lease,
      Occupancy occupancy) {
    this.depth = depth;
    this.policy = policy;
    this.ports = ports;
    this.superior = superior;
    this.lease = lease;
    this.table = occupancy.table();
    this.occupancy = occupancy;
  }

  /** Finds a worker for an instance that has none; returns candidates examined. */
  int place(Placement entry, Offer offer, long nowNanos) {
    ServiceSpec spec = entry.spec().orElse(null);
    if (spec == null) {
      return superior.exhausted(entry, offer, nowNanos); // only its parent knows what it is
    }
    return switch (policy.select(PlacementRequest.of(spec), table)) {
      case Selection.Chosen chosen -> {
        hand(entry, spec, chosen, nowNanos);
        yield chosen.examined();
      }
      case Selection.NoneFits none -> {
        entry.refusedBecause(none.refusal());
        ports
            .trace()
            .emit(
                new TraceEvent.NotPlaced(
                    entry.id(), entry.epoch(), none.refusal(), none.examined()));
        yield none.examined() + superior.exhausted(entry, offer, nowNanos);
      }
    };
  }

  private void hand(Placement entry, ServiceSpec spec, Selection.Chosen chosen, long nowNanos) {
    Epoch epoch = entry.issued().raisedAt(depth);
    Allocation allocation = table.reserve(chosen.worker(), spec.request());
    occupancy.assign(entry, chosen.worker(), epoch, allocation, nowNanos);
    NodeName worker = lease.name(chosen.worker());
    ports.journal().append(new JournalRecord.Placed(entry.id(), epoch, worker, allocation));
    entry.take(Event.PLACED, ports.trace());
    ports.trace().emit(new TraceEvent.Placed(entry.id(), epoch, worker, chosen.examined()));
    ports
        .transport()
        .send(worker, new OrchestratorToWorker.DeployInstance(entry.id(), epoch, spec, allocation));
    superior.changed(entry, "", nowNanos);
  }
}
