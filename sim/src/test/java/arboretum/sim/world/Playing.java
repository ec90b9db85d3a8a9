package arboretum.sim.world;

import arboretum.check.Check;
import arboretum.model.NodeName;
import arboretum.port.Script;
import arboretum.protocol.Input;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.ParentToOrchestrator;
import arboretum.protocol.Payload;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/** Short words for tests that play a script. */
final class Playing {
  static final NodeName ROOT = NodeName.ROOT;
  static final NodeName C = ROOT.child("c");
  static final NodeName W = C.child("w");
  static final long MILLI = Plans.MILLI;

  private Playing() {}

  static Plans threeTiers() {
    return new Plans().nodes("root", "root/c", "root/c/w");
  }

  static Simulation simulation(Plans plans, Script script, Observer observer) {
    return new Simulation(
        plans.build(), (node, ports) -> script.role(node.name(), ports), Check.Level.ALL, observer);
  }

  /** Plays to the end, with every check. */
  static Simulation play(Plans plans, Script script) {
    Simulation simulation = simulation(plans, script, Observer.NONE);
    simulation.run();
    return simulation;
  }

  /** Times of the messages that reached a node. */
  static List<Long> arrivals(Script script, NodeName node) {
    return times(script, node, Payload.Received.class);
  }

  static List<Long> times(Script script, NodeName node, Class<? extends Payload> type) {
    List<Long> times = new ArrayList<>();
    for (Input input : script.inputs(node)) {
      if (type.isInstance(input.payload())) {
        times.add(input.atNanos());
      }
    }
    return times;
  }

  static Message accepted() {
    return new OrchestratorToWorker.WorkerAccepted(1);
  }

  static Message clusterAccepted() {
    return new ParentToOrchestrator.ClusterAccepted(1);
  }

  /** Notes which nodes start and stop when. */
  static final class Starts implements Observer {
    final List<String> lines = new ArrayList<>();

    @Override
    public void onTrace(long atNanos, NodeName node, TraceEvent event) {
      if (event instanceof TraceEvent.NodeStarted started && atNanos > 0) {
        lines.add(atNanos / MILLI + " ms " + node + " starts, session " + started.session());
      } else if (event instanceof TraceEvent.NodeStopped) {
        lines.add(atNanos / MILLI + " ms " + node + " stops");
      }
    }
  }
}
