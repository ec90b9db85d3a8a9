package arboretum.orchestrator.cluster;

import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.LevelSettings;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Superior;
import arboretum.port.Ports;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Instances that a cluster makes by itself, beside one that is too little for its users: on its own
 * workers, with a number that it was granted, whether its parent can be heard or not. The parent
 * learns of them from the reports. It is asked where no number is left or no worker will do, as it
 * knows other clusters.
 *
 * <p>An instance gets one replica, from here or from the parent; only a cluster that takes it over,
 * or whose journal is lost, does not know that it had one. A replica that no worker has taken yet
 * is not reported: if none does, nobody need know.
 */
final class Replicas implements Superior {
  private final WorkerPool pool;
  private final Placements placements;
  private final LevelSettings levels;
  private final Ports ports;
  private final Superior above;
  private final Set<InstanceId> served = new LinkedHashSet<>();
  private final Set<InstanceId> asked = new LinkedHashSet<>();

  /** Replicas that no worker has taken yet, and beside which instance they are to be. */
  private final Map<InstanceId, InstanceId> open = new LinkedHashMap<>();

  Replicas(
      WorkerPool pool, Placements placements, LevelSettings levels, Ports ports, Superior above) {
    this.pool = pool;
    this.placements = placements;
    this.levels = levels;
    this.ports = ports;
    this.above = above;
  }

  /** Recovery: an instance has had its replica from here, or the parent was asked for one. */
  void recover(JournalRecord.Replicated record) {
    if (record.replicas() == 0) {
      served.remove(record.instance());
      asked.add(record.instance());
    } else {
      served.add(record.instance());
    }
  }

  /** Recovery: a replica was made. */
  void recoverMade(InstanceId replica) {
    open.put(replica, replica);
  }

  /**
   * Begins a session of its orchestrator, after the journal was read: a replica that had no worker
   * by then is an instance as any other, which the parent may hear of.
   */
  void start() {
    open.keySet().forEach(replica -> ports.trace().emit(new TraceEvent.Requested(replica)));
    open.clear();
  }

  /** A replica has a worker, or is no longer here. */
  void close(InstanceId replica) {
    open.remove(replica);
  }

  boolean isOpen(InstanceEntry entry) {
    return open.containsKey(entry.id());
  }

  @Override
  public int lacking(InstanceEntry entry, long nowNanos) {
    ServiceSpec spec = entry.spec().orElse(null);
    if (spec == null || !levels.mayReplicate(spec)) {
      return above.lacking(entry, nowNanos);
    }
    if (served.contains(entry.id())) {
      return 0;
    }
    if (asked.contains(entry.id())) {
      return above.lacking(entry, nowNanos); // it may have granted one, whose news is under way
    }
    Optional<NumberBlock> number = above.numbers(spec.name(), 1);
    return number.isEmpty()
        ? ask(entry, nowNanos)
        : make(new InstanceId(spec.name(), number.get().first()), spec, entry, nowNanos);
  }

  private int make(InstanceId id, ServiceSpec spec, InstanceEntry beside, long nowNanos) {
    Placement replica = placements.add(new Placement(id, spec, Epoch.NONE));
    replica.learnTargets(beside.targets());
    served.add(beside.id());
    ports.journal().append(new JournalRecord.Replicated(beside.id(), 1));
    ports.journal().append(new JournalRecord.Accepted(id, Epoch.NONE, spec));
    open.put(id, beside.id());
    return pool.place(replica, Offer.FIRST, nowNanos);
  }

  private int ask(InstanceEntry entry, long nowNanos) {
    served.remove(entry.id());
    asked.add(entry.id());
    ports.journal().append(new JournalRecord.Replicated(entry.id(), 0));
    return above.lacking(entry, nowNanos);
  }

  @Override
  public void changed(InstanceEntry entry, String detail, long nowNanos) {
    if (entry.state().isPlaced() && open.remove(entry.id()) != null) {
      ports.trace().emit(new TraceEvent.Requested(entry.id()));
    }
    above.changed(entry, detail, nowNanos);
  }

  @Override
  public int exhausted(InstanceEntry entry, Offer offer, long nowNanos) {
    InstanceId beside = open.remove(entry.id());
    if (beside == null) {
      return above.exhausted(entry, offer, nowNanos);
    }
    entry.take(Event.WITHDRAWN, ports.trace());
    pool.drop(entry);
    Placement lacking = placements.get(beside);
    return lacking == null ? 0 : ask(lacking, nowNanos);
  }

  @Override
  public boolean awaitsAcknowledgement() {
    return above.awaitsAcknowledgement();
  }

  @Override
  public Optional<NumberBlock> numbers(ServiceName service, int most) {
    return above.numbers(service, most);
  }

  @Override
  public void tookUp(InstanceEntry entry) {
    above.tookUp(entry);
  }

  @Override
  public void gone(InstanceEntry entry) {
    above.gone(entry);
  }

  @Override
  public int unmoved(InstanceEntry entry, double most, long nowNanos) {
    return above.unmoved(entry, most, nowNanos);
  }
}
