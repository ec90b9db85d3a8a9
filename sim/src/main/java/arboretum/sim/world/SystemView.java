package arboretum.sim.world;

import arboretum.experiment.plan.NodePlan;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.sim.runtime.Copies;
import arboretum.sim.runtime.DeviceRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole system as it is, for invariants; read only, and true at the present time of the run.
 */
public final class SystemView {
  private final Tree tree;
  private final Copies copies;

  SystemView(Tree tree, Copies copies) {
    this.tree = tree;
    this.copies = copies;
  }

  /** Returns the role of a node; empty while the node is down. */
  public Optional<Role> role(NodeName node) {
    return Optional.ofNullable(tree.node(node).role);
  }

  /** Returns the workers that are up. */
  public List<NodePlan> workers() {
    List<NodePlan> up = new ArrayList<>();
    for (SimNode node : tree.nodes()) {
      if (node.runtime != null && node.isUp()) {
        up.add(node.plan);
      }
    }
    return up;
  }

  /** Returns the containers of a worker; none while it is down. */
  public List<DeviceRuntime.Copy> containers(NodeName worker) {
    DeviceRuntime runtime = tree.node(worker).runtime;
    return runtime == null ? List.of() : runtime.list();
  }

  /** Returns the instances of which there is a container somewhere, oldest first. */
  public List<InstanceId> instances() {
    return copies.instances();
  }

  /** Returns how many containers of an instance run, whatever their epochs. */
  public int running(InstanceId instance) {
    return copies.running(instance);
  }

  /** Returns the first instance of which more than one container runs; empty if there is none. */
  public Optional<InstanceId> doubled() {
    return copies.doubled();
  }
}
