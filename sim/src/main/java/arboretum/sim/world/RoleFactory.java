package arboretum.sim.world;

import arboretum.experiment.plan.NodePlan;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;

/** Makes the role of a node, at each of its starts; {@code new Roles(plan)::create} in a run. */
@FunctionalInterface
public interface RoleFactory {
  Role create(NodePlan node, Ports ports);
}
