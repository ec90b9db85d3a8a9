package arboretum.sim.world;

import arboretum.experiment.plan.NodePlan;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import arboretum.sim.network.RoundTrips;
import arboretum.sim.oracle.Room;
import arboretum.sim.oracle.TrueState;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The truth of one world, read from its nodes as they are. */
record SystemState(Tree tree, RoundTrips roundTrips) implements TrueState {
  @Override
  public long rttNanos(NodeName from, NodeName to) {
    return roundTrips.nanos(from, to);
  }

  @Override
  public Optional<GeoPoint> place(NodeName node) {
    return tree.node(node).plan.place();
  }

  @Override
  public List<NodePlan> workers() {
    List<NodePlan> up = new ArrayList<>();
    for (SimNode node : tree.nodes()) {
      if (node.runtime != null && node.isUp()) {
        up.add(node.plan);
      }
    }
    return up;
  }

  @Override
  public Room free(NodePlan worker) {
    Capacity all = worker.device().capacity();
    DeviceRuntime runtime = tree.node(worker.name()).runtime;
    Resources given = runtime == null ? Resources.NONE : runtime.given();
    return new Room(
        all.cpuMillis() - given.cpuMillis(),
        all.memoryBytes() - given.memoryBytes(),
        (long) all.gpus() * Resources.WHOLE_GPU - given.gpuMillis());
  }

  @Override
  public List<NodeName> hosts(ServiceName service) {
    List<NodeName> hosts = new ArrayList<>();
    for (SimNode node : tree.nodes()) {
      if (node.runtime != null && node.runtime.hosts(service)) {
        hosts.add(node.name);
      }
    }
    return hosts;
  }
}
