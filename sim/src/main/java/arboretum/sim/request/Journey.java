package arboretum.sim.request;

import arboretum.experiment.metric.RequestLog;
import arboretum.experiment.workload.CallPlan;
import arboretum.experiment.workload.ServedPlan;
import arboretum.experiment.workload.ServedPlan.Order;
import arboretum.experiment.workload.ServiceTime;
import arboretum.random.RandomSource;
import arboretum.sim.request.Slots.Phase;

/**
 * The way of a request: to its entry, through the resolution, to an instance, through its queue and
 * server, to what its service calls, and back.
 *
 * <p>A caller learns of a refusal or a broken connection when word of it has come back, and of a
 * worker that is down by its time-out only; see {@link Setbacks}. A time-out costs an event only
 * where something could come later than it: in a queue, while an answer is held, or when the next
 * step is known to be too late.
 */
final class Journey {
  private final Scene scene;
  private final Slots slots;
  private final Pace pace;
  private final Setbacks setbacks;
  private final RequestLog log;
  private final Connections connections;
  private final RandomSource[] work;
  private Resolution resolution = (now, caller, target, flow, request) -> Answer.HELD;
  private long flows;

  /**
   * @param random the run's root stream
   */
  Journey(Scene scene, Schedule schedule, RequestLog log, RandomSource random) {
    this.scene = scene;
    this.slots = scene.slots;
    this.log = log;
    connections = new Connections(scene.targets.size());
    pace = new Pace(scene, schedule);
    setbacks = new Setbacks(scene, pace, log, connections);
    work = new RandomSource[scene.plan.services().size()];
    RandomSource all = random.fork("requests").fork("services");
    for (int service = 0; service < work.length; service++) {
      work[service] = all.fork(scene.plan.services().get(service).service().value());
    }
  }

  void resolveBy(Resolution by) {
    resolution = by;
    setbacks.resolveBy(by);
  }

  /**
   * A request begins.
   *
   * @param workNanos what serving it takes on the reference core
   */
  void begin(long now, int call, int caller, int target, long workNanos) {
    int slot = slots.acquire();
    slots.call[slot] = call;
    slots.bornNanos[slot] = now;
    log.began(call, now);
    address(slot, caller, target, workNanos);
    attempt(now, slot);
  }

  private void address(int slot, int caller, int target, long workNanos) {
    slots.caller[slot] = caller;
    slots.target[slot] = target;
    slots.service[slot] = scene.places.service(scene.targets.get(target));
    slots.workNanos[slot] = workNanos;
  }

  private CallPlan call(int slot) {
    return scene.plan.calls().get(slots.call[slot]);
  }

  private ServedPlan service(int slot) {
    return scene.plan.services().get(slots.service[slot]);
  }

  /** A caller tries. */
  private void attempt(long now, int slot) {
    slots.clearParts(slot);
    slots.addPart(slot, RequestLog.RETRY, now - slots.bornNanos[slot]);
    slots.place[slot] = Slots.NONE;
    long patience = call(slot).patience().timeOutNanos();
    slots.deadlineNanos[slot] = now + patience;
    int caller = slots.caller[slot];
    if (!scene.around.isUp(scene.callers.entry(caller)) && scene.callers.lookAgain(caller)) {
      resolution.moved(now, caller);
    }
    if (!scene.around.isUp(scene.callers.entry(caller))) {
      setbacks.lose(slot);
      return;
    }
    if (call(slot).connection().kept()) {
      int place = connections.place(slots.target[slot], caller);
      if (place != Slots.NONE) {
        travel(now, slot, place, scene.routes.nanos(caller, place), 0);
        return;
      }
    }
    long there = scene.callers.legNanos(caller) / 2;
    if (there == 0) {
      resolve(now, slot);
    } else {
      slots.addPart(slot, RequestLog.NETWORK, there);
      pace.goOn(slot, Phase.ENTERING, now + there);
    }
  }

  private void resolve(long now, int slot) {
    slots.flow[slot] = flows++;
    slots.phase[slot] = Phase.HELD;
    slots.markNanos[slot] = now;
    long answer =
        resolution.connect(now, slots.caller[slot], slots.target[slot], slots.flow[slot], slot);
    if (answer == Answer.HELD) {
      pace.guard(slot, Long.MAX_VALUE);
    } else {
      answered(now, slot, answer);
    }
  }

  /** An answer that was held has come. */
  void resolved(long now, int slot, long answer) {
    if (slots.phase[slot] == Phase.HELD) {
      slots.addPart(slot, RequestLog.RESOLUTION, now - slots.markNanos[slot]);
      log.queried(now, now - slots.markNanos[slot]);
      answered(now, slot, answer);
    }
  }

  private void answered(long now, int slot, long answer) {
    int caller = slots.caller[slot];
    long leg = scene.callers.legNanos(caller);
    if (!Answer.isPlace(answer)) {
      setbacks.failLater(now + leg - leg / 2, slot, Failure.of(Answer.failure(answer)));
      return;
    }
    int place = Answer.place(answer);
    long rtt = scene.routes.nanos(caller, place);
    long least = scene.routes.leastNanos(caller, slots.service[slot]);
    log.routed(now, rtt, least, Answer.found(answer).word());
    if (call(slot).connection().kept()) {
      connections.open(slots.target[slot], caller, place);
    }
    long fromEntry = scene.routes.fromEntry(scene.callers.entry(caller), place);
    travel(now, slot, place, fromEntry, call(slot).connection().setUps());
  }

  /**
   * A request leaves for a place.
   *
   * @param firstNanos round trip from where it is now
   * @param setUps whole round trips before it may leave
   */
  private void travel(long now, int slot, int place, long firstNanos, int setUps) {
    int caller = slots.caller[slot];
    slots.place[slot] = place;
    long there = now + firstNanos / 2;
    if (!scene.places.runs(place)) {
      log.stale(now);
      setbacks.turnedAway(there, slot, Failure.REFUSED);
      return;
    }
    long begin = there + setUps * scene.routes.nanos(caller, place);
    int entry = scene.callers.entry(caller);
    boolean local = scene.callers.legNanos(caller) == 0;
    long bytes = service(slot).requestBytes();
    long arrival =
        begin + scene.transfers.in(begin, entry, scene.places.worker(place), local, bytes);
    slots.addPart(slot, RequestLog.NETWORK, arrival - now);
    pace.goOn(slot, Phase.COMING, arrival);
  }

  private void arrive(long now, int slot) {
    int place = slots.place[slot];
    if (!scene.places.runs(place)) {
      setbacks.turnedAway(now, slot, Failure.LOST);
    } else if (scene.stations.isFree(place)) {
      scene.stations.enter(place, slot);
      slots.markNanos[slot] = now;
      serve(now, slot);
    } else if (scene.stations.isFull(place)) {
      setbacks.turnedAway(now, slot, Failure.QUEUE_FULL);
    } else {
      scene.stations.enter(place, slot);
      scene.stations.await(place, slot);
      slots.markNanos[slot] = now;
      slots.phase[slot] = Phase.QUEUED;
      pace.guard(slot, Long.MAX_VALUE);
    }
  }

  private void serve(long now, int slot) {
    slots.addPart(slot, RequestLog.QUEUE, now - slots.markNanos[slot]);
    long done = scene.stations.begin(slots.place[slot], now, slots.workNanos[slot]);
    slots.addPart(slot, RequestLog.SERVICE, done - now);
    slots.markNanos[slot] = done;
    pace.goOn(slot, Phase.SERVING, done);
  }

  private void served(long now, int slot) {
    int place = slots.place[slot];
    scene.stations.done(place, now);
    if (slots.abandoned[slot]) {
      scene.stations.leave(place, slot);
      slots.release(slot);
    } else if (service(slot).calls().isEmpty()) {
      scene.stations.leave(place, slot);
      respond(now, slot);
    } else {
      callOthers(now, slot);
    }
    int waiting = scene.stations.longestWaiting(place);
    if (waiting != Slots.NONE && scene.stations.isFree(place)) {
      scene.stations.unqueue(place, waiting);
      serve(now, waiting);
    }
  }

  private void callOthers(long now, int slot) {
    slots.phase[slot] = Phase.CALLING;
    slots.nextCall[slot] = 0;
    int place = slots.place[slot];
    Order order = service(slot).order();
    if (order == Order.ONWARD) {
      scene.stations.leave(place, slot); // the instance has nothing more to do with it
    }
    pace.guard(slot, Long.MAX_VALUE);
    int[] targets = scene.calledBy[slots.service[slot]];
    int atOnce = order == Order.IN_TURN ? 1 : targets.length;
    slots.openCalls[slot] = atOnce;
    int stamp = slots.stamp[slot];
    for (int i = 0; i < atOnce && slots.stamp[slot] == stamp; i++) {
      callOne(now, slot, place, targets[i]);
    }
  }

  private void callOne(long now, int parent, int place, int target) {
    slots.nextCall[parent]++;
    int child = slots.acquire();
    slots.call[child] = slots.call[parent];
    slots.parent[child] = parent;
    slots.parentStamp[child] = slots.stamp[parent];
    slots.bornNanos[child] = now;
    int service = scene.places.service(scene.targets.get(target));
    ServiceTime time = scene.plan.services().get(service).time();
    long nanos = time.draw(work[service], ServiceTime.Size.NONE);
    address(child, scene.callers.instance(place, scene.places.worker(place)), target, nanos);
    attempt(now, child);
  }

  /** Whether nobody waits for a response: the work is passed on. */
  private boolean isOneWay(int slot) {
    int parent = slots.parent[slot];
    return service(slot).order() == Order.ONWARD
        || (parent != Slots.NONE
            && slots.parentStamp[slot] == slots.stamp[parent]
            && service(parent).order() == Order.ONWARD);
  }

  /** A request has been served, by all; it is no longer at its place. */
  private void respond(long now, int slot) {
    if (isOneWay(slot)) {
      finish(now, slot);
      return;
    }
    int place = slots.place[slot];
    int caller = slots.caller[slot];
    long there = now + setbacks.back(slot, place);
    boolean local = scene.callers.legNanos(caller) == 0;
    long end =
        there
            + scene.transfers.out(
                now,
                scene.callers.entry(caller),
                scene.places.worker(place),
                local,
                service(slot).responseBytes());
    slots.addPart(slot, RequestLog.NETWORK, end - now);
    pace.goOn(slot, Phase.RETURNING, end);
  }

  /** A request is done, and its caller knows. */
  private void finish(long now, int slot) {
    pace.cancelTimer(slot);
    setbacks.ended(now, slot, now - pace.startedNanos(slot));
    int parent = slots.parent[slot];
    if (parent == Slots.NONE) {
      log.answered(slots.call[slot], slots.bornNanos[slot], now, slots.parts, slot * Slots.PARTS);
      slots.release(slot);
      return;
    }
    boolean waits = slots.parentStamp[slot] == slots.stamp[parent];
    if (!waits) {
      slots.release(slot);
      return;
    }
    int left = --slots.openCalls[parent];
    int[] targets = scene.calledBy[slots.service[parent]];
    boolean inTurn = service(parent).order() == Order.IN_TURN;
    if (left == 0) {
      slots.addParts(slot, parent); // the last one is what the parent waited for
    }
    slots.release(slot);
    if (left > 0) {
      return;
    }
    if (inTurn && slots.nextCall[parent] < targets.length) {
      slots.openCalls[parent] = 1;
      callOne(now, parent, slots.place[parent], targets[slots.nextCall[parent]]);
    } else {
      if (service(parent).order() != Order.ONWARD) {
        scene.stations.leave(slots.place[parent], parent);
      }
      respond(now, parent);
    }
  }

  /** What a request waited for has happened. */
  void goOn(long now, int slot) {
    slots.event[slot] = 0;
    switch (slots.phase[slot]) {
      case ENTERING -> resolve(now, slot);
      case COMING -> arrive(now, slot);
      case SERVING -> served(now, slot);
      case RETURNING -> finish(now, slot);
      case FAILING -> {
        Failure why = slots.failure[slot];
        if (why == Failure.REFUSED) {
          setbacks.unreachable(now, slot);
        }
        setbacks.failed(now, slot, why);
      }
      case BACKING_OFF -> attempt(now, slot);
      case FREE, HELD, QUEUED, CALLING, LOST ->
          throw new IllegalStateException("no event for a request that is " + slots.phase[slot]);
    }
  }

  /** A caller has waited long enough. */
  void giveUp(long now, int slot) {
    setbacks.giveUp(now, slot);
  }

  /** All that runs at a place is gone, and what it had with it. */
  void gone(long now, int place) {
    setbacks.gone(now, place);
  }

  /** Counts what is open at the end. */
  void finish() {
    for (int slot = 0; slot < slots.capacity(); slot++) {
      boolean top = slots.parent[slot] == Slots.NONE && !slots.abandoned[slot];
      if (slots.phase[slot] != Phase.FREE && top) {
        log.open(slots.call[slot], slots.bornNanos[slot]);
      }
    }
  }
}
