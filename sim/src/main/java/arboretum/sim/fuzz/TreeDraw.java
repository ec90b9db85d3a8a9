package arboretum.sim.fuzz;

import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NodePlan;
import arboretum.model.Capacity;
import arboretum.model.Extra;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.random.RandomSource;
import arboretum.units.BitsPerSecond;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws trees: two to four edges deep, three to six clusters of workers, unlike machines. */
final class TreeDraw {
  private static final long GIB = 1L << 30;
  private static final long MILLI = 1_000_000;

  // source: nothing of the model: slow and fast devices, so that starts overlap with faults.
  private static final long[] PULL_BITS = {40_000_000, 100_000_000, 1_000_000_000};

  private final RandomSource random;
  private final ProfileBehaviour behaviour;
  private final List<NodePlan> nodes = new ArrayList<>();

  private TreeDraw(RandomSource random, ProfileBehaviour behaviour) {
    this.random = random;
    this.behaviour = behaviour;
  }

  /** Returns the nodes, the root first, every parent before its members. */
  static List<NodePlan> draw(RandomSource random, ProfileBehaviour behaviour) {
    var tree = new TreeDraw(random, behaviour);
    tree.orchestrator(NodeName.ROOT, NodePlan.Tier.ROOT, behaviour.root());
    int depth = 2 + random.nextInt(3);
    int clusters = 3 + random.nextInt(4);
    List<NodeName> parents = tree.regions(depth);
    for (int c = 1; c <= clusters; c++) {
      // The first lies deepest, so that the depth is what was drawn.
      NodeName parent = c == 1 ? parents.getLast() : CaseDraw.one(random, parents);
      tree.cluster(parent.child("c" + c));
    }
    return tree.nodes;
  }

  /** A chain of regions; clusters hang on any of them, or on the root. */
  private List<NodeName> regions(int depth) {
    List<NodeName> parents = new ArrayList<>(List.of(NodeName.ROOT));
    for (int level = 2; level < depth; level++) {
      NodeName region = parents.getLast().child("r" + (level - 1));
      orchestrator(region, NodePlan.Tier.CLUSTER, behaviour.root());
      parents.add(region);
    }
    return parents;
  }

  private void cluster(NodeName name) {
    orchestrator(name, NodePlan.Tier.CLUSTER, behaviour.cluster());
    int workers = 2 + random.nextInt(6);
    for (int w = 1; w <= workers; w++) {
      node(name.child("w" + w), NodePlan.Tier.WORKER, NodePlan.Scheduler.NONE, machine());
    }
  }

  private void orchestrator(NodeName name, NodePlan.Tier tier, NodePlan.Scheduler scheduler) {
    var device =
        new Device("orchestrator", new Capacity(4000, 8 * GIB, 0), 1, new BitsPerSecond(1), 0);
    node(name, tier, scheduler, device);
  }

  private void node(
      NodeName name, NodePlan.Tier tier, NodePlan.Scheduler scheduler, Device device) {
    nodes.add(
        new NodePlan(name, tier, device, Optional.empty(), -1, behaviour.settings(), scheduler));
  }

  private Device machine() {
    List<Extra> extras =
        CaseDraw.chance(random, 20) ? List.of(new Extra(Extra.Kind.STORAGE, 10 * GIB)) : List.of();
    int gpus = CaseDraw.chance(random, 15) ? 1 + random.nextInt(2) : 0;
    var capacity =
        new Capacity(
            CaseDraw.one(random, 1000, 2000, 4000),
            CaseDraw.one(random, 1, 2, 4) * GIB,
            gpus,
            extras);
    var traits =
        new NodeTraits(
            List.of("docker"),
            CaseDraw.chance(random, 50) ? "amd64" : "arm64",
            List.of(),
            CaseDraw.chance(random, 25) ? List.of("camera") : List.of(),
            List.of(),
            Optional.empty());
    return new Device(
        "worker",
        capacity,
        traits,
        1,
        new BitsPerSecond(CaseDraw.one(random, PULL_BITS)),
        100 * MILLI + random.nextLong(900 * MILLI));
  }
}
