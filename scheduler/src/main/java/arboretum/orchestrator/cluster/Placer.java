package arboretum.orchestrator.cluster;

import arboretum.coordinates.Place;
import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Lease;
import arboretum.orchestrator.delegation.Superior;
import arboretum.orchestrator.delegation.Targets;
import arboretum.orchestrator.delegation.Terms;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import arboretum.port.Ports;
import arboretum.protocol.InstancePlace;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.Route;
import arboretum.protocol.TimerId;
import arboretum.protocol.WorkerToOrchestrator.EndpointsMeasured;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds workers for instances that have none: asks the policy and does what it says. */
final class Placer {
  private static final Refusal NO_GAIN =
      new Refusal(1, List.of(new Refusal.Count(Shortfall.GAIN, 1)));

  private final int depth;
  private final WorkerSelection policy;
  private final Ports ports;
  private final Superior superior;
  private final Lease lease;
  private final WorkerTable table;
  private final Occupancy occupancy;
  private final long waitNanos;
  private final Gauge gauge;
  private final List<Placement> held = new ArrayList<>();
  private Measuring measuring = new Measuring(Measuring.Asker.PLACER, 0);
  private long session = 1;

  Placer(
      int depth,
      long waitNanos,
      WorkerSelection policy,
      Ports ports,
      Superior superior,
      Lease lease,
      Occupancy occupancy) {
    this.depth = depth;
    this.waitNanos = waitNanos;
    this.policy = policy;
    this.ports = ports;
    this.superior = superior;
    this.lease = lease;
    this.table = occupancy.table();
    this.occupancy = occupancy;
    this.gauge = new Gauge(lease, this);
  }

  /** Begins a session of its orchestrator. */
  void start(long newSession) {
    session = newSession;
    measuring = new Measuring(Measuring.Asker.PLACER, newSession);
  }

  /** Finds a worker for an instance that has none; returns candidates examined. */
  int place(Placement entry, Offer offer, long nowNanos) {
    forget(entry.id());
    ServiceSpec spec = entry.sought().orElse(null);
    if (spec == null) {
      return superior.exhausted(entry, offer, nowNanos); // only its parent knows what it is
    }
    PlacementRequest request = new PlacementRequest(spec, targets(entry, spec), List.of());
    return select(entry, request, offer, nowNanos);
  }

  /** An instance is no longer to be placed, or is to be placed anew. */
  void forget(InstanceId instance) {
    Measuring.Pending pending = measuring.forget(instance);
    if (pending != null) {
      ports.timers().cancel(timer(pending.ticket));
    }
  }

  /** Takes round-trip times that a worker measured; returns candidates examined. */
  int measured(NodeName worker, EndpointsMeasured m, long nowNanos) {
    Measuring.Pending complete = measuring.answer(m.ticket(), worker, m.rtts());
    if (complete == null) {
      return 0;
    }
    ports.timers().cancel(timer(complete.ticket));
    return answered(complete, nowNanos);
  }

  /** Time is up for a measurement; returns candidates examined. */
  int expired(TimerId timer, long nowNanos) {
    Measuring.Pending late = measuring.close(Long.parseLong(timer.subject()));
    return late == null ? 0 : answered(late, nowNanos);
  }

  private int answered(Measuring.Pending pending, long nowNanos) {
    Placement entry = pending.entry;
    PlacementRequest request = pending.answered();
    int candidate = pending.candidate;
    return candidate != WorkerView.NOBODY && table.fits(candidate, request.spec())
        ? judge(entry, request, new Selection.Chosen(candidate, 0), pending.offer, nowNanos)
        : select(entry, request, pending.offer, nowNanos);
  }

  private int select(Placement entry, PlacementRequest request, Offer offer, long nowNanos) {
    return switch (policy.select(request, table)) {
      case Selection.Chosen chosen -> {
        yield chosen.examined() + chosen(entry, request, chosen, offer, nowNanos);
      }
      case Selection.NoneFits none ->
          none.examined() + refuse(entry, offer, none.refusal(), none.examined(), nowNanos);
      case Selection.Measure measure -> {
        measure(entry, request, offer, measure);
        yield measure.examined();
      }
    };
  }

  private int refuse(Placement entry, Offer offer, Refusal refusal, int examined, long nowNanos) {
    entry.refusedBecause(refusal);
    ports.trace().emit(new TraceEvent.NotPlaced(entry.id(), entry.epoch(), refusal, examined));
    return superior.exhausted(entry, offer, nowNanos);
  }

  /** What moves here for its service level must be kept better: its worker measures first. */
  private int chosen(
      Placement entry,
      PlacementRequest request,
      Selection.Chosen chosen,
      Offer offer,
      long nowNanos) {
    int worker = chosen.worker();
    if (entry.terms().most().isEmpty() || gauge.hasMeasured(request, worker)) {
      return judge(entry, request, chosen, offer, nowNanos);
    }
    measure(
                entry,
                request,
                offer,
                new Selection.Measure(
                    List.of(worker), gauge.ends(request, worker), chosen.examined()))
            .candidate =
        worker;
    return 0;
  }

  private int judge(
      Placement entry,
      PlacementRequest request,
      Selection.Chosen chosen,
      Offer offer,
      long nowNanos) {
    boolean gains =
        entry.terms().most().isEmpty()
            || entry.terms().allows(gauge.share(request, chosen.worker()));
    if (!gains) {
      return refuse(entry, offer, NO_GAIN, chosen.examined(), nowNanos);
    }
    hand(entry, chosen, nowNanos);
    return 0;
  }

  private Measuring.Pending measure(
      Placement entry, PlacementRequest request, Offer offer, Selection.Measure measure) {
    List<NodeName> workers = measure.workers().stream().map(lease::name).toList();
    Measuring.Pending pending = measuring.open(entry, offer, request, workers, measure.endpoints());
    ports.trace().emit(new TraceEvent.Measured(entry.id(), workers, measure.endpoints()));
    for (NodeName worker : workers) {
      ports
          .transport()
          .send(
              worker,
              new OrchestratorToWorker.MeasureEndpoints(pending.ticket, measure.endpoints()));
    }
    ports.timers().set(timer(pending.ticket), 2 * waitNanos); // theirs, and the way there and back
    return pending;
  }

  private static TimerId timer(long ticket) {
    return new TimerId(TimerId.Kind.MEASURE, Long.toString(ticket));
  }

  /** Returns where the services are to which the constraints bind, here and as the parent said. */
  List<PlacementRequest.Target> targets(Placement entry, ServiceSpec spec) {
    Set<ServiceName> services = Targets.services(spec);
    List<InstancePlace> here = new ArrayList<>();
    for (ServiceName service : services) {
      occupancy.placements().of(service).forEach(other -> addPlace(other, here));
    }
    return Targets.of(services, entry.targets(), here);
  }

  /** Returns where the instances are that have a worker with a coordinate. */
  List<InstancePlace> places() {
    List<InstancePlace> places = new ArrayList<>();
    occupancy.placements().all().forEach(entry -> addPlace(entry, places));
    places.removeIf(one -> one.place().coordinate().isEmpty());
    return places;
  }

  private void addPlace(Placement entry, List<InstancePlace> places) {
    int worker = entry.member();
    if (worker != InstanceEntry.NOWHERE) {
      places.add(new InstancePlace(entry.id(), place(worker)));
    }
  }

  /** Returns the way to an instance, if it takes connections. */
  Optional<Route> route(Placement entry) {
    boolean takesConnections =
        entry.state() == InstanceState.RUNNING
            && entry.member() != InstanceEntry.NOWHERE
            && !entry.isStopping();
    return takesConnections
        ? Optional.of(new Route(entry.id(), entry.epoch(), place(entry.member()), 0))
        : Optional.empty();
  }

  /** Returns where a worker is, as far as it is known. */
  Place place(int worker) {
    return new Place(lease.name(worker), table.traits(worker).at(), table.coordinate(worker));
  }

  private void hand(Placement entry, Selection.Chosen chosen, long nowNanos) {
    Epoch epoch = entry.issued().raisedAt(depth, session);
    Resources request = entry.spec().orElseThrow().request();
    Allocation allocation = table.reserve(chosen.worker(), request);
    occupancy.assign(entry, chosen.worker(), epoch, allocation, nowNanos);
    boolean waits = entry.terms().isHold();
    if (!waits) {
      journal(entry, allocation);
    }
    entry.take(Event.PLACED, ports.trace());
    NodeName worker = lease.name(chosen.worker());
    ports.trace().emit(new TraceEvent.Placed(entry.id(), epoch, worker, chosen.examined()));
    if (waits) {
      held.add(entry);
    } else {
      deploy(entry, allocation);
    }
    superior.changed(entry, "", nowNanos);
  }

  private void journal(Placement entry, Allocation allocation) {
    NodeName worker = lease.name(entry.member());
    ports.journal().append(new JournalRecord.Placed(entry.id(), entry.epoch(), worker, allocation));
  }

  private void deploy(Placement entry, Allocation allocation) {
    ports
        .transport()
        .send(
            lease.name(entry.member()),
            new OrchestratorToWorker.DeployInstance(
                entry.id(), entry.epoch(), entry.spec().orElseThrow(), allocation));
  }

  /**
   * The parent says that an instance that was offered to be held is to start: now, or as soon as it
   * has a worker. What is held is not journaled: a cluster that restarts has forgotten it, and its
   * parent finds that out by the reports.
   */
  void start(Placement entry, long nowNanos) {
    Allocation allocation = entry.allocation();
    boolean waits = entry.isHeld();
    if (!entry.terms().isHold()) {
      return; // said before
    }
    entry.learnTerms(Terms.NONE);
    Epoch offered = entry.epoch().delegation(depth);
    ports
        .journal()
        .append(new JournalRecord.Accepted(entry.id(), offered, entry.spec().orElseThrow()));
    if (waits && allocation != null) {
      entry.place(entry.member(), entry.epoch(), nowNanos);
      journal(entry, allocation);
      deploy(entry, allocation);
    }
  }

  /** Returns what has been held for so long that nobody can be waiting for it any more. */
  List<Placement> expired(long afterNanos, long nowNanos) {
    held.removeIf(entry -> !entry.isHeld());
    return held.stream().filter(entry -> nowNanos - entry.handedAtNanos() > afterNanos).toList();
  }
}
