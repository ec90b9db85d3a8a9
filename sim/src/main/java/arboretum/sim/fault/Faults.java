package arboretum.sim.fault;

import arboretum.check.Check;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.sim.network.Way;
import java.util.List;

/**
 * Which faults hold which nodes down. Faults of one node may overlap: it stops with the first and
 * starts again when none holds it any more, and its state is lost or torn if one of them does that.
 */
public final class Faults {
  /** The system that fails. Nodes are meant by their index in the run plan. */
  public interface Target {
    /**
     * Returns a node's index.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    int index(NodeName node);

    /** Returns a node and all below it, in the order of the plan. */
    List<Integer> below(int node);

    void stop(int node);

    /** A stopped node loses its journal, or its images; torn: the end of its journal. */
    void loseState(int node, State state);

    void start(int node);

    /** Kills the containers of an instance. */
    void kill(InstanceId instance);

    /** Cuts one way between a node and its parent. */
    void cut(int member, Way way);

    void heal(int member, Way way);
  }

  private final Target target;
  private final int[] holds;

  /**
   * @param nodes number of nodes
   */
  public Faults(Target target, int nodes) {
    this.target = target;
    this.holds = new int[nodes];
  }

  /** A fault begins. */
  public void begin(Fault fault) {
    switch (fault) {
      case Fault.Site site -> {
        for (int node : target.below(target.index(site.cluster()))) {
          hold(node, site.state());
        }
      }
      case Fault.Orchestrator failed -> hold(target.index(failed.orchestrator()), failed.state());
      case Fault.Worker failed -> hold(target.index(failed.worker()), failed.state());
      case Fault.Instance failed -> target.kill(failed.instance());
      case Fault.Link link -> {
        int member = target.index(link.member());
        if (link.direction() != TimedAction.Direction.DOWN) {
          target.cut(member, Way.UP);
        }
        if (link.direction() != TimedAction.Direction.UP) {
          target.cut(member, Way.DOWN);
        }
      }
    }
  }

  /** A fault that began is repaired. */
  public void end(Fault fault) {
    switch (fault) {
      case Fault.Site site -> {
        for (int node : target.below(target.index(site.cluster()))) {
          release(node);
        }
      }
      case Fault.Orchestrator failed -> release(target.index(failed.orchestrator()));
      case Fault.Worker failed -> release(target.index(failed.worker()));
      case Fault.Instance failed -> {
        // An event without length.
      }
      case Fault.Link link -> {
        int member = target.index(link.member());
        if (link.direction() != TimedAction.Direction.DOWN) {
          target.heal(member, Way.UP);
        }
        if (link.direction() != TimedAction.Direction.UP) {
          target.heal(member, Way.DOWN);
        }
      }
    }
  }

  private void hold(int node, State state) {
    if (holds[node]++ == 0) {
      target.stop(node);
    }
    if (state != State.KEPT) {
      target.loseState(node, state);
    }
  }

  private void release(int node) {
    Check.state(holds[node] > 0, "node %s is not held down", node);
    if (--holds[node] == 0) {
      target.start(node);
    }
  }
}
