package arboretum.sim.world;

import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.NodeName;

/** Short words for faults. */
final class Failing {
  private Failing() {}

  static TimedAction.Fault worker(NodeName worker) {
    return new Fault.Worker(worker, State.KEPT);
  }

  static TimedAction.Fault orchestrator(NodeName orchestrator, State state) {
    return new Fault.Orchestrator(orchestrator, state);
  }

  static TimedAction.Fault site(NodeName cluster) {
    return new Fault.Site(cluster, State.KEPT);
  }

  static TimedAction.Fault link(NodeName member, Direction direction) {
    return new Fault.Link(member, direction);
  }
}
