package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {
  private static final Path FILE = Loading.SCENARIOS.resolve("quickstart.yaml");

  @Test
  void theQuickstartIsShort() throws IOException {
    assertTrue(Files.readAllLines(FILE).size() <= 25);
  }

  @Test
  void theQuickstartHasTwoPoints() {
    LoadedScenario scenario = Loading.file(FILE);
    assertEquals(
        List.of(
            new Point(0, List.of(new Parameter("timeline[0].fail", "site"))),
            new Point(1, List.of(new Parameter("timeline[0].fail", "orchestrator")))),
        scenario.points());
    assertEquals(10, scenario.replications());
    assertEquals(90_000_000_000L, scenario.durationNanos());
    assertEquals(List.of(), scenario.statements());
    assertEquals(List.of(), scenario.data());
  }

  @Test
  void theQuickstartsPlanIsWhatTheFileSays() {
    RunPlan plan = Loading.file(FILE).plan(1, 3);
    var lines = new ArrayList<String>();
    for (NodePlan node : plan.nodes()) {
      lines.add(
          node.tier()
              + " "
              + node.name()
              + " "
              + node.device().profile()
              + " "
              + node.place().orElseThrow().latitude()
              + " "
              + node.scheduler().name());
    }
    for (var actions = plan.timeline().get(); actions.hasNext(); ) {
      TimedAction action = actions.next();
      lines.add(action.atNanos() + " " + action.action());
    }
    lines.add(plan.network().toString());
    lines.add(plan.costs().toString());
    assertEquals(
        """
        ROOT root vm-xl 50.12 best-fit
        CLUSTER root/munich vm-l 48.14 best-fit
        WORKER root/munich/w1 raspberry-pi-4 48.14\s
        WORKER root/munich/w2 intel-nuc 48.14\s
        WORKER root/munich/w3 intel-nuc 48.14\s
        CLUSTER root/berlin vm-l 52.52 best-fit
        WORKER root/berlin/w1 intel-nuc 52.52\s
        WORKER root/berlin/w2 intel-nuc 52.52\s
        10000000000 Operate[request=DeployService[spec=ServiceSpec[name=detection,\
         request=Resources[cpuMillis=250, memoryBytes=104857600, gpuMillis=0, extras=[]],\
         image=detection, imageSize=Bytes[value=0], restart=ALWAYS,\
         requirements=Requirements[virtualization=docker, architectures=[], volumeDrivers=[],\
         constraints=[],\
         level=ServiceLevel[objectives=[],\
         onViolation=AS_SET]]], replicas=3]]
        30000000000 Fail[fault=Orchestrator[orchestrator=root/munich, state=KEPT],\
         lastsNanos=30000000000]
        NetworkPlan[latency=Geography[routeFactorMin=1.2, routeFactorMax=1.8,\
         orchestratorAccessNanos=500000, workerAccessNanos=2000000], framingBytes=66,\
         loss=Loss[share=0.0, retransmissionNanos=200000000]]
        CostPlan[baseNanos={delegate-instance=150000, delegate-together=150000,\
         deploy-application=88000, deploy-service=88000, offer-move=150000}, otherNanos=20000,\
         perClusterNanos=51600, perWorkerNanos=68000, journalNanos=0]""",
        String.join("\n", lines));
  }

  @Test
  void aReplicationsSeedIsTheSameAtEveryPoint() {
    LoadedScenario scenario = Loading.file(FILE);
    assertEquals(scenario.plan(0, 3).seed(), scenario.plan(1, 3).seed());
    assertTrue(scenario.plan(0, 3).seed() != scenario.plan(0, 4).seed());
  }
}
