package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Needs the data sets in the folder that {@code ARBORETUM_DATA} names; left out without. */
class RealScenarioTest {
  private static final Path FILE =
      Loading.SCENARIOS.resolve("real").resolve("planetlab-openb.yaml");

  private static LoadedScenario load() {
    return load(FILE);
  }

  private static LoadedScenario load(Path file, String... changes) {
    String folder = System.getenv(DataLocations.VARIABLE);
    assumeTrue(folder != null && !folder.isBlank(), "no " + DataLocations.VARIABLE);
    Optional<Path> data = Optional.ofNullable(folder).map(Path::of);
    var locations = new DataLocations(data, Optional.empty(), Path.of("no-such-folder"));
    var sets = new DataSets(DataRegistry.bundled(), locations);
    return ScenarioLoader.load(file, List.of(changes), Overrides.NONE, sets);
  }

  private static List<TimedAction> drain(RunPlan plan) {
    var actions = new ArrayList<TimedAction>();
    plan.timeline().get().forEachRemaining(actions::add);
    return actions;
  }

  @Test
  void theTreeHas193WorkersIn14Clusters() {
    List<NodePlan> nodes = load().plan(0, 0).nodes();
    assertEquals(193, nodes.stream().filter(n -> n.tier() == NodePlan.Tier.WORKER).count());
    assertEquals(14, nodes.stream().filter(n -> n.tier() == NodePlan.Tier.CLUSTER).count());
    assertEquals(1 + 14 + 193, nodes.size());
    assertEquals(
        193,
        nodes.stream()
            .filter(n -> n.tier() == NodePlan.Tier.WORKER)
            .map(NodePlan::matrixRow)
            .distinct()
            .count());
  }

  @Test
  void everyPodArrivesOnceAndWorkersFailInBetween() {
    LoadedScenario scenario = load();
    List<TimedAction> actions = drain(scenario.plan(0, 0));
    long arrivals = actions.stream().filter(a -> a.action() instanceof TimedAction.Operate).count();
    long faults = actions.size() - arrivals;
    assertTrue(arrivals > 8_000 && arrivals <= 8_152, "arrivals: " + arrivals);
    // 193 workers for 8.1 h at a mean of 12 h 10 min a cycle: 128; a deviation of about 11.
    assertTrue(faults > 128 - 55 && faults < 128 + 55, "faults: " + faults);
    assertEquals(actions, drain(scenario.plan(0, 0)));
  }

  @Test
  void everyRuleOfTheImportIsStated() {
    LoadedScenario scenario = load();
    String statements = String.join("\n", scenario.statements());
    for (String rule :
        List.of(
            "every 8. of each GPU model",
            "14 clusters by k-medoids",
            "medoid of the medoids",
            "second 10000000 of the trace",
            "compressed 100 times; run times and control timers are not",
            "drawn from the scheduled pods of their QoS class",
            "a share of one")) {
      assertTrue(statements.contains(rule), rule + " in\n" + statements);
    }
    assertEquals(3, scenario.data().size());
  }

  private static final Path MELBOURNE =
      Loading.SCENARIOS.resolve("real").resolve("melbourne-sites.yaml");

  private static List<NodePlan> workers(LoadedScenario scenario) {
    return scenario.plan(0, 0).nodes().stream()
        .filter(node -> node.tier() == NodePlan.Tier.WORKER)
        .toList();
  }

  @Test
  void everySiteOfMelbourneHasAWorkerOfACluster() {
    LoadedScenario scenario = load(MELBOURNE);
    List<NodePlan> nodes = scenario.plan(0, 0).nodes();
    assertEquals(1 + 5 + 125, nodes.size());
    assertTrue(nodes.stream().allMatch(node -> node.place().isPresent()));
    assertEquals(125, workers(scenario).stream().map(NodePlan::name).distinct().count());
    // An orchestrator stands where a worker of its cluster does.
    for (NodePlan cluster : nodes) {
      if (cluster.tier() == NodePlan.Tier.CLUSTER) {
        assertTrue(
            nodes.stream()
                .anyMatch(
                    node ->
                        node.name().parent().equals(Optional.of(cluster.name()))
                            && node.place().equals(cluster.place())),
            () -> cluster.name().path());
      }
    }
    assertEquals(
        List.of("sites_optus_melbourne_cbd.csv"),
        scenario.data().stream().map(data -> data.file()).toList());
  }

  @Test
  void moreWorkersThanSitesBeginAnewAndFewerAreDrawn() {
    LoadedScenario many = load(MELBOURNE, "topology.import.sites.workers=300");
    assertEquals(300, workers(many).stream().map(NodePlan::name).distinct().count());
    assertEquals(125, workers(many).stream().map(NodePlan::place).distinct().count());
    String few = "topology.import.sites.workers=20";
    var one = workers(load(MELBOURNE, few)).stream().map(NodePlan::place).toList();
    assertEquals(20, one.stream().distinct().count());
    assertEquals(one, workers(load(MELBOURNE, few)).stream().map(NodePlan::place).toList());
    assertTrue(
        !one.equals(
            workers(load(MELBOURNE, few, "seed=2")).stream().map(NodePlan::place).toList()));
  }

  @Test
  void theAzureMatrixIsALatency() {
    LoadedScenario scenario =
        load(
            Loading.SCENARIOS.resolve("quickstart.yaml"),
            "topology.latency={data: latency-azure-regions}",
            "topology.root.row=0",
            "topology.clusters[0].row=3",
            "topology.clusters[1].row=31");
    assertEquals(
        List.of("rtt_p95_ms.csv"), scenario.data().stream().map(data -> data.file()).toList());
  }
}
