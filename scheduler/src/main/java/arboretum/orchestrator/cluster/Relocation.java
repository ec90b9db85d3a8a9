package arboretum.orchestrator.cluster;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.delegation.Lease;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import arboretum.port.Ports;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.TimerId;
import arboretum.protocol.WorkerToOrchestrator.EndpointsMeasured;
import arboretum.trace.TraceEvent;
import arboretum.trace.TraceEvent.NotMigrated.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Chooses another worker of the cluster for an instance that runs, with the cluster's own
 * scheduler. Where limits are to be kept better, the worker that was chosen measures first, if it
 * has not for the choice, and the instance moves only if that is better by enough.
 */
final class Relocation {
  /**
   * Why an instance is to move.
   *
   * @param share what the worst round trip or distance may be at most, as a share of its limit;
   *     empty if it does not matter
   * @param only the worker, or the orchestrator above workers, that was asked for
   */
  record Wish(OptionalDouble share, Optional<NodeName> only) {
    boolean allows(double found) {
      return share.isEmpty() || (found <= share.getAsDouble() && found < Double.POSITIVE_INFINITY);
    }
  }

  /** What is done about an instance for which no other worker of the cluster will do. */
  interface Stay {
    /** Returns candidates examined by that. */
    int stays(Placement entry, Wish wish, Reason reason, long nowNanos);
  }

  private record Question(Wish wish, Epoch epoch, int candidate) {}

  private final WorkerSelection policy;
  private final Ports ports;
  private final Lease lease;
  private final Placer placer;
  private final Gauge gauge;
  private final WorkerTable table;
  private final Migrations migrations;
  private final long waitNanos;
  private final Stay stay;
  private final Map<InstanceId, Question> open = new LinkedHashMap<>();
  private Measuring measuring = new Measuring(Measuring.Asker.RELOCATION, 0);

  Relocation(
      WorkerSelection policy,
      Ports ports,
      Lease lease,
      Placer placer,
      WorkerTable table,
      Migrations migrations,
      long waitNanos,
      Stay stay) {
    this.policy = policy;
    this.ports = ports;
    this.lease = lease;
    this.placer = placer;
    this.gauge = new Gauge(lease, placer);
    this.table = table;
    this.migrations = migrations;
    this.waitNanos = waitNanos;
    this.stay = stay;
  }

  /** Begins a session of its orchestrator. */
  void start(long session) {
    measuring = new Measuring(Measuring.Asker.RELOCATION, session);
  }

  /** Looks for another worker; returns candidates examined. */
  int move(Placement entry, Wish wish, long nowNanos) {
    boolean running = entry.state() == InstanceState.RUNNING && entry.spec().isPresent();
    if (!running || entry.isStopping() || entry.next != null || open.containsKey(entry.id())) {
      return stay.stays(entry, wish, Reason.NOT_NOW, nowNanos);
    }
    ServiceSpec spec = entry.spec().orElseThrow();
    PlacementRequest request = new PlacementRequest(spec, placer.targets(entry, spec), List.of());
    return select(entry, request, wish, nowNanos);
  }

  /** An instance is no longer to be moved. */
  void forget(InstanceId instance) {
    open.remove(instance);
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
    Question question = open.remove(entry.id());
    if (question == null) {
      return 0;
    }
    boolean asBefore =
        entry.state() == InstanceState.RUNNING
            && !entry.isStopping()
            && entry.next == null
            && entry.epoch().equals(question.epoch());
    if (!asBefore) {
      return stay.stays(entry, question.wish(), Reason.NOT_NOW, nowNanos);
    }
    return question.candidate() == WorkerView.NOBODY
        ? select(entry, pending.answered(), question.wish(), nowNanos)
        : judge(entry, pending.answered(), question.wish(), question.candidate(), nowNanos);
  }

  private int select(Placement entry, PlacementRequest request, Wish wish, long nowNanos) {
    WorkerView others = new Others(table, entry.member(), wish.only());
    return switch (policy.select(request, others)) {
      case Selection.Chosen chosen ->
          chosen.examined() + chosen(entry, request, wish, chosen.worker(), nowNanos);
      case Selection.NoneFits none -> {
        entry.refusedBecause(none.refusal());
        yield none.examined() + stay.stays(entry, wish, Reason.NO_WORKER, nowNanos);
      }
      case Selection.Measure measure -> {
        ask(entry, request, wish, WorkerView.NOBODY, measure.workers(), measure.endpoints());
        yield measure.examined();
      }
    };
  }

  private int chosen(
      Placement entry, PlacementRequest request, Wish wish, int worker, long nowNanos) {
    if (!new Others(table, entry.member(), wish.only()).fits(worker, request.spec())) {
      return stay.stays(entry, wish, Reason.NO_WORKER, nowNanos); // a scheduler that sees more
    }
    if (wish.share().isEmpty() || gauge.hasMeasured(request, worker)) {
      return judge(entry, request, wish, worker, nowNanos);
    }
    ask(entry, request, wish, worker, List.of(worker), gauge.ends(request, worker));
    return 0;
  }

  private void ask(
      Placement entry,
      PlacementRequest request,
      Wish wish,
      int candidate,
      List<Integer> workers,
      List<NodeName> ends) {
    List<NodeName> names = workers.stream().map(lease::name).toList();
    open.put(entry.id(), new Question(wish, entry.epoch(), candidate));
    Measuring.Pending pending = measuring.open(entry, Offer.ESCALATED, request, names, ends);
    ports.trace().emit(new TraceEvent.Measured(entry.id(), names, ends));
    for (NodeName name : names) {
      ports.transport().send(name, new OrchestratorToWorker.MeasureEndpoints(pending.ticket, ends));
    }
    ports.timers().set(timer(pending.ticket), 2 * waitNanos); // theirs, and the way there and back
  }

  private int judge(
      Placement entry, PlacementRequest request, Wish wish, int worker, long nowNanos) {
    if (!new Others(table, entry.member(), wish.only()).fits(worker, request.spec())) {
      return stay.stays(entry, wish, Reason.NO_WORKER, nowNanos);
    }
    if (!wish.allows(gauge.share(request, worker))) {
      return stay.stays(entry, wish, Reason.NOT_BETTER, nowNanos);
    }
    migrations.begin(entry, worker, nowNanos);
    return 0;
  }

  private static TimerId timer(long ticket) {
    return new TimerId(TimerId.Kind.MEASURE, Long.toString(ticket));
  }
}
