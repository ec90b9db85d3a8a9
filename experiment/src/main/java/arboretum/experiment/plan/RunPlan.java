package arboretum.experiment.plan;

import arboretum.experiment.workload.RequestPlan;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * One replication of one sweep point.
 *
 * @param scenario the scenario's name
 * @param point index of the sweep point, from 0
 * @param replication index of the replication, from 0
 * @param seed seed of this replication's random streams; the same for a replication at every point,
 *     so that points meet the same arrivals
 * @param durationNanos length of the run, above 0
 * @param warmUpNanos metrics start to count here
 * @param nodes the tree: the root first, every parent before its members
 * @param users users' devices
 * @param network the truth about delays
 * @param costs what handling costs
 * @param runtime how containers behave
 * @param timeline what operators and faults do, in order of time; each call gives a fresh iterator
 *     over the same actions
 * @param requests what users and services ask of services
 */
public record RunPlan(
    String scenario,
    int point,
    int replication,
    long seed,
    long durationNanos,
    long warmUpNanos,
    List<NodePlan> nodes,
    List<UserPlan> users,
    NetworkPlan network,
    CostPlan costs,
    RuntimePlan runtime,
    Supplier<Iterator<TimedAction>> timeline,
    RequestPlan requests) {
  /** Without requests. */
  public RunPlan(
      String scenario,
      int point,
      int replication,
      long seed,
      long durationNanos,
      long warmUpNanos,
      List<NodePlan> nodes,
      List<UserPlan> users,
      NetworkPlan network,
      CostPlan costs,
      RuntimePlan runtime,
      Supplier<Iterator<TimedAction>> timeline) {
    this(
        scenario,
        point,
        replication,
        seed,
        durationNanos,
        warmUpNanos,
        nodes,
        users,
        network,
        costs,
        runtime,
        timeline,
        RequestPlan.NONE);
  }

  /** Without users and requests. */
  public RunPlan(
      String scenario,
      int point,
      int replication,
      long seed,
      long durationNanos,
      long warmUpNanos,
      List<NodePlan> nodes,
      NetworkPlan network,
      CostPlan costs,
      RuntimePlan runtime,
      Supplier<Iterator<TimedAction>> timeline) {
    this(
        scenario,
        point,
        replication,
        seed,
        durationNanos,
        warmUpNanos,
        nodes,
        List.of(),
        network,
        costs,
        runtime,
        timeline);
  }

  public RunPlan {
    nodes = List.copyOf(nodes);
    users = List.copyOf(users);
    if (durationNanos <= 0 || warmUpNanos < 0 || warmUpNanos >= durationNanos) {
      throw new IllegalArgumentException(
          "a run lasts longer than its warm-up: "
              + durationNanos
              + " ns, warm-up "
              + warmUpNanos
              + " ns");
    }
  }
}
