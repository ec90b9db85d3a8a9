package arboretum.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.check.Check;
import arboretum.coordinates.VivaldiSettings;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.NodePlan.Scheduler;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.UserPlan;
import arboretum.model.Capacity;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.CoordinateSettings;
import arboretum.orchestrator.CoordinateSettings.Space;
import arboretum.orchestrator.Settings;
import arboretum.placement.Policies;
import arboretum.protocol.UserToRoot;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The oracle as a scheduler of a whole tree, on a network that nobody can estimate. */
class OptimalSchedulerTest {
  private static final NodeName USER = new NodeName("users/u");
  private static final int SERVICES = 4;

  /** Services in a chain, each near the one before, the first near the user. */
  private static UserToRoot chain() {
    List<UserToRoot.DeployService> services = new ArrayList<>();
    for (int i = 0; i < SERVICES; i++) {
      Constraint limit =
          i == 0
              ? new Constraint.Latency("", List.of(), List.of(USER), 120 * Plans.MILLI)
              : new Constraint.TargetLatency(new ServiceName("s" + (i - 1)), 90 * Plans.MILLI);
      ServiceSpec spec =
          new ServiceSpec(
              new ServiceName("s" + i),
              new Resources(3000, 1 << 20, 0),
              "image",
              Bytes.ZERO,
              Restart.ALWAYS,
              Requirements.of(List.of(limit)));
      services.add(new UserToRoot.DeployService(spec, 1));
    }
    return new UserToRoot.DeployApplication("chain", services);
  }

  private static RunPlan plan(String scheduler, long seed) {
    RunPlan tree =
        new Plans()
            .capacity(new Capacity(4000, 8L << 30, 0))
            .nodes(
                "root",
                "root/a",
                "root/a/w1",
                "root/a/w2",
                "root/a/w3",
                "root/b",
                "root/b/w1",
                "root/b/w2",
                "root/b/w3",
                "root/b/w4")
            .latency(new NetworkPlan.Uniform(10 * Plans.MILLI, 250 * Plans.MILLI))
            .lasts(150 * Plans.SECOND)
            .at(100 * Plans.SECOND, new TimedAction.Operate(chain()))
            .build();
    List<NodePlan> nodes = new ArrayList<>();
    for (NodePlan node : tree.nodes()) {
      nodes.add(
          new NodePlan(
              node.name(),
              node.tier(),
              node.device(),
              node.place(),
              node.matrixRow(),
              settings(),
              Scheduler.of(node.tier() == NodePlan.Tier.WORKER ? "" : scheduler)));
    }
    return new RunPlan(
        tree.scenario(),
        0,
        0,
        seed,
        tree.durationNanos(),
        0,
        nodes,
        List.of(new UserPlan(USER, Optional.empty(), -1)),
        tree.network(),
        tree.costs(),
        tree.runtime(),
        tree.timeline());
  }

  private static Settings settings() {
    return TestSettings.SETTINGS.with(
        new CoordinateSettings(
            2 * Plans.SECOND, 4, Space.CLUSTER, 8, 8, 8, Plans.SECOND, VivaldiSettings.standard()),
        Optional.empty());
  }

  /** Returns how many services of the chain were placed within their limits, in truth. */
  private static long met(String scheduler, long seed) throws InterruptedException {
    RunResult result =
        new SimDriver(
                (plan, policies) -> new Roles(plan, policies)::create,
                Check.Level.EVENT,
                MetricRegistry.standard(),
                plan -> ServiceFacts.NONE,
                plan -> Observer.NONE)
            .run(plan(scheduler, seed));
    Double share = Objects.requireNonNull(result.scalars().get("limits_met"), "limits_met");
    return Math.round(share * SERVICES);
  }

  @Test
  void noSchedulerPlacesMoreOfAnApplicationWithinItsLimits() throws InterruptedException {
    long optimal = 0;
    long best = 0;
    for (long seed = 1; seed <= 12; seed++) {
      long oracle = met(Policies.OPTIMAL, seed);
      optimal += oracle;
      long bestOfOthers = 0;
      for (String name : Policies.names()) {
        long met = met(name, seed);
        assertTrue(met <= oracle, name + " meets " + met + ", optimal " + oracle + ": " + seed);
        bestOfOthers = Math.max(bestOfOthers, met);
      }
      best += bestOfOthers;
    }
    assertTrue(optimal > best, "the oracle never won: " + optimal + " and " + best);
  }

  @Test
  void twoRunsOfTheOracleAreTheSame() throws InterruptedException {
    assertEquals(met(Policies.OPTIMAL, 5), met(Policies.OPTIMAL, 5));
  }
}
