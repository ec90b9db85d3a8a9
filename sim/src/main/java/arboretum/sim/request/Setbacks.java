package arboretum.sim.request;

import arboretum.experiment.metric.RequestLog;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServedPlan.Order;
import arboretum.sim.request.Slots.Phase;

/**
 * What goes wrong on the way of a request, and what its caller does about it.
 *
 * <p>A caller learns of a refusal or a broken connection when word of it has come back, and of a
 * worker that is down by its time-out only. Then it tries again or gives up.
 */
final class Setbacks {
  /** Exponents beyond this would overflow; a back-off that long never ends anyway. */
  private static final int MOST_DOUBLINGS = 30;

  private final Scene scene;
  private final Slots slots;
  private final Pace pace;
  private final RequestLog log;
  private final Connections connections;
  private Resolution resolution = (now, caller, target, flow, request) -> Answer.HELD;

  Setbacks(Scene scene, Pace pace, RequestLog log, Connections connections) {
    this.scene = scene;
    this.slots = scene.slots;
    this.pace = pace;
    this.log = log;
    this.connections = connections;
  }

  void resolveBy(Resolution by) {
    resolution = by;
  }

  private CallPlan call(int slot) {
    return scene.plan.calls().get(slots.call[slot]);
  }

  private ServedPlan service(int slot) {
    return scene.plan.services().get(slots.service[slot]);
  }

  /** Nobody serves a request where it comes; word of it goes back if the worker is up. */
  void turnedAway(long at, int slot, Failure why) {
    int place = slots.place[slot];
    if (scene.isUp(place)) {
      failLater(at + back(slot, place), slot, why);
    } else {
      slots.failure[slot] = why;
      lose(slot);
    }
  }

  /** Returns how long word of a place is on its way back to the caller. */
  long back(int slot, int place) {
    long rtt = scene.routes.nanos(slots.caller[slot], place);
    return rtt - rtt / 2;
  }

  /** The caller hears later that a try came to nothing. */
  void failLater(long at, int slot, Failure why) {
    slots.failure[slot] = why;
    pace.goOn(slot, Phase.FAILING, at);
  }

  /** Nobody will answer. */
  void lose(int slot) {
    slots.phase[slot] = Phase.LOST;
    pace.guard(slot, Long.MAX_VALUE);
  }

  /** The caller knows that a try came to nothing. */
  void failed(long now, int slot, Failure why) {
    pace.cancelTimer(slot);
    ended(now, slot, -1);
    int place = slots.place[slot];
    if (place != Slots.NONE) {
      connections.close(slots.target[slot], slots.caller[slot], place);
    }
    int parent = slots.parent[slot];
    boolean waits = parent == Slots.NONE || slots.parentStamp[slot] == slots.stamp[parent];
    CallPlan.Patience patience = call(slot).patience();
    int tries = ++slots.tries[slot];
    if (waits && tries <= patience.retries()) {
      log.retried(slots.bornNanos[slot], why.word());
      long pause = patience.backOffNanos() << Math.min(tries - 1, MOST_DOUBLINGS);
      pace.pause(slot, now + pause);
      return;
    }
    if (parent == Slots.NONE) {
      log.failed(slots.call[slot], slots.bornNanos[slot], why.word());
    }
    slots.release(slot);
    if (waits && parent != Slots.NONE) {
      calledInVain(now, parent, why);
    }
  }

  /** What a service called failed for good, and so does what it was called for. */
  private void calledInVain(long now, int slot, Failure why) {
    slots.stamp[slot]++;
    if (service(slot).order() == Order.ONWARD) {
      failed(now, slot, why);
    } else {
      scene.stations.leave(slots.place[slot], slot);
      failLater(now + back(slot, slots.place[slot]), slot, why);
    }
  }

  /**
   * The connection of a try has ended.
   *
   * @param nanos how long its answer took; below 0 without one
   */
  void ended(long now, int slot, long nanos) {
    if (slots.place[slot] != Slots.NONE && !call(slot).connection().kept()) {
      resolution.ended(now, slots.caller[slot], slots.target[slot], slots.place[slot], nanos);
    }
  }

  /** A try found nobody where its route led. */
  void unreachable(long now, int slot) {
    resolution.unreachable(now, slots.caller[slot], slots.target[slot], slots.place[slot]);
  }

  /** A caller has waited long enough. */
  void giveUp(long now, int slot) {
    slots.timer[slot] = 0;
    int waiting = slot;
    switch (slots.phase[slot]) {
      case HELD -> resolution.abandoned(now, slot);
      case LOST -> {
        if (slots.place[slot] != Slots.NONE) {
          unreachable(now, slot);
        }
      }
      case QUEUED -> {
        scene.stations.unqueue(slots.place[slot], slot);
        scene.stations.leave(slots.place[slot], slot);
      }
      case CALLING -> {
        slots.stamp[slot]++;
        if (service(slot).order() != Order.ONWARD) {
          scene.stations.leave(slots.place[slot], slot);
        }
      }
      case SERVING -> waiting = abandon(slot);
      case ENTERING, COMING, RETURNING, FAILING -> {
        pace.cancel(slot);
      }
      case FREE, BACKING_OFF ->
          throw new IllegalStateException("nobody waits for what is " + slots.phase[slot]);
    }
    failed(now, waiting, Failure.NO_ANSWER);
  }

  /** The server goes on with what nobody waits for; returns the slot of the caller. */
  private int abandon(int slot) {
    int caller = slots.acquire();
    slots.copyCaller(slot, caller);
    slots.abandoned[slot] = true;
    slots.parent[slot] = Slots.NONE;
    return caller;
  }

  /** All that runs at a place is gone, and what it had with it. */
  void gone(long now, int place) {
    int slot = scene.stations.first(place);
    while (slot != Slots.NONE) {
      int next = slots.next[slot];
      switch (slots.phase[slot]) {
        case QUEUED -> scene.stations.unqueue(place, slot);
        case SERVING -> {
          scene.stations.broken(place, now, slots.markNanos[slot]);
          pace.cancel(slot);
        }
        case CALLING -> slots.stamp[slot]++;
        default -> throw new IllegalStateException("at a place, but " + slots.phase[slot]);
      }
      scene.stations.leave(place, slot);
      if (slots.abandoned[slot]) {
        slots.release(slot);
      } else {
        turnedAway(now, slot, Failure.LOST);
      }
      slot = next;
    }
  }
}
