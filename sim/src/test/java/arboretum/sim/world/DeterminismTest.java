package arboretum.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.check.Check;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.record.EffectCollector;
import arboretum.experiment.record.RecordedStep;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;
import arboretum.protocol.Input;
import arboretum.protocol.UserToRoot;
import arboretum.sim.replay.Replay;
import arboretum.trace.TraceEvent;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The project's own roles in a system that fails: same bytes each time, and replayed the same. */
class DeterminismTest {
  private static final long SECOND = Plans.SECOND;

  @Test
  void twoRunsGiveTheSameTraceAndTheSameResultWithEveryCheck() throws InterruptedException {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    SimDriver.Outcome once = play(plan(3), Check.Level.ALL, first);
    SimDriver.Outcome again = play(plan(3), Check.Level.CHEAP, second);
    assertEquals(first, second);
    assertEquals(once.result().scalars(), again.result().scalars());
    assertEquals(once.result().breakdown(), again.result().breakdown());
    assertEquals(once.result().series(), again.result().series());
    assertEquals(once.executedEvents(), again.executedEvents());
    assertTrue(first.stream().anyMatch(line -> line.contains("ContainerRunning")));
    assertTrue(first.stream().anyMatch(line -> line.contains("MemberSilent")));
    List<String> other = new ArrayList<>();
    play(plan(4), Check.Level.CHEAP, other);
    assertNotEquals(first, other);
  }

  @Test
  void aReplayOfWhatReachedTheRolesFindsIdenticalDecisions() {
    RunPlan plan = plan(3);
    List<RecordedStep> steps = record(plan);
    assertTrue(steps.size() > 1000);
    Replay.Report report = Replay.run(plan, new Roles(plan)::create, steps);
    assertEquals(steps.size(), report.steps());
    assertTrue(report.difference().isEmpty());
  }

  @Test
  void aReplayNamesTheFirstDecisionThatDiffers() {
    RunPlan plan = plan(3);
    List<RecordedStep> steps = record(plan);
    int at = 0;
    while (steps.get(at).effects().size() < 2) {
      at++;
    }
    RecordedStep step = steps.get(at);
    steps.set(
        at, new RecordedStep(step.input(), step.effects().subList(0, step.effects().size() - 1)));
    Replay.Difference difference =
        Replay.run(plan, new Roles(plan)::create, steps).difference().orElseThrow();
    assertEquals(step.input(), difference.recorded().input());
    assertEquals(step.effects(), difference.replayed());
    assertEquals(step.effects().size() - 1, difference.index());
    assertTrue(difference.describe().contains("recorded: nothing"), difference::describe);
  }

  @Test
  void anInterruptEndsARun() {
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () ->
            play(
                new Plans().nodes("root", "root/c", "root/c/w").lasts(100_000 * SECOND).build(),
                Check.Level.CHEAP,
                new ArrayList<>()));
    assertTrue(Thread.interrupted());
  }

  /**
   * Two sites of three workers; 20 instances; a site, an orchestrator, a worker and a link fail.
   */
  private static RunPlan plan(int replicas) {
    Plans plans =
        new Plans()
            .nodes("root", "root/a", "root/a/1", "root/a/2", "root/a/3")
            .nodes("root/b", "root/b/1", "root/b/2", "root/b/3")
            .cost("heartbeat", 100_000)
            .cost("delegate-instance", 1_000_000)
            .costs(10_000, 20_000, 50_000)
            .lasts(120 * SECOND);
    for (int i = 0; i < 6; i++) {
      ServiceSpec spec =
          new ServiceSpec(
              new ServiceName("s" + i),
              new Resources(500, 1L << 28, i % 3 == 0 ? 300 : 0),
              "image" + i % 2,
              new Bytes(500_000),
              Restart.ALWAYS);
      plans.at(
          (5 + i) * SECOND, new TimedAction.Operate(new UserToRoot.DeployService(spec, replicas)));
    }
    NodeName a = NodeName.ROOT.child("a");
    NodeName b = NodeName.ROOT.child("b");
    return plans
        .fail(20 * SECOND, new Fault.Worker(b.child("1"), State.LOST), 30 * SECOND)
        .fail(25 * SECOND, new Fault.Orchestrator(b, State.KEPT), 5 * SECOND)
        .fail(30 * SECOND, new Fault.Link(a, TimedAction.Direction.UP), 35 * SECOND)
        .fail(70 * SECOND, new Fault.Site(a, State.LOST), 20 * SECOND)
        .at(
            110 * SECOND,
            new TimedAction.Operate(new UserToRoot.UndeployService(new ServiceName("s1"))))
        .build();
  }

  private static SimDriver.Outcome play(RunPlan plan, Check.Level checks, List<String> trace)
      throws InterruptedException {
    Observer observer =
        new Observer() {
          @Override
          public void onTrace(long atNanos, NodeName node, TraceEvent event) {
            trace.add(atNanos + " " + node + " " + event);
          }
        };
    return new SimDriver(
            (p, policies) -> new Roles(p, policies)::create,
            checks,
            MetricRegistry.standard(),
            p -> ServiceFacts.NONE,
            p -> observer)
        .play(plan);
  }

  private static List<RecordedStep> record(RunPlan plan) {
    List<RecordedStep> steps = new ArrayList<>();
    Roles roles = new Roles(plan);
    new Simulation(
            plan,
            (node, ports) -> {
              EffectCollector collector = new EffectCollector();
              return new Recorded(roles.create(node, collector.ports()), collector, ports, steps);
            },
            Check.Level.ALL,
            Observer.NONE)
        .run();
    return steps;
  }

  /** A role whose every step is kept. */
  private record Recorded(
      Role role, EffectCollector collector, Ports ports, List<RecordedStep> steps) implements Role {
    @Override
    public NodeName name() {
      return role.name();
    }

    @Override
    public int handle(Input input) {
      int examined = role.handle(input);
      RecordedStep step = new RecordedStep(input, collector.drain());
      step.effects().forEach(effect -> effect.applyTo(ports));
      steps.add(step);
      return examined;
    }
  }
}
