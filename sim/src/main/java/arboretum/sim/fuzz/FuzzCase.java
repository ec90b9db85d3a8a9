package arboretum.sim.fuzz;

import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.UserPlan;
import arboretum.model.ServiceName;
import arboretum.protocol.UserToRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One case as data: a tree, services, and what happens when. It follows from its seed and profile
 * alone; {@link CaseDraw} draws it.
 *
 * @param profile whose settings it has
 * @param behaviour those settings, with what the seed varies
 * @param operations what operators ask, in order of time
 * @param faults what fails, in order of time
 * @param calls what callers at workers do, in order of time
 * @param quietNanos from here on nothing fails and no message is disturbed
 * @param bound for how long after that it may take until all is as it was asked for
 */
record FuzzCase(
    long seed,
    String profile,
    ProfileBehaviour behaviour,
    List<NodePlan> nodes,
    List<UserPlan> users,
    NetworkPlan.Latency latency,
    List<DrawnService> services,
    List<TimedAction> operations,
    List<TimedAction> faults,
    List<DisturbedPhase> phases,
    List<DrawnCall> calls,
    long quietNanos,
    Bound bound) {
  /** Bounds that a run lasts at most after the last fault, while jobs still end. */
  static final int LONGEST = 4;

  FuzzCase {
    nodes = List.copyOf(nodes);
    users = List.copyOf(users);
    services = List.copyOf(services);
    operations = List.copyOf(operations);
    faults = List.copyOf(faults);
    phases = List.copyOf(phases);
    calls = List.copyOf(calls);
  }

  /** Returns everything that it has. */
  Kept all() {
    return Kept.all(operations.size(), faults.size(), phases.size(), calls.size());
  }

  /** Returns the phases that are played. */
  List<DisturbedPhase> phases(Kept kept) {
    return kept.phases().stream().map(phases::get).toList();
  }

  /** Returns a service; empty if the case has none of that name. */
  Optional<DrawnService> service(ServiceName name) {
    return services.stream().filter(service -> service.name().equals(name)).findFirst();
  }

  /** Returns whether a service is deployed together with others. */
  boolean isOfApplication(ServiceName name) {
    return operations.stream()
        .anyMatch(
            operation ->
                operation.action() instanceof TimedAction.Operate operate
                    && operate.request() instanceof UserToRoot.DeployApplication application
                    && application.services().stream()
                        .anyMatch(deploy -> deploy.service().equals(name)));
  }

  /** Returns the run that plays some of it. */
  RunPlan plan(Kept kept) {
    List<TimedAction> timeline = new ArrayList<>();
    kept.operations().forEach(index -> timeline.add(operations.get(index)));
    kept.faults().forEach(index -> timeline.add(faults.get(index)));
    timeline.sort(Comparator.comparingLong(TimedAction::atNanos));
    return new RunPlan(
        "fuzz-" + profile,
        0,
        0,
        seed,
        quietNanos + LONGEST * bound.nanos(),
        0,
        nodes,
        users,
        new NetworkPlan(latency, behaviour.framingBytes()),
        behaviour.costs(),
        new RuntimePlan(behaviour.stopNanos(), new Containers()),
        timeline::iterator);
  }

  /** How the containers of the services behave. */
  private final class Containers implements RuntimePlan.Behaviour {
    @Override
    public long runNanos(ServiceName name) {
      return service(name).map(DrawnService::runNanos).orElse(RuntimePlan.ENDLESS);
    }

    @Override
    public double cpuUse(ServiceName name) {
      return service(name).map(DrawnService::cpuUse).orElse(0.0);
    }

    @Override
    public double memoryUse(ServiceName name) {
      return cpuUse(name);
    }
  }
}
