package arboretum.live.hollow;

import arboretum.experiment.plan.NodePlan;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;

/** Makes the role of a node at each of its starts; called by the driver's thread. */
@FunctionalInterface
public interface RoleFactory {
  Role create(NodePlan node, Ports ports);
}
