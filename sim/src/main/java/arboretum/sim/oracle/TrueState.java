package arboretum.sim.oracle;

import arboretum.experiment.metric.Truth;
import arboretum.experiment.plan.NodePlan;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import java.util.List;

/**
 * The simulated system as it is at the present time of the run. No scheduler sees it but the
 * oracle.
 */
public interface TrueState extends Truth {
  /** Returns the workers that are up, in the order of the plan. */
  List<NodePlan> workers();

  /** Returns what is free on a worker: its capacity without what its containers were given. */
  Room free(NodePlan worker);

  /** Returns the workers on which a container of the service is, in the order of the plan. */
  List<NodeName> hosts(ServiceName service);
}
