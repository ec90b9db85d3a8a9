package arboretum.sim.world;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;

/** Makes the role of a node, at each of its starts. */
@FunctionalInterface
public interface RoleFactory {
  Role create(RunPlan plan, NodePlan node, Ports ports);
}
