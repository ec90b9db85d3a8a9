package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan.Exit;
import arboretum.experiment.plan.RuntimePlan.ExitLaw;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings.BackOff;
import arboretum.orchestrator.Settings.Recovery;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.Settings.Recovery.Reports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says of failures, and what of it is wrong. */
class FailureKeysTest {
  private static final long SECOND = 1_000_000_000;
  private static final ServiceName WEB = new ServiceName("web");
  private static final String TREE =
      """
      arboretum: 1
      name: a
      duration: 10 s
      topology:
        root: { at: Berlin }
        clusters:
          - { name: one, at: Munich, workers: [ { device: intel-nuc } ] }
        latency: geography
      """;

  @TempDir Path folder;
  private Loading loading = new Loading(Path.of("."));

  @BeforeEach
  void useFolder() {
    loading = new Loading(folder);
  }

  private RunPlan plan(String text, String... sets) {
    return loading.text(TREE + text, sets).plan(0, 0);
  }

  private static Recovery recovery(RunPlan plan) {
    return plan.nodes().getFirst().settings().recovery();
  }

  @Test
  void eachProfileHasItsFencingBackOffAndReports() {
    BackOff ours = new BackOff(SECOND, 2, 60 * SECOND, 60 * SECOND);
    List<List<Object>> of = new ArrayList<>();
    for (String profile : List.of("arboretum", "paper-2023", "artifact-2023", "head-2026-04")) {
      Recovery recovery = recovery(plan("", "profile=" + profile));
      of.add(List.of(recovery.fencing(), recovery.backOff(), recovery.reports()));
    }
    assertEquals(List.of(Fencing.EPOCH, ours, Reports.DROPPED), of.get(0));
    assertEquals(List.of(Fencing.EPOCH, BackOff.NONE, Reports.QUEUED), of.get(1));
    assertEquals(List.of(Fencing.OWNER, BackOff.NONE, Reports.DROPPED), of.get(2));
    assertEquals(List.of(Fencing.NONE, BackOff.NONE, Reports.DROPPED), of.get(3));
  }

  @Test
  void aFileOverridesThem() {
    Recovery recovery =
        recovery(
            plan(
                """
                control:
                  fencing: owner
                  aggregate: { while-parent-away: queued }
                  recovery: { back-off: { first: 2 s, factor: 1.5, most: 9 s, reset-after: 0 s } }
                """));
    assertEquals(Fencing.OWNER, recovery.fencing());
    assertEquals(Reports.QUEUED, recovery.reports());
    assertEquals(new BackOff(2 * SECOND, 1.5, 9 * SECOND, 0), recovery.backOff());
  }

  @Test
  void lossIsNoneUnlessItIsAskedFor() {
    assertEquals(0, plan("").network().loss().share());
    assertEquals(
        new NetworkPlan.Loss(0.025, SECOND),
        plan("network: { loss: 2.5 %, retransmission: 1 s }\n").network().loss());
  }

  @Test
  void exitsAreExactOrDrawnByInstanceAndEpochAlone() {
    String service =
        "services: [ { name: web, memory: 1 MiB, vcpus: 1, exits: { after: 5 s, law: %s } } ]\n";
    assertEquals(
        Optional.empty(),
        plan("services: [ { name: web, memory: 1 MiB, vcpus: 1 } ]\n")
            .runtime()
            .behaviour()
            .exit(WEB));
    Exit exact = plan(service.formatted("exact")).runtime().behaviour().exit(WEB).orElseThrow();
    assertEquals(1, exact.code());
    assertEquals(5 * SECOND, exact.nanos(new InstanceId(WEB, 3), Epoch.of(1, 9)));
    RunPlan plan = plan(service.formatted("exponential"));
    Exit drawn = plan.runtime().behaviour().exit(WEB).orElseThrow();
    assertEquals(new Exit(5 * SECOND, 1, ExitLaw.EXPONENTIAL, plan.seed()), drawn);
    double sum = 0;
    for (int local = 1; local <= 1000; local++) {
      long nanos = drawn.nanos(new InstanceId(WEB, 0), Epoch.of(1, local));
      assertEquals(nanos, drawn.nanos(new InstanceId(WEB, 0), Epoch.of(1, local)));
      sum += nanos;
    }
    // The mean of 1000 has a deviation of 5 / sqrt(1000) = 0.16 s; four of them.
    assertEquals(5, sum / 1000 / SECOND, 0.64);
    assertTrue(
        drawn.nanos(new InstanceId(WEB, 0), Epoch.of(1))
            != drawn.nanos(new InstanceId(WEB, 1), Epoch.of(1)));
  }

  @Test
  void mistakesAreNamedWithWhatIsAllowed() {
    assertEquals(
        """
        a.yaml:10:45: control.recovery.back-off.most: 2 s is not allowed; allowed: at least first,\
         5 s
        a.yaml:11:18: network.loss: "100 %" lets nothing through; allowed: at least 0 %, below 100 %
        a.yaml:13:61: timeline[0].state: "torn" is for a journal, which a worker does not have;\
         allowed: kept, lost
        a.yaml:15:73: faults[0].state: "torn" is for a journal, which a worker does not have;\
         allowed: kept, lost""",
        loading.problems(
            TREE
                + """
                control:
                  recovery: { back-off: { first: 5 s, most: 2 s, reset-after: 1 s } }
                network: { loss: 100 % }
                timeline:
                  - { at: 1 s, fail: worker, target: w1, lasts: 1 s, state: torn }
                faults:
                  - { kind: worker, mean-time-between-failures: 1 s, lasts: 1 s, state: torn }
                """));
  }

  @Test
  void whatHasAJournalCanBeTorn() {
    plan("timeline: [ { at: 1 s, fail: site, target: one, lasts: 1 s, state: torn } ]\n");
    plan("timeline: [ { at: 1 s, fail: orchestrator, target: root, state: torn } ]\n");
  }
}
