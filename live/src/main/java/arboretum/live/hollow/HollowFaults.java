package arboretum.live.hollow;

import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.live.transport.LinkState;
import arboretum.live.transport.LinkState.Way;
import arboretum.model.NodeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the faults of a timeline. Faults of one node may overlap: it stops with the first and
 * starts when none holds it down any more; its state is lost if one of them loses it. Driver's
 * thread only.
 */
final class HollowFaults {
  private final HollowSystem system;
  private final Map<NodeName, Integer> holds = new TreeMap<>();

  HollowFaults(HollowSystem system) {
    this.system = system;
  }

  void begin(Fault fault) {
    switch (fault) {
      case Fault.Site site -> hold(system.within(site.cluster()), site.state());
      case Fault.Orchestrator failed -> hold(List.of(failed.orchestrator()), failed.state());
      case Fault.Worker failed -> hold(List.of(failed.worker()), failed.state());
      case Fault.Instance failed -> system.kill(failed.instance());
      case Fault.Link link -> ways(link.direction()).forEach(way -> cut(link.member(), way));
    }
  }

  void end(Fault fault) throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Site site -> release(system.within(site.cluster()));
      case Fault.Orchestrator failed -> release(List.of(failed.orchestrator()));
      case Fault.Worker failed -> release(List.of(failed.worker()));
      case Fault.Instance failed -> {
        // An event without length.
      }
      case Fault.Link link -> ways(link.direction()).forEach(way -> heal(link.member(), way));
    }
  }

  private void hold(List<NodeName> nodes, State state) {
    List<NodeName> stopping = new ArrayList<>();
    for (NodeName node : nodes) {
      if (holds.merge(node, 1, Integer::sum) == 1) {
        stopping.add(node);
      }
    }
    system.stop(stopping);
    if (state != State.KEPT) {
      nodes.forEach(node -> system.loseState(node, state));
    }
  }

  private void release(List<NodeName> nodes) throws IOException, InterruptedException {
    List<NodeName> starting = new ArrayList<>();
    for (NodeName node : nodes) {
      int left = holds.merge(node, -1, Integer::sum);
      if (left < 0) {
        throw new IllegalStateException(node + " is not held down");
      }
      if (left == 0) {
        starting.add(node);
      }
    }
    system.start(starting);
  }

  private void cut(NodeName member, LinkState.Way way) {
    system.cut(member, way);
  }

  private void heal(NodeName member, LinkState.Way way) {
    system.heal(member, way);
  }

  private static List<Way> ways(Direction direction) {
    return switch (direction) {
      case BOTH -> List.of(Way.UP, Way.DOWN);
      case UP -> List.of(Way.UP);
      case DOWN -> List.of(Way.DOWN);
    };
  }
}
