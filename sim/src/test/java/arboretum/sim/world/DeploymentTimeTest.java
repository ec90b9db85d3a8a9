package arboretum.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.check.Check;
import arboretum.experiment.metric.Distribution;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Reporting;
import arboretum.protocol.UserToRoot;
import arboretum.units.Bytes;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the configured parts add up to, by hand, with the project's own roles on an idle system. */
class DeploymentTimeTest {
  private static final long MILLI = Plans.MILLI;
  private static final long SECOND = Plans.SECOND;
  private static final long ONE_WAY = 3 * MILLI;
  private static final long REQUESTED_AT = 20 * SECOND;
  private static final long PULL = 500 * MILLI; // 500,000 bytes at 8 Mbit/s
  private static final long BOOT = 100 * MILLI;
  private static final NodeName WORKER = new NodeName("root/a/1");
  private static final NodeName CLUSTER = new NodeName("root/a");

  private static Plans tree() {
    return new Plans()
        .latency(new NetworkPlan.Constant(ONE_WAY))
        .nodes("root", "root/a", "root/a/1")
        .nodes("root/b", "root/b/1")
        .lasts(60 * SECOND)
        .at(
            REQUESTED_AT,
            new TimedAction.Operate(
                new UserToRoot.DeployService(
                    new ServiceSpec(
                        new ServiceName("web"),
                        new Resources(500, 1 << 20, 0),
                        "image",
                        new Bytes(500_000),
                        Restart.ALWAYS),
                    1)));
  }

  private static long only(RunPlan plan, String metric) throws InterruptedException {
    RunResult result =
        new SimDriver(
                (p, policies) -> new Roles(p, policies)::create,
                Check.Level.ALL,
                MetricRegistry.standard(),
                p -> ServiceFacts.NONE,
                p -> Observer.NONE)
            .run(plan);
    Distribution times = Objects.requireNonNull(result.distributions().get(metric), metric);
    assertEquals(1, times.population());
    assertEquals(0, times.censored());
    return times.nanos()[0];
  }

  @Test
  void withoutCostsItIsFourHopsThePullAndTheBoot() throws InterruptedException {
    assertEquals(4 * ONE_WAY + PULL + BOOT, only(tree().build(), "deploy_time"));
    assertEquals(2 * ONE_WAY + PULL + BOOT, only(tree().build(), "start_time"));
  }

  @Test
  void withCostsEachHandlerOnTheWayAddsItsOwn() throws InterruptedException {
    Plans plans =
        tree()
            .cost("deploy-service", 2 * MILLI)
            .cost("delegate-instance", 5 * MILLI)
            .cost("deploy-instance", MILLI)
            .cost("runtime-outcome", MILLI / 2)
            .cost("instance-changed", 4 * MILLI)
            .cost("status-changed", 77 * MILLI) // charged after the root has seen it
            .costs(MILLI / 10, MILLI / 5, MILLI / 100);
    // root: 2 clusters examined, 3 journal records (wish, numbers, delegation); cluster: first fit
    // looks at one
    // worker, 2 records (accepted, placed); worker: no candidates, no journal
    long root = 2 * MILLI + 2 * MILLI / 10 + 3 * MILLI / 100;
    long cluster = 5 * MILLI + MILLI / 5 + 2 * MILLI / 100;
    long worker = MILLI;
    long start = 2 * ONE_WAY + root + cluster + worker + PULL + BOOT;
    assertEquals(start, only(plans.build(), "start_time"));
    long told = MILLI / 2 + ONE_WAY + 4 * MILLI + ONE_WAY;
    assertEquals(start + told, only(plans.build(), "deploy_time"));
  }

  @Test
  void withPeriodicReportingTheNextHeartbeatAndTheNextAggregateTellIt()
      throws InterruptedException {
    RunPlan plan = periodic(tree().build());
    Roles roles = new Roles(plan);
    long running = REQUESTED_AT + 2 * ONE_WAY + PULL + BOOT;
    long heartbeat = next(running, 2 * SECOND, roles.phaseNanos(WORKER, 2 * SECOND)) + ONE_WAY;
    long aggregate = next(heartbeat, 5 * SECOND, roles.phaseNanos(CLUSTER, 5 * SECOND)) + ONE_WAY;
    assertEquals(aggregate - REQUESTED_AT, only(plan, "deploy_time"));
  }

  /** The first tick of a periodic timer at or after {@code atNanos}. */
  private static long next(long atNanos, long period, long phase) {
    return phase + Math.ceilDiv(atNanos - phase, period) * period;
  }

  private static RunPlan periodic(RunPlan plan) {
    Settings s = TestSettings.SETTINGS;
    Settings settings =
        new Settings(
            s.heartbeatNanos(),
            s.aggregateNanos(),
            s.aggregateForm(),
            Reporting.PERIODIC,
            s.admission(),
            s.detection(),
            s.recovery(),
            s.offers());
    return new RunPlan(
        plan.scenario(),
        plan.point(),
        plan.replication(),
        plan.seed(),
        plan.durationNanos(),
        plan.warmUpNanos(),
        plan.nodes().stream()
            .map(
                n ->
                    new NodePlan(
                        n.name(),
                        n.tier(),
                        n.device(),
                        n.place(),
                        n.matrixRow(),
                        settings,
                        n.scheduler()))
            .toList(),
        plan.network(),
        plan.costs(),
        plan.runtime(),
        plan.timeline());
  }

  @Test
  void aLossIsDetectedWithinTheWindowThatPeriodLimitAndSweepGive() throws InterruptedException {
    for (int tenth = 0; tenth < 20; tenth++) {
      long crash = 30 * SECOND + tenth * SECOND / 10;
      long detected =
          only(
              tree().fail(crash, new Fault.Worker(WORKER, State.LOST), 20 * SECOND).build(),
              "detection_time");
      // The last heartbeat arrived at most one period (2 s) before the crash, or one hop after it;
      // the limit is 10 s;
      // the sweep that finds it comes at most 1 s later.
      assertTrue(
          detected > 8 * SECOND && detected <= 11 * SECOND + ONE_WAY,
          () -> "detected after " + detected + " ns");
    }
  }
}
