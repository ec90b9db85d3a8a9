package arboretum.live.hollow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Fail;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.Operate;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.record.EffectCollector;
import arboretum.experiment.record.RecordedStep;
import arboretum.experiment.record.RecordingReader;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Role;
import arboretum.protocol.Payload;
import arboretum.protocol.UserToRoot;
import arboretum.units.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real roles in real time, through the loss of a site and of only its orchestrator. */
final class RealRolesTest {
  @TempDir Path dir;
  private final List<String> notices = new CopyOnWriteArrayList<>();

  @Test
  void servicesSurviveTheLossOfASite() throws Exception {
    RunResult result = play(new Fault.Site(NodeName.ROOT.child("c0"), State.KEPT));
    assertEquals(4.0, ofState(result, "running"));
    assertTrue(lostAndBack(result));
  }

  @Test
  void servicesDoNotNoticeTheLossOfOnlyAnOrchestrator() throws Exception {
    RunResult result = play(new Fault.Orchestrator(NodeName.ROOT.child("c0"), State.KEPT));
    assertEquals(4.0, ofState(result, "running"));
  }

  /** Plays, and checks that the same inputs give the same effects again. */
  private RunResult play(Fault fault) throws InterruptedException, IOException {
    Path file = dir.resolve("inputs.jsonl.gz");
    RunPlan plan =
        Plans.tree(
            2,
            2,
            TimeUnit.SECONDS.toNanos(9),
            List.of(
                new TimedAction(TimeUnit.MILLISECONDS.toNanos(800), new Operate(deploy())),
                new TimedAction(
                    TimeUnit.SECONDS.toNanos(3), new Fail(fault, TimeUnit.SECONDS.toNanos(3)))));
    HollowDriver driver =
        new HollowDriver(
            new HollowDriver.Options(
                p -> new Roles(p)::create,
                p -> LinkDelays.NONE,
                p -> file,
                ServiceFacts.NONE,
                Long.MAX_VALUE,
                "test",
                notices::add));
    RunResult result = driver.run(plan);
    assertEquals(List.of(), notices);
    sameEffectsAgain(plan, RecordingReader.readAll(file));
    return result;
  }

  private static void sameEffectsAgain(RunPlan plan, List<RecordedStep> steps) {
    Roles roles = new Roles(plan);
    Map<NodeName, NodePlan> plans = new TreeMap<>();
    plan.nodes().forEach(node -> plans.put(node.name(), node));
    Map<NodeName, EffectCollector> collectors = new TreeMap<>();
    Map<NodeName, Role> playing = new TreeMap<>();
    List<RecordedStep> again = new ArrayList<>();
    for (RecordedStep step : steps) {
      NodeName name = step.input().node();
      if (step.input().payload() instanceof Payload.Started) {
        EffectCollector fresh = new EffectCollector();
        collectors.put(name, fresh);
        playing.put(
            name, roles.create(plans.getOrDefault(name, plan.nodes().get(0)), fresh.ports()));
      }
      Role role = playing.get(name);
      EffectCollector collector = collectors.get(name);
      if (role == null || collector == null) {
        throw new AssertionError(name + " has not started");
      }
      role.handle(step.input());
      again.add(new RecordedStep(step.input(), collector.drain()));
    }
    assertTrue(steps.size() > 100);
    assertEquals(steps, again);
  }

  private static boolean lostAndBack(RunResult result) {
    boolean lost = false;
    boolean back = false;
    for (RunResult.SeriesRow row : result.series()) {
      lost |= row.running() < row.desired() && row.atNanos() > TimeUnit.SECONDS.toNanos(3);
      back = row.desired() == 4 && row.running() == 4;
    }
    return lost && back;
  }

  private static double ofState(RunResult result, String state) {
    return result.breakdown().stream()
        .filter(row -> row.metric().equals("instances") && row.labelValue().equals(state))
        .mapToDouble(RunResult.Labelled::value)
        .sum();
  }

  private static UserToRoot deploy() {
    Resources request = new Resources(1000, 1 << 20, 0);
    ServiceSpec spec =
        new ServiceSpec(new ServiceName("web"), request, "image", new Bytes(1000), Restart.ALWAYS);
    return new UserToRoot.DeployService(spec, 4);
  }
}
