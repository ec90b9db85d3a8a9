package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two schedulers in one scenario meet the same arrivals and the same faults. */
class CommonRandomNumbersTest {
  private static final String TWO_SCHEDULERS =
      """
      arboretum: 1
      name: two-schedulers
      profile: arboretum
      seed: 7
      replications: 2
      duration: 10 h
      topology:
        root: { at: Frankfurt }
        clusters:
          - { name: munich, at: Munich, workers: [ { count: 3, device: intel-nuc } ] }
          - { name: berlin, at: Berlin, workers: [ { count: 3, device: intel-nuc } ] }
        latency: geography
      services:
        - { name: detection, memory: 100 MiB, vcpus: 0.25, replicas: 3 }
      faults:
        - { kind: worker, mean-time-between-failures: 1 h, mean-time-to-repair: 5 min }
      vary:
        scheduling.cluster: [ first-fit, best-fit ]
        scheduling.root: [ best-fit, best-fit-raw ]
      """;

  private static List<TimedAction> actions(RunPlan plan) {
    List<TimedAction> actions = new ArrayList<>();
    plan.timeline().get().forEachRemaining(actions::add);
    return actions;
  }

  @Test
  void aReplicationsTimelineIsTheSameAtEveryPoint(@TempDir Path folder) {
    LoadedScenario scenario = new Loading(folder).text(TWO_SCHEDULERS);
    assertEquals(4, scenario.points().size());
    List<TimedAction> first = actions(scenario.plan(0, 0));
    assertTrue(first.size() > 20, "faults of six workers over ten hours: " + first.size());
    for (Point point : scenario.points()) {
      RunPlan plan = scenario.plan(point.index(), 0);
      assertEquals(first, actions(plan));
      assertEquals(scenario.plan(0, 0).seed(), plan.seed());
    }
    assertNotEquals(first, actions(scenario.plan(0, 1)), "another replication");
    assertNotEquals(
        scenario.plan(0, 0).nodes().get(1).scheduler().name(),
        scenario.plan(2, 0).nodes().get(1).scheduler().name());
  }
}
