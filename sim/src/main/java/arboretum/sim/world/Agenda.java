package arboretum.sim.world;

import arboretum.sim.engine.Engine;
import java.util.ArrayList;
import java.util.List;

/** Later steps of nodes' runtimes; a step of a node that has stopped since does not run. */
final class Agenda {
  private static final Step NOTHING = new Step(-1, () -> {});

  private record Step(long session, Runnable action) {}

  private final Engine engine;
  private final List<Step> steps = new ArrayList<>();
  private final List<SimNode> nodes = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();

  Agenda(Engine engine) {
    this.engine = engine;
  }

  /** Has {@code action} run; never if that lies beyond the end of the run. */
  void at(long nanos, SimNode node, Runnable action) {
    if (nanos < 0 || nanos > engine.endNanos()) {
      return;
    }
    int slot;
    if (free.isEmpty()) {
      slot = steps.size();
      steps.add(NOTHING);
      nodes.add(node);
    } else {
      slot = free.remove(free.size() - 1);
    }
    steps.set(slot, new Step(node.session, action));
    nodes.set(slot, node);
    engine.schedule(nanos, Codes.of(Codes.STEP, slot));
  }

  /** Runs a step whose time has come, and returns its node. */
  SimNode run(int slot) {
    Step step = steps.get(slot);
    SimNode node = nodes.get(slot);
    steps.set(slot, NOTHING);
    free.add(slot);
    if (node.isUp() && node.session == step.session()) {
      step.action().run();
    }
    return node;
  }
}
