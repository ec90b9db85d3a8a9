package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.matrix.LatencyMatrix;
import arboretum.experiment.data.matrix.MatrixTree;
import arboretum.experiment.data.openb.OpenbNode;
import arboretum.experiment.data.openb.OpenbNodes;
import arboretum.experiment.plan.Device;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Tier;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.keys.TopologyKeys;
import arboretum.model.Capacity;
import arboretum.model.NodeName;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a tree from machines of a data set and a latency matrix: each machine lives on a row of its
 * own, drawn at random; rows are clustered around medoids by round-trip time; an orchestrator
 * stands on the row of each medoid, the root on that of the medoid of the medoids.
 */
final class ImportedTree {
  private static final String WORKER_LIKE = "server";

  private final Fields topology;
  private final Network network;
  private final Problems problems;
  private final List<String> statements = new ArrayList<>();

  ImportedTree(Fields topology, Network network, Problems problems) {
    this.topology = topology;
    this.network = network;
    this.problems = problems;
  }

  /** Returns what a reader of results has to know about the tree. */
  List<String> statements() {
    return List.copyOf(statements);
  }

  /**
   * Returns the tree; empty, and reported, if it can't be made.
   *
   * @param random the stream of the choice of rows
   */
  Optional<TreeBinder.Bound> bind(
      TreeBinder.Defaults defaults, Sources sources, RandomSource random) {
    if (topology.has(TopologyKeys.ROOT_KEY) || topology.has(TopologyKeys.CLUSTERS)) {
      topology.report(
          problems, TopologyKeys.IMPORT, "stands beside root or clusters; allowed: one");
    }
    if (network.needs() != Network.Needs.ROW) {
      topology.report(
          problems, TopologyKeys.LATENCY, "is no matrix; an imported tree needs data or matrix");
    }
    Fields source = topology.section(TopologyKeys.IMPORT);
    Fields devices = source.section(TopologyKeys.DEVICES);
    Fields groups = source.section(TopologyKeys.IMPORT_GROUPS);
    Optional<Integer> clusters = groups.get(TopologyKeys.CLUSTER_COUNT).map(Math::toIntExact);
    Optional<Integer> every = devices.get(TopologyKeys.EVERY).map(Math::toIntExact);
    if (clusters.isEmpty() || every.isEmpty() || devices.get(TopologyKeys.NODES_DATA).isEmpty()) {
      return Optional.empty();
    }
    var all = sources.machinesOf(devices, TopologyKeys.NODES_DATA, problems);
    if (all.isEmpty() || network.matrix().isEmpty()) {
      return Optional.empty();
    }
    List<OpenbNode> machines = OpenbNodes.everyNthOfEachModel(all.get(), every.get());
    LatencyMatrix matrix = network.matrix().get();
    if (machines.size() > matrix.size()) {
      String message = machines.size() + " machines; the matrix has " + matrix.size() + " rows";
      devices.report(problems, TopologyKeys.EVERY, message);
      return Optional.empty();
    }
    if (clusters.get() > machines.size()) {
      String message = clusters.get() + " clusters of " + machines.size() + " machines";
      groups.report(problems, TopologyKeys.CLUSTER_COUNT, message);
      return Optional.empty();
    }
    state(devices, all.get().size(), machines.size(), every.get(), clusters.get());
    MatrixTree tree = MatrixTree.of(matrix, machines.size(), clusters.get(), random);
    return Optional.of(grow(machines, tree, defaults));
  }

  private static TreeBinder.Bound grow(
      List<OpenbNode> machines, MatrixTree tree, TreeBinder.Defaults defaults) {
    Device root = Devices.bundled("vm-xl");
    Device orchestrator = Devices.bundled("vm-l");
    var nodes = new ArrayList<NodePlan>();
    nodes.add(node(NodeName.ROOT, Tier.ROOT, root, tree.rootRow(), defaults));
    for (int c = 0; c < tree.orchestratorRows().length; c++) {
      NodeName name = NodeName.ROOT.child(String.format(Locale.ROOT, "c%02d", c + 1));
      int row = tree.orchestratorRows()[c];
      nodes.add(node(name, Tier.CLUSTER, orchestrator, row, defaults));
      for (int w = 0; w < machines.size(); w++) {
        if (tree.clusterOf()[w] == c) {
          OpenbNode machine = machines.get(w);
          NodeName worker = name.child(machine.name());
          int workerRow = tree.workerRows()[w];
          nodes.add(node(worker, Tier.WORKER, device(machine), workerRow, defaults));
        }
      }
    }
    var names = new Names();
    nodes.forEach(node -> names.add(node.name(), node.tier()));
    List<Device> workers =
        nodes.stream().filter(n -> n.tier() == Tier.WORKER).map(NodePlan::device).toList();
    return new TreeBinder.Bound(nodes, names, workers);
  }

  private static NodePlan node(
      NodeName name, Tier tier, Device device, int row, TreeBinder.Defaults defaults) {
    return new NodePlan(
        name,
        tier,
        device,
        Optional.empty(),
        row,
        defaults.settings(),
        defaults.scheduler(tier),
        defaults.extensions(tier));
  }

  private static Device device(OpenbNode machine) {
    Device like = Devices.bundled(WORKER_LIKE);
    String model = machine.gpuModel().isEmpty() ? "cpu" : machine.gpuModel();
    return new Device(
        "openb-" + model,
        new Capacity(
            machine.cpuMillis(), Bytes.ofMebi(machine.memoryMib()).value(), machine.gpus()),
        like.speed(),
        like.pullRate(),
        like.bootNanos());
  }

  private void state(Fields devices, int all, int chosen, int every, int clusters) {
    String set = devices.require(TopologyKeys.NODES_DATA);
    statements.add(
        "workers: "
            + chosen
            + " of the "
            + all
            + " machines of "
            + set
            + ", every "
            + every
            + ". of each GPU model by name; CPU, memory and GPUs are the data set's; speed, image"
            + " rate and boot time are those of the device "
            + WORKER_LIKE);
    statements.add(
        "the data set has no network and the matrix no machines: each worker was given a matrix"
            + " row of its own at random from the scenario's seed, the same in every replication");
    statements.add(
        clusters
            + " clusters by k-medoids (PAM) on the round-trip times of the workers' rows; each"
            + " orchestrator stands on its medoid's row, the root on the medoid of the medoids; one"
            + " way is half a round trip");
  }
}
