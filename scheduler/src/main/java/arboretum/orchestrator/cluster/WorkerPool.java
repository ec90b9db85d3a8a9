package arboretum.orchestrator.cluster;

import arboretum.aggregate.Aggregate;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Refusal;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Plugged;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.delegation.Closed;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Lease;
import arboretum.orchestrator.delegation.Superior;
import arboretum.orchestrator.delegation.Terms;
import arboretum.plugin.WorkerSelection;
import arboretum.port.Ports;
import arboretum.protocol.AskRoutes;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.OrchestratorToParent.Whereabouts;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.ParentToOrchestrator.DelegateInstance;
import arboretum.protocol.ParentToOrchestrator.Landmarks;
import arboretum.protocol.RegisterAgain;
import arboretum.protocol.Route;
import arboretum.protocol.TimerId;
import arboretum.protocol.WorkerToOrchestrator;
import arboretum.random.RandomSource;
import arboretum.trace.TraceEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Two-step scheduling, the second step: a cluster places an instance on one of its workers, keeps
 * it there, and places it again when its worker or its container is lost.
 *
 * <p>Under {@code reserved} admission this cluster is the only one to place on its workers, so its
 * reservations are exact; a worker's report is compared with them whenever it changes. Copies with
 * a lower epoch are stopped, unknown ones are told to the parent, which knows whether they should
 * run. After a restart it observes for one heartbeat window: nothing is stopped, and nothing that
 * was lost is placed again, before workers and parent had their say.
 */
final class WorkerPool implements Below {
  private static final TimerId SWEEP = TimerId.of(TimerId.Kind.SWEEP);
  private static final TimerId SCAN = TimerId.of(TimerId.Kind.REDEPLOY_SCAN);

  private final int depth;
  private final Settings settings;
  private final long holdNanos;
  private final Ports ports;
  private final Replicas replicas;
  private final Lease lease;
  private final WorkerTable table;
  private final Placements placements = new Placements();
  private final Occupancy occupancy;
  private final Placer placer;
  private final Summary summary;
  private final Neighbourhood neighbours;
  private final Migrations migrations;
  private final LevelKeeper levels;
  private final Redeployment redeployment;
  private final ReportReader reports;
  private final JournalReader journal;
  private final Closed closed = new Closed();
  private final Intake intake;

  WorkerPool(
      int depth,
      Settings settings,
      WorkerSelection policy,
      Plugged plugged,
      RandomSource random,
      Ports ports,
      Superior superior) {
    this.depth = depth;
    this.settings = settings;
    this.holdNanos =
        settings.detection().clusterSilenceNanos() + settings.detection().deliveryNanos();
    this.ports = ports;
    this.replicas = new Replicas(this, placements, settings.levels(), ports, superior);
    this.lease = new Lease(settings.detection().workerSilenceNanos(), plugged.detection());
    this.table = new WorkerTable(lease, settings.admission());
    this.occupancy = new Occupancy(table, placements);
    this.placer =
        new Placer(
            depth, settings.coordinates().waitNanos(), policy, ports, replicas, lease, occupancy);
    this.summary =
        new Summary(table, settings.aggregateForm(), settings.zones(), plugged.aggregator());
    this.neighbours = new Neighbourhood(settings.coordinates(), lease, random);
    this.migrations =
        new Migrations(depth, settings.levels().order(), ports, replicas, lease, occupancy);
    this.levels =
        new LevelKeeper(settings, policy, ports, replicas, lease, placer, occupancy, migrations);
    this.redeployment = new Redeployment(this, settings, placements, ports);
    this.reports = new ReportReader(this, settings, ports, replicas, lease, occupancy, migrations);
    this.journal = new JournalReader(this, lease, occupancy, migrations, replicas);
    this.intake =
        new Intake(this, depth, ports, lease, placements, placer, levels, migrations, closed);
  }

  @Override
  public void start(long session, long nowNanos) {
    placer.start(session);
    levels.start(session);
    replicas.start();
    redeployment.start(session, nowNanos);
    long sweep = settings.detection().sweepNanos();
    ports.timers().every(SWEEP, sweep, sweep);
    long scan = settings.recovery().redeployScanNanos();
    if (scan > 0) {
      ports.timers().every(SCAN, scan, scan);
    }
  }

  @Override
  public void recover(JournalRecord record, long nowNanos) {
    journal.read(record, nowNanos);
  }

  @Override
  public int offered(DelegateInstance offer, Terms terms, long nowNanos) {
    return intake.offered(offer, terms, nowNanos);
  }

  @Override
  public void confirmed(InstanceId instance, Epoch epoch, ServiceSpec spec) {
    intake.confirmed(instance, epoch, spec);
  }

  @Override
  public void withdrawn(InstanceId instance, Epoch epoch, long nowNanos) {
    intake.withdrawn(instance, epoch, nowNanos);
  }

  /** Finds a worker for an instance that has none; returns candidates examined. */
  int place(Placement entry, Offer offer, long nowNanos) {
    return placer.place(entry, offer, nowNanos);
  }

  @Override
  public int ordered(InstanceId instance, Epoch epoch, Optional<NodeName> to, long nowNanos) {
    Placement entry = placements.get(instance);
    return entry != null && entry.epoch().delegation(depth).equals(epoch.delegation(depth))
        ? levels.ordered(entry, to, nowNanos)
        : 0;
  }

  @Override
  public int received(NodeName from, Message message, long nowNanos) {
    if (!(message instanceof WorkerToOrchestrator m)) {
      throw new IllegalStateException("a cluster with workers got " + message + " from " + from);
    }
    if (m instanceof WorkerToOrchestrator.RegisterWorker register) {
      return register(from, register, nowNanos);
    }
    int worker = lease.indexOf(from);
    if (worker == Lease.UNKNOWN || m.session() != lease.session(worker)) {
      ports.transport().send(from, new RegisterAgain());
      return 0;
    }
    if (table.renew(worker, nowNanos, ports.trace())) {
      table.unsettle(worker);
    }
    return switch (m) {
      case WorkerToOrchestrator.Heartbeat heartbeat ->
          reports.read(worker, heartbeat.report(), nowNanos);
      case WorkerToOrchestrator.InstanceChanged changed ->
          reports.changed(worker, changed.change(), changed.detail(), nowNanos);
      case WorkerToOrchestrator.DeployRefused refused -> reports.refused(worker, refused, nowNanos);
      case WorkerToOrchestrator.CoordinateMoved moved -> {
        table.locate(worker, moved.coordinate());
        ports.transport().send(from, neighbours.of(worker));
        yield 0;
      }
      case WorkerToOrchestrator.EndpointsMeasured measured ->
          placer.measured(from, measured, nowNanos) + levels.measured(from, measured, nowNanos);
      case WorkerToOrchestrator.RegisterWorker register -> 0;
      case AskRoutes query -> 0; // its orchestrator's desk has it
    };
  }

  @Override
  public long readAhead(NodeName from) {
    int worker = lease.guess(from);
    return worker == Lease.UNKNOWN ? 0 : lease.readAhead(worker) + table.readAhead(worker);
  }

  private int register(NodeName from, WorkerToOrchestrator.RegisterWorker m, long nowNanos) {
    int known = lease.indexOf(from);
    long session = known == Lease.UNKNOWN ? 0 : lease.session(known);
    if (m.session() < session) {
      return 0; // overtaken by a later start
    }
    int worker = join(from, m.session(), m.capacity(), m.traits(), nowNanos);
    table.renew(worker, nowNanos, ports.trace());
    ports
        .journal()
        .append(new JournalRecord.WorkerJoined(from, m.capacity(), m.traits(), m.session()));
    ports.trace().emit(new TraceEvent.MemberRegistered(from, m.session(), known != Lease.UNKNOWN));
    ports.transport().send(from, new OrchestratorToWorker.WorkerAccepted(m.session()));
    if (m.session() > session) {
      table.unsettle(worker);
      return reports.readOfNewSession(worker, m.report(), nowNanos);
    }
    return reports.read(worker, m.report(), nowNanos);
  }

  int join(NodeName worker, long session, Capacity capacity, NodeTraits traits, long nowNanos) {
    int index = lease.register(worker, session, nowNanos);
    table.admit(index, capacity, traits);
    placements.admit(index);
    return index;
  }

  @Override
  public int fired(TimerId timer, long nowNanos) {
    return switch (timer.kind()) {
      case SWEEP -> sweep(nowNanos);
      case REDEPLOY_SCAN -> redeployment.scan(nowNanos);
      case MEASURE -> placer.expired(timer, nowNanos) + levels.expired(timer, nowNanos);
      case WATCH -> levels.look(nowNanos);
      case RESTART -> redeployment.restart(timer, nowNanos);
      case HEARTBEAT, AGGREGATE, RETRY, REGISTER, COORDINATE, ROUTES, DRAIN ->
          throw new IllegalStateException("not a cluster's timer: " + timer);
    };
  }

  private int sweep(long nowNanos) {
    int examined = redeployment.sweep(nowNanos);
    for (Placement entry : placer.expired(holdNanos, nowNanos)) {
      examined += handBack(entry, nowNanos);
    }
    for (int worker = 0; worker < lease.size(); worker++) {
      if (table.expires(worker, nowNanos, ports.trace())) {
        String detail = lease.name(worker) + " is silent";
        migrations.silent(worker);
        for (Placement entry : placements.at(worker)) {
          if (settings.recovery().fencing() != Fencing.EPOCH) {
            stopAt(worker, entry.id(), entry.epoch()); // today's code; a silent node may hear it
          }
          examined += lose(entry, Event.LOST, detail, nowNanos);
        }
      }
    }
    return examined;
  }

  Redeployment redeployment() {
    return redeployment;
  }

  /**
   * The place of an instance is lost: at once, or at the next scan, it gets another; returns
   * candidates examined.
   */
  int lose(Placement entry, Event event, String detail, long nowNanos) {
    if (entry.isHeld()) {
      return handBack(entry, nowNanos);
    }
    if (migrations.broken(entry, nowNanos)) {
      return 0;
    }
    occupancy.unplace(entry);
    ports.journal().append(new JournalRecord.Unplaced(entry.id(), entry.issued()));
    if (entry.isStopping()) {
      end(entry);
      return 0;
    }
    entry.take(event, ports.trace());
    replicas.changed(entry, detail, nowNanos);
    if (migrations.lost(entry, nowNanos)) {
      return 0;
    }
    if (redeployment.placesLater(entry, nowNanos)) {
      return 0;
    }
    entry.take(Event.RESCHEDULED, ports.trace());
    return place(entry, Offer.ESCALATED, nowNanos);
  }

  /** The place that was held for an instance is not held any more, as the parent is told. */
  private int handBack(Placement entry, long nowNanos) {
    occupancy.unplace(entry);
    entry.take(Event.REFUSED, ports.trace());
    entry.refusedBecause(Refusal.NO_CANDIDATE);
    return replicas.exhausted(entry, Offer.ESCALATED, nowNanos);
  }

  /** The instance has come to its end, and its parent need not hear of it again. */
  void end(Placement entry) {
    ports.journal().append(new JournalRecord.Ended(entry.id(), entry.state()));
    forget(entry.id());
    replicas.gone(entry);
  }

  @Override
  public void drop(InstanceEntry entry) {
    ports.journal().append(new JournalRecord.Ended(entry.id(), entry.state()));
    forget(entry.id());
  }

  void forget(InstanceId id) {
    placer.forget(id);
    levels.forget(id);
    Placement entry = placements.get(id);
    if (entry != null) {
      migrations.abandon(entry);
      replicas.close(id);
      closed.close(id, entry.issued());
      occupancy.unplace(entry);
      placements.remove(id);
    }
  }

  void stopAt(int worker, InstanceId instance, Epoch epoch) {
    table.unsettle(worker);
    ports
        .transport()
        .send(lease.name(worker), new OrchestratorToWorker.StopInstance(instance, epoch));
  }

  /** Takes over a copy that runs on a worker and that this cluster does not know. */
  Placement adopt(InstanceId instance, Epoch epoch) {
    return placements.add(new Placement(instance, null, epoch));
  }

  @Override
  public Aggregate aggregate(long nowNanos) {
    return summary.aggregate();
  }

  @Override
  public Whereabouts whereabouts(long session) {
    return new Whereabouts(session, neighbours.landmarks(), placer.places());
  }

  @Override
  public void landmarks(Landmarks told) {
    neighbours.know(told);
  }

  @Override
  public Optional<Route> route(InstanceId instance) {
    Placement entry = placements.get(instance);
    return entry == null || migrations.breaksFirst(entry) ? Optional.empty() : placer.route(entry);
  }

  @Override
  public List<NodeName> holders(InstanceId instance) {
    return List.of();
  }

  @Override
  public Collection<? extends InstanceEntry> entries() {
    return placements.all().stream().filter(entry -> !replicas.isOpen(entry)).toList();
  }
}
