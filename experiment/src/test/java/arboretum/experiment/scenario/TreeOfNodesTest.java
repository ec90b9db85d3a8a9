package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings.Offers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeOfNodesTest {
  private static final String THREE_TIERS =
      """
      arboretum: 1
      name: tiers
      profile: head-2026-04
      duration: 1 h
      topology:
        root: {}
        clusters:
          - name: south
            clusters:
              - { name: munich, workers: [ { count: 2, device: intel-nuc }, { device: tiny, name: t } ] }
              - { name: ulm, scheduling: first-fit, workers: [ { count: 2, device: tiny, name: t } ] }
          - { name: north, workers: [ { device: tiny } ] }
        latency: { constant: 5 ms }
      devices:
        - { name: tiny, cpu: 500 mcores, memory: 256 MiB }
      services:
        - { name: job, memory: 1 MiB, vcpus: 0.5, one_shot: true, run-time: 1 min, usage: { cpu: 150 % } }
      scheduling: { retry: { every: 5 s, for: 10 min } }
      costs: none
      faults:
        - { kind: link, mean-time-between-failures: 10 min, mean-time-to-repair: 1 min, targets: [ south, ulm/t-2 ] }
      timeline:
        - { at: 2 s, scale: job, replicas: 4 }
        - { at: 1 s, fail: link, target: ulm, direction: up, lasts: 5 s }
      """;

  @TempDir Path folder;
  private Loading loading = new Loading(Path.of("."));

  @BeforeEach
  void useFolder() {
    loading = new Loading(folder);
  }

  @Test
  void anyDepthIsATreeWithEveryParentBeforeItsMembers() {
    RunPlan plan = loading.text(THREE_TIERS).plan(0, 0);
    assertEquals(
        List.of(
            "root best-cpu-mem-fit-slip",
            "root/south best-cpu-mem-fit-slip",
            "root/south/munich best-cpu-mem-fit-slip",
            "root/south/munich/w1 ",
            "root/south/munich/w2 ",
            "root/south/munich/t ",
            "root/south/ulm first-fit",
            "root/south/ulm/t-1 ",
            "root/south/ulm/t-2 ",
            "root/north best-cpu-mem-fit-slip",
            "root/north/w1 "),
        plan.nodes().stream().map(node -> node.name() + " " + node.scheduler().name()).toList());
    assertEquals(NodePlan.Tier.CLUSTER, plan.nodes().get(1).tier());
    assertEquals(500, plan.nodes().get(5).device().capacity().cpuMillis());
  }

  @Test
  void clustersAlikeAreNumberedWithAllThatIsBelow() {
    RunPlan plan = loading.text(twoOfUlm()).plan(0, 0);
    assertEquals(
        List.of(
            "root/south/ulm-1",
            "root/south/ulm-1/t-1",
            "root/south/ulm-1/t-2",
            "root/south/ulm-2",
            "root/south/ulm-2/t-1",
            "root/south/ulm-2/t-2",
            "root/north"),
        plan.nodes().subList(6, 13).stream().map(node -> node.name().path()).toList());
  }

  @Test
  void aNumberedClusterMayNotTakeTheNameOfAnother() {
    assertEquals(
        "a.yaml:11:19: topology.clusters[0].clusters[1].name: \"ulm-2\" is the name of another"
            + " member of root/south",
        loading.problems(twoOfUlm().replace("name: munich", "name: ulm-2")));
  }

  private static String twoOfUlm() {
    return THREE_TIERS
        .replace("{ name: ulm,", "{ name: ulm, count: 2,")
        .replace("ulm/t-2", "ulm-1/t-2")
        .replace("target: ulm,", "target: ulm-1,");
  }

  @Test
  void theFileOverridesTheProfileKeyByKey() {
    RunPlan plan = loading.text(THREE_TIERS).plan(0, 0);
    var settings = plan.nodes().getFirst().settings();
    assertEquals(
        new Offers(
            Offers.Choice.SINGLE,
            Offers.Offering.ONE_BY_ONE,
            Offers.Refusal.STUCK,
            Offers.Retry.ON_AGGREGATE,
            5_000_000_000L,
            600_000_000_000L),
        settings.offers());
    assertEquals(15_000_000_000L, settings.detection().sweepNanos());
    assertEquals(0, plan.costs().otherNanos());
  }

  @Test
  void theTimelineHasStartsActionsAndRandomFaultsInOrder() {
    RunPlan plan = loading.text(THREE_TIERS).plan(0, 0);
    List<TimedAction> actions = drain(plan);
    assertEquals(0, actions.getFirst().atNanos());
    assertTrue(actions.get(1).toString().contains("Link[member=root/south/ulm, direction=UP]"));
    assertTrue(actions.get(2).toString().contains("ScaleService"));
    assertTrue(actions.size() > 3);
    assertEquals(actions, drain(plan));
    assertEquals(60_000_000_000L, plan.runtime().behaviour().runNanos(new ServiceName("job")));
    assertEquals(1.5, plan.runtime().behaviour().cpuUse(new ServiceName("job")));
  }

  @Test
  void aNameThatIsNotUniqueNeedsItsPath() {
    assertEquals(
        "a.yaml:21:92: faults[0].targets: \"w1\" is not unique; write e.g. \"south/munich/w1\"",
        loading.problems(THREE_TIERS.replace("[ south, ulm/t-2 ]", "[ w1 ]")));
  }

  private static List<TimedAction> drain(RunPlan plan) {
    var actions = new ArrayList<TimedAction>();
    plan.timeline().get().forEachRemaining(actions::add);
    return actions;
  }
}
