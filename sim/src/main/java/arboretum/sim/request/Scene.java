package arboretum.sim.request;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.workload.RequestPlan;
import arboretum.experiment.workload.Target;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody and everything that takes part in requests, and what their numbers mean. */
final class Scene implements Directory {
  final RequestPlan plan;
  final Surroundings around;
  final Slots slots = new Slots();
  final Places places;
  final Callers callers;
  final Routes routes;
  final Transfers transfers;
  final Stations stations;
  final List<Target> targets;

  /** By service: the numbers of the targets that it calls. */
  final int[][] calledBy;

  private final List<NodeName> workers;

  Scene(
      RequestPlan plan,
      List<NodePlan> workers,
      Surroundings around,
      long fromNanos,
      long endNanos) {
    this.plan = plan;
    this.around = around;
    this.workers = workers.stream().map(NodePlan::name).toList();
    places = new Places(plan, this.workers);
    callers = new Callers(around, this.workers);
    routes = new Routes(around, this.workers, places, callers, plan.services().size());
    transfers =
        new Transfers(
            plan.carriage(), workers.stream().map(worker -> worker.device().pullRate()).toList());
    stations = new Stations(plan, slots, places, workers, fromNanos, endNanos);
    Map<Target, Integer> numbers = new LinkedHashMap<>();
    plan.calls().forEach(call -> number(call.target(), numbers));
    calledBy = new int[plan.services().size()][];
    for (int service = 0; service < calledBy.length; service++) {
      List<Target> called = plan.services().get(service).calls();
      calledBy[service] = called.stream().mapToInt(target -> number(target, numbers)).toArray();
    }
    targets = new ArrayList<>(numbers.keySet());
    targets.forEach(places::service);
  }

  private static int number(Target target, Map<Target, Integer> numbers) {
    return numbers.computeIfAbsent(target, unknown -> numbers.size());
  }

  /** Returns by call the numbers of its callers. */
  int[][] callersOfCalls() {
    return plan.calls().stream()
        .map(
            call ->
                call.callers().stream()
                    .mapToInt(
                        caller ->
                            places.isWorker(caller.node())
                                ? callers.onWorker(places.workerIndex(caller.node()))
                                : callers.user(
                                    caller.node(), caller.via().map(places::workerIndex)))
                    .toArray())
        .toArray(int[][]::new);
  }

  /** Returns the number of a target that a call or a service has. */
  int number(Target target) {
    return targets.indexOf(target);
  }

  /** Returns whether the worker of a place is up. */
  boolean isUp(int place) {
    return around.isUp(places.worker(place));
  }

  @Override
  public int callers() {
    return callers.size();
  }

  @Override
  public NodeName entry(int caller) {
    return workers.get(callers.entry(caller));
  }

  @Override
  public int targets() {
    return targets.size();
  }

  @Override
  public Target target(int target) {
    return targets.get(target);
  }

  @Override
  public int place(InstanceId instance, NodeName worker) {
    int place = places.number(instance, worker);
    stations.fit();
    return place;
  }

  @Override
  public InstanceId instance(int place) {
    return places.instance(place);
  }

  @Override
  public NodeName worker(int place) {
    return places.workerName(place);
  }
}
