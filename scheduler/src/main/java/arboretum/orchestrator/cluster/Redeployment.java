package arboretum.orchestrator.cluster;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.InstanceId;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.port.Ports;
import arboretum.protocol.OrchestratorToParent.DelegationRefused.Offer;
import arboretum.protocol.TimerId;
import java.util.List;

/**
 * When instances that lost their place get another: at once, at the next scan, after a wait, or,
 * after a restart of their cluster, when workers and parent had their say.
 */
final class Redeployment {
  private final WorkerPool pool;
  private final Settings settings;
  private final Placements placements;
  private final Ports ports;
  private final Restarts restarts;
  private boolean observing;
  private long observeUntilNanos;

  Redeployment(WorkerPool pool, Settings settings, Placements placements, Ports ports) {
    this.pool = pool;
    this.settings = settings;
    this.placements = placements;
    this.ports = ports;
    this.restarts = new Restarts(settings.recovery().backOff(), ports.timers());
  }

  void start(long session, long nowNanos) {
    if (session > 1) {
      observing = true;
      observeUntilNanos = nowNanos + settings.heartbeatNanos() + settings.detection().sweepNanos();
    }
  }

  /**
   * Returns whether, after a restart, workers and parent are still being heard before anything is
   * done.
   */
  boolean isObserving() {
    return observing;
  }

  Restarts restarts() {
    return restarts;
  }

  /** Ends the observation when it is time; returns candidates examined by what waited for that. */
  int sweep(long nowNanos) {
    restarts.forgetOld(nowNanos);
    if (!observing || nowNanos < observeUntilNanos) {
      return 0;
    }
    observing = false;
    return placeUnplaced(nowNanos) + scan(nowNanos);
  }

  /** What was accepted, and of whose place the journal knows nothing and nobody told. */
  private int placeUnplaced(long nowNanos) {
    int examined = 0;
    for (Placement entry : List.copyOf(placements.all())) {
      if (entry.state() == InstanceState.REQUESTED && entry.member() == InstanceEntry.NOWHERE) {
        examined += pool.place(entry, Offer.FIRST, nowNanos);
      }
    }
    return examined;
  }

  /** Places again what has no place and is not left alone; returns candidates examined. */
  int scan(long nowNanos) {
    int examined = 0;
    for (Placement entry : List.copyOf(placements.all())) {
      if (entry.state().isStranded() && !restarts.mustWait(entry.id(), nowNanos)) {
        entry.take(Event.RESCHEDULED, ports.trace());
        examined += pool.place(entry, Offer.ESCALATED, nowNanos);
      }
    }
    return examined;
  }

  /** An instance was left alone for long enough; without this, the next scan takes it up. */
  int restart(TimerId timer, long nowNanos) {
    InstanceId due = restarts.due(timer);
    Placement entry = due == null ? null : placements.get(due);
    if (entry == null || !entry.state().isStranded() || placesLater(entry, nowNanos)) {
      return 0;
    }
    entry.take(Event.RESCHEDULED, ports.trace());
    return pool.place(entry, Offer.ESCALATED, nowNanos);
  }

  /** Returns whether an instance that has no place gets one later, not now. */
  boolean placesLater(Placement entry, long nowNanos) {
    return observing
        || settings.recovery().redeployScanNanos() > 0
        || restarts.mustWait(entry.id(), nowNanos);
  }
}
