package arboretum.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import arboretum.check.Check;
import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.metric.Distribution;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.CostPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.Overrides;
import arboretum.experiment.scenario.ScenarioLoader;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.protocol.UserToRoot;
import arboretum.units.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scheduling time is base + candidates x cost of one: in small, and in the paper's Figure 2. */
class SchedulingTimeTest {
  private static final Path PAPER = Path.of("..", "scenarios", "paper");

  private static Plans threeClustersOfTwo(double speed) {
    return new Plans()
        .speed(speed)
        .nodes("root", "root/a", "root/a/1", "root/a/2")
        .nodes("root/b", "root/b/1", "root/b/2")
        .nodes("root/c", "root/c/1", "root/c/2")
        .cost("deploy-service", 700)
        .cost("delegate-instance", 40)
        .costs(10, 3, 0)
        .lasts(60 * Plans.SECOND);
  }

  private static Plans deploying(Plans plans, String service, long seconds) {
    ServiceSpec spec =
        new ServiceSpec(
            new ServiceName(service),
            new Resources(500, 1 << 20, 0),
            "image",
            new Bytes(0),
            Restart.ALWAYS);
    return plans.at(
        seconds * Plans.SECOND, new TimedAction.Operate(new UserToRoot.DeployService(spec, 1)));
  }

  private static RunResult run(RunPlan plan) throws InterruptedException {
    return new SimDriver(
            (p, policies) -> new Roles(p, policies)::create,
            Check.Level.EVENT,
            MetricRegistry.standard(),
            p -> ServiceFacts.NONE,
            p -> Observer.NONE)
        .run(plan);
  }

  private static void assertAll(RunResult result, String metric, long count, long nanos) {
    Distribution times = result.distributions().get(metric);
    assertNotNull(times, metric);
    assertEquals(List.of(nanos), java.util.Arrays.stream(times.nanos()).boxed().toList(), metric);
    assertEquals(count, times.counts()[0], metric);
    assertEquals(count, times.population(), metric);
  }

  @Test
  void itIsTheBaseAndTheCandidatesOfEachTier() throws InterruptedException {
    Plans plans = threeClustersOfTwo(1);
    RunResult result = run(deploying(deploying(plans, "one", 20), "two", 40).build());
    assertAll(result, "root_scheduling_time", 2, 700 + 3 * 10);
    // First fit looks no further than the first of both workers.
    assertAll(result, "cluster_scheduling_time", 2, 40 + 1 * 3);
  }

  @Test
  void aFasterDeviceDividesAllOfIt() throws InterruptedException {
    RunResult result = run(deploying(threeClustersOfTwo(2), "one", 20).build());
    assertAll(result, "root_scheduling_time", 1, (700 + 3 * 10) / 2);
    assertAll(result, "cluster_scheduling_time", 1, 22); // 43 / 2, rounded
  }

  @Test
  void whereNothingWasDecidedThereIsNone() throws InterruptedException {
    RunResult result = run(threeClustersOfTwo(1).build());
    assertNull(result.distributions().get("root_scheduling_time"));
    assertNull(result.distributions().get("cluster_scheduling_time"));
  }

  @Test
  void atEverySplitOfFigure2AHundredDeploymentsTakeWhatTheCostsSay() throws InterruptedException {
    LoadedScenario scenario = load("fig02-cluster-split.yaml");
    List<Integer> splits = List.of(1, 3, 5, 9, 15, 45);
    assertEquals(splits.size(), scenario.points().size());
    for (int point = 0; point < splits.size(); point++) {
      RunPlan plan = scenario.plan(point, 0);
      int clusters = splits.get(point);
      assertEquals(clusters, count(plan, NodePlan.Tier.CLUSTER));
      assertEquals(45, count(plan, NodePlan.Tier.WORKER));
      RunResult result = run(plan);
      assertAll(result, "root_scheduling_time", 100, root(plan.costs(), clusters));
      assertAll(result, "cluster_scheduling_time", 100, cluster(plan.costs(), 45 / clusters));
    }
  }

  @Test
  void theSensitivityHalvesAndDoublesTheRootsCostsAlone() throws InterruptedException {
    LoadedScenario scenario = load("fig02-sensitivity.yaml");
    assertEquals(2 * 3 * 6, scenario.points().size());
    // 9 clusters of 5, under our costs, at speeds 2, 1 and 0.5.
    for (int speed = 0; speed < 3; speed++) {
      RunPlan plan = scenario.plan(6 * speed + 3, 0);
      long rootTwice = root(plan.costs(), 9) * (1L << speed);
      RunResult result = run(plan);
      assertAll(result, "root_scheduling_time", 100, Math.round(rootTwice / 2.0));
      assertAll(result, "cluster_scheduling_time", 100, cluster(plan.costs(), 5));
    }
  }

  private static long root(CostPlan costs, int clusters) {
    return costs.baseNanos().getOrDefault("deploy-service", 0L)
        + clusters * costs.perClusterNanos();
  }

  private static long cluster(CostPlan costs, int workers) {
    return costs.baseNanos().getOrDefault("delegate-instance", 0L)
        + workers * costs.perWorkerNanos();
  }

  private static int count(RunPlan plan, NodePlan.Tier tier) {
    return Math.toIntExact(plan.nodes().stream().filter(node -> node.tier() == tier).count());
  }

  private static LoadedScenario load(String file) {
    DataSets none =
        new DataSets(
            DataRegistry.bundled(),
            new DataLocations(Optional.empty(), Optional.empty(), Path.of("no-such-folder")));
    return ScenarioLoader.load(PAPER.resolve(file), List.of(), Overrides.NONE, none);
  }
}
