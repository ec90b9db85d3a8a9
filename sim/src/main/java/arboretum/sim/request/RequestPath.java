package arboretum.sim.request;

import arboretum.experiment.metric.RequestLog;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.workload.ArrivalProcess;
import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.ServiceTime;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.random.RandomSource;
import java.util.List;

/**
 * All requests of one run. Whoever drives it hands it its events, and tells it when containers
 * begin to run and when they are gone. Belongs to one thread.
 */
public final class RequestPath implements Resolution.Waiting {
  private final RequestPlan plan;
  private final Schedule schedule;
  private final Scene scene;
  private final Sources sources;
  private final Journey journey;
  private final RequestLog log;
  private final Resolution resolution;
  private final int[] targetOfCall;

  /**
   * Prepares the first request of every source.
   *
   * @param resolution chooses instances; see {@link #oracle}
   * @param log hears what becomes of requests
   */
  public RequestPath(
      RunPlan run,
      Surroundings around,
      Schedule schedule,
      Resolution.Factory resolution,
      RequestLog log) {
    plan = run.requests();
    this.schedule = schedule;
    List<NodePlan> workers = workers(run);
    scene = new Scene(plan, workers, around, run.warmUpNanos(), run.durationNanos());
    this.log = log;
    RandomSource random = RandomSource.seeded(run.seed());
    sources = new Sources(plan, scene.callersOfCalls(), random);
    journey = new Journey(scene, schedule, log, random);
    this.resolution = resolution.create(scene, this);
    journey.resolveBy(this.resolution);
    targetOfCall = plan.calls().stream().mapToInt(call -> scene.number(call.target())).toArray();
    for (int source = 0; source < sources.size(); source++) {
      scheduleNext(source);
    }
  }

  /** Returns the workers of a run, in the order of the indices of {@link Surroundings}. */
  public static List<NodePlan> workers(RunPlan run) {
    return run.nodes().stream().filter(node -> node.tier() == NodePlan.Tier.WORKER).toList();
  }

  /**
   * Returns the resolution that knows the truth.
   *
   * @param seed of the run
   */
  public static Resolution.Factory oracle(long seed) {
    return (directory, waiting) -> {
      if (!(directory instanceof Scene scene)) {
        throw new IllegalArgumentException("the oracle needs the requests of a simulation");
      }
      return new TrueResolution(
          scene.targets,
          scene.places,
          scene.callers,
          scene.routes,
          scene.stations,
          RandomSource.seeded(seed).fork("requests").fork("oracle"));
    };
  }

  /**
   * Handles an event.
   *
   * @param kind and {@code index} as {@link Schedule} was given them
   */
  public void handle(long now, int kind, int index) {
    switch (kind) {
      case Schedule.BEGIN -> begin(now, index);
      case Schedule.GO_ON -> journey.goOn(now, index);
      case Schedule.GIVE_UP -> journey.giveUp(now, index);
      default -> throw new IllegalStateException("no such event of requests: " + kind);
    }
  }

  private void begin(long now, int source) {
    int call = sources.call(source);
    int target = targetOfCall[call];
    ServiceTime time = plan.services().get(scene.places.service(scene.target(target))).time();
    long work = sources.work(source, time);
    int caller = sources.caller(source);
    scheduleNext(source);
    journey.begin(now, call, caller, target, work);
  }

  private void scheduleNext(int source) {
    long next = sources.next(source);
    if (next != ArrivalProcess.NEVER) {
      schedule.at(next, Schedule.BEGIN, source);
    }
  }

  @Override
  public void resolved(long nowNanos, int request, long answer) {
    journey.resolved(nowNanos, request, answer);
  }

  /** A container begins to run. */
  public void started(InstanceId instance, NodeName worker) {
    if (scene.places.service(instance.service().value()) == Slots.NONE) {
      return;
    }
    int place = scene.place(instance, worker);
    if (scene.places.started(place)) {
      scene.stations.open(place);
    }
  }

  /** A container that ran is gone. */
  public void gone(long now, InstanceId instance, NodeName worker) {
    if (scene.places.service(instance.service().value()) == Slots.NONE) {
      return;
    }
    int place = scene.place(instance, worker);
    if (scene.places.gone(place)) {
      journey.gone(now, place);
    }
  }

  /** A user has moved: it chooses where it enters again. */
  public void userMoved(long now, NodeName user) {
    int caller = scene.callers.find(user);
    if (caller != Slots.NONE && scene.callers.lookAgain(caller)) {
      resolution.moved(now, caller);
    }
  }

  /** Round trips between nodes have changed: users choose where they enter again. */
  public void networkChanged(long now) {
    scene.routes.forget();
    for (int caller : scene.callers.users()) {
      if (scene.callers.lookAgain(caller)) {
        resolution.moved(now, caller);
      }
    }
  }

  /** Tells what is open, and what instances did; called once, at the end. */
  public void finish() {
    journey.finish();
    for (int place = 0; place < scene.places.size(); place++) {
      if (scene.places.serviceOf(place) != Slots.NONE) {
        log.instance(
            scene.instance(place).toString(),
            scene.stations.served(place),
            scene.stations.busyShare(place));
      }
    }
  }
}
