package arboretum.orchestrator.cluster;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.LevelSettings;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.delegation.Lease;
import arboretum.orchestrator.delegation.Superior;
import arboretum.plugin.WorkerSelection;
import arboretum.port.Ports;
import arboretum.protocol.TimerId;
import arboretum.protocol.WorkerToOrchestrator.EndpointsMeasured;
import arboretum.trace.TraceEvent;
import arboretum.trace.TraceEvent.NotMigrated.Reason;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a cluster does to keep the service levels of its instances. */
final class LevelKeeper {
  private final LevelSettings settings;
  private final Ports ports;
  private final Superior superior;
  private final LevelWatch watch;
  private final Relocation relocation;

  LevelKeeper(
      Settings settings,
      WorkerSelection policy,
      Ports ports,
      Superior superior,
      Lease lease,
      Placer placer,
      Occupancy occupancy,
      Migrations migrations) {
    this.settings = settings.levels();
    this.ports = ports;
    this.superior = superior;
    this.watch = new LevelWatch(settings.levels(), ports, lease, placer, occupancy, this::violated);
    this.relocation =
        new Relocation(
            policy,
            ports,
            lease,
            placer,
            occupancy.table(),
            migrations,
            settings.coordinates().waitNanos(),
            this::stays);
  }

  /** Begins a session of its orchestrator, after the journal was read. */
  void start(long session) {
    watch.start(session);
    relocation.start(session);
  }

  /** An instance of a service is to be placed here. */
  void expect(ServiceSpec spec) {
    watch.expect(spec);
  }

  /** Looks at all instances; returns candidates examined. */
  int look(long nowNanos) {
    return watch.look(nowNanos);
  }

  /** Takes round-trip times that a worker measured; returns candidates examined. */
  int measured(NodeName worker, EndpointsMeasured m, long nowNanos) {
    return watch.measured(m, nowNanos) + relocation.measured(worker, m, nowNanos);
  }

  /** Time is up for a measurement; returns candidates examined. */
  int expired(TimerId timer, long nowNanos) {
    return relocation.expired(timer, nowNanos);
  }

  /** An instance is no longer here. */
  void forget(InstanceId instance) {
    relocation.forget(instance);
  }

  /**
   * An operator wants an instance on another worker; returns candidates examined.
   *
   * @param to a worker, or an orchestrator below which it is already
   */
  int ordered(Placement entry, Optional<NodeName> to, long nowNanos) {
    return relocation.move(entry, new Relocation.Wish(OptionalDouble.empty(), to), nowNanos);
  }

  private int violated(Placement entry, double share, long nowNanos) {
    return switch (settings.onViolation(entry.spec().orElseThrow().requirements().level())) {
      case MIGRATE -> {
        OptionalDouble below = OptionalDouble.of(share - settings.gain());
        yield relocation.move(entry, new Relocation.Wish(below, Optional.empty()), nowNanos);
      }
      case REPLICATE -> superior.lacking(entry, nowNanos);
      case NONE, AS_SET -> 0;
    };
  }

  private int stays(Placement entry, Relocation.Wish wish, Reason reason, long nowNanos) {
    ports.trace().emit(new TraceEvent.NotMigrated(entry.id(), entry.epoch(), reason));
    boolean escalates = wish.share().isPresent() && reason != Reason.NOT_NOW;
    return escalates ? superior.unmoved(entry, wish.share().getAsDouble(), nowNanos) : 0;
  }
}
