package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Operate;
import arboretum.experiment.sla.Corpus;
import arboretum.model.Constraint;
import arboretum.model.Extra;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Requirements;
import arboretum.model.ServiceLevel;
import arboretum.model.ServiceLevel.OnViolation;
import arboretum.model.ServiceName;
import arboretum.protocol.UserToRoot.DeployApplication;
import arboretum.protocol.UserToRoot.DeployService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsTest {
  private static final Path FILE = Loading.SCENARIOS.resolve("placement/constraints.yaml");
  private static final String HEAD =
      """
      arboretum: 1
      name: a
      duration: 10 s
      topology:
        root: {}
        clusters:
          - { name: one, workers: [ { device: intel-nuc } ] }
        latency: ideal
      applications:
      """;
  private static final String SLA =
      """
      {
        "sla_version": "v2.0", "customerID": "x",
        "applications": [ {
          "application_name": "shop", "application_namespace": "prod",
          "microservices": [
            { "microservice_name": "web", "microservice_namespace": "a", "virtualization": "docker",
              "code": "web", "memory": 100,
              "connectivity": [ { "target_microservice_id": "job", "con_constraints": [
                { "type": "latency", "threshold": 5, "rigidness": 1, "convergence_time": 1 } ] } ] },
            { "microservice_name": "job", "microservice_namespace": "b", "virtualization": "docker",
              "code": "job", "memory": 50, "vcpus": 1, "one_shot": true }
          ] } ]
      }
      """;
  private static final String INLINE =
      """
        - application_name: shop
          application_namespace: prod
          microservices:
            - microservice_name: web
              microservice_namespace: a
              virtualization: container
              code: nginx
              memory: 100
              vcpus: 0.25
              constraints: [ { type: clusters, allowed: [ one ] } ]
      """;

  @TempDir Path folder;
  private Loading loading = new Loading(Path.of("."));

  @BeforeEach
  void useFolder() throws IOException {
    loading = new Loading(folder);
    Files.writeString(folder.resolve("shop.json"), SLA);
  }

  private static List<TimedAction> actions(RunPlan plan) {
    var actions = new ArrayList<TimedAction>();
    plan.timeline().get().forEachRemaining(actions::add);
    return actions;
  }

  private static DeployApplication deployed(TimedAction action) {
    return (DeployApplication) ((Operate) action.action()).request();
  }

  @Test
  void theExamplesAreDeployedTargetsFirst() {
    List<TimedAction> actions = actions(Loading.file(FILE).plan(0, 0));
    assertEquals(List.of(0L, 2_000_000_000L), actions.stream().map(TimedAction::atNanos).toList());
    DeployApplication shop = deployed(actions.get(0));
    assertEquals("webshop.demo", shop.name());
    assertEquals(List.of(3, 1), shop.services().stream().map(DeployService::replicas).toList());
    assertEquals(
        List.of(
            "cameras.demo.reader.demo",
            "cameras.demo.detector.demo",
            "cameras.demo.archive.demo",
            "cameras.demo.builder.demo"),
        deployed(actions.get(1)).services().stream().map(s -> s.service().value()).toList());
  }

  @Test
  void workersCarryWhatTheFileSaysOfThem() {
    List<NodePlan> nodes = Loading.file(FILE).plan(0, 0).nodes();
    NodePlan pole = nodes.stream().filter(n -> n.name().leaf().equals("pole")).findFirst().get();
    NodePlan nuc = nodes.stream().filter(n -> n.name().leaf().equals("w1")).findFirst().get();
    assertEquals(List.of("camera"), pole.traits().labels());
    assertEquals("arm64", pole.traits().architecture());
    assertEquals(
        List.of(new Extra(Extra.Kind.BANDWIDTH_IN, 100_000_000)),
        pole.device().capacity().extras());
    assertEquals(List.of(), nuc.traits().labels());
    assertEquals(
        List.of(new Extra(Extra.Kind.STORAGE, 1_000_000_000_000L)),
        nuc.device().capacity().extras());
  }

  @Test
  void aWorkersTraitsAreAddedToThoseOfItsDevice() {
    String text =
        HEAD.replace(
                "device: intel-nuc",
                "device: box, labels: [ b, a ], architecture: riscv64, tpus: 2, storage: 1 GB,"
                    + " volume-drivers: [ csi.y ], virtualization: [ container, runsc ]")
            .replace(
                "applications:",
                "devices:\n"
                    + "  - { name: box, cpu: 1 cores, memory: 1 GiB, labels: [ a ], addons: [ z ],"
                    + " architecture: arm64, storage: 2 GB, volume-drivers: [ csi.x ],"
                    + " bandwidth-out: 1 Gbit/s }");
    NodePlan worker = loading.text(text).plan(0, 0).nodes().getLast();
    assertEquals(
        new NodeTraits(
            List.of("docker", "runsc"),
            "riscv64",
            List.of("z"),
            List.of("a", "b"),
            List.of("csi.x", "csi.y"),
            worker.place()),
        worker.traits());
    assertEquals(
        List.of(
            new Extra(Extra.Kind.TPU, 2),
            new Extra(Extra.Kind.STORAGE, 1_000_000_000),
            new Extra(Extra.Kind.BANDWIDTH_OUT, 1_000_000_000)),
        worker.device().capacity().extras());
  }

  @Test
  void whatTheDescriptorDoesNotSayStandsInTheEntry() {
    RunPlan plan =
        loading
            .text(
                HEAD
                    + "  - sla: shop.json\n"
                    + "    start: 3 s\n"
                    + "    services:\n"
                    + "      - { name: job, run-time: 2 s, replicas: 4, image-size: 8 MB }\n"
                    + "      - { name: shop.prod.web.a, usage: { cpu: 50 % } }\n")
            .plan(0, 0);
    TimedAction action = actions(plan).getFirst();
    assertEquals(3_000_000_000L, action.atNanos());
    DeployService job = deployed(action).services().getFirst();
    assertEquals("shop.prod.job.b", job.service().value());
    assertEquals(4, job.replicas());
    assertEquals(8_000_000, job.spec().imageSize().value());
    RuntimePlan.Behaviour behaviour = plan.runtime().behaviour();
    assertEquals(2_000_000_000L, behaviour.runNanos(job.service()));
    assertEquals(RuntimePlan.ENDLESS, behaviour.runNanos(new ServiceName("shop.prod.web.a")));
    assertEquals(0.5, behaviour.cpuUse(new ServiceName("shop.prod.web.a")));
  }

  @Test
  void anApplicationCanStandInTheScenario() {
    LoadedScenario scenario = loading.text(HEAD + INLINE);
    DeployService web = deployed(actions(scenario.plan(0, 0)).getFirst()).services().getFirst();
    assertEquals(250, web.spec().request().cpuMillis());
    assertEquals(100_000_000, web.spec().request().memoryBytes());
    assertEquals("docker", web.spec().requirements().virtualization());
    assertEquals(
        List.of(new Constraint.Clusters(List.of("one"))), web.spec().requirements().constraints());
    assertEquals(List.of(), scenario.warnings());
  }

  @Test
  void valuesOfAnInlineApplicationCanBeSetAndVaried() {
    String path = "applications[0].microservices[0].memory";
    LoadedScenario scenario =
        loading.text(HEAD + INLINE + "vary: { \"" + path + "\": [ 100, 200 ] }\n");
    assertEquals(2, scenario.points().size());
    DeployService web = deployed(actions(scenario.plan(1, 0)).getFirst()).services().getFirst();
    assertEquals(200_000_000, web.spec().request().memoryBytes());
    assertEquals(
        "--set "
            + path
            + "=much: applications[0].microservices[0].memory: is \"much\"; wanted: a"
            + " whole number from 0 to 1000000000",
        loading.problems(HEAD + INLINE, path + "=much"));
    assertEquals(
        "--set applications[0].microservices[3].memory=1: no such path:"
            + " applications[0].microservices has no [3]; there are [0]",
        loading.problems(HEAD + INLINE, "applications[0].microservices[3].memory=1"));
  }

  @Test
  void problemsOfAnInlineApplicationStandWhereItIs() {
    assertEquals(
        """
        a.yaml:13:9: applications[0].microservices[0].code: is missing; wanted: a text that is not blank
        a.yaml:16:9: applications[0].microservices[0].memroy: unknown field; did you mean "memory"?
        a.yaml:17:16: applications[0].microservices[0].vcpus: is "0.0001"; wanted: a number from 0 to\
         10000, with at most 3 digits after the point""",
        loading.problems(
            HEAD
                + INLINE
                    .replace("        code: nginx\n", "")
                    .replace("memory: 100", "memroy: 100")
                    .replace("0.25", "0.0001")));
  }

  @Test
  void problemsOfAnEntryAreFoundTogether() {
    assertEquals(
        """
        a.yaml:10:5: applications[0].sla: is missing; wanted, or an application inline
        a.yaml:11:12: applications[1].sla: there is no file "none.json"
        a.yaml:13:12: applications[2].start: 10 s is after the end; allowed: less than 10 s
        a.yaml:15:17: applications[2].services[0].name: unknown microservice "wep"; known: job, web;\
         did you mean "web"?
        a.yaml:16:32: applications[2].services[1].run-time: is only for jobs; "web" is not one_shot
        a.yaml:12:5: applications[2].services.run-time: is missing; "job" is one_shot and needs it
        a.yaml:17:5: applications[3]: "shop.prod" is another application's name
        a.yaml:18:23: applications[3].application_name: does not go with sla; allowed: one of both"""
            .lines()
            .sorted()
            .toList(),
        loading
            .problems(
                HEAD
                    + """
                      - { start: 1 s }
                      - { sla: none.json }
                      - sla: shop.json
                        start: 10 s
                        services:
                          - { name: wep }
                          - { name: web, run-time: 1 s }
                      - sla: shop.json
                        application_name: shop
                    """)
            .lines()
            .sorted()
            .toList());
  }

  @Test
  void theTimelineCanDeployAnApplicationAndScaleItsServices() {
    String text =
        HEAD
            + INLINE
            + "timeline:\n  - { at: 4 s, deploy: shop.prod }\n"
            + "  - { at: 5 s, scale: shop.prod.web.a, replicas: 2 }\n";
    List<TimedAction> actions = actions(loading.text(text).plan(0, 0));
    assertEquals(
        List.of(4_000_000_000L, 5_000_000_000L),
        actions.stream().map(TimedAction::atNanos).toList());
    assertEquals("shop.prod", deployed(actions.getFirst()).name());
    String part = loading.problems(text.replace("deploy: shop.prod ", "deploy: shop.prod.web.a "));
    assertTrue(
        part.contains("\"shop.prod.web.a\" is deployed with its application; allowed: shop.prod"),
        part);
    String unknown = loading.problems(text.replace("deploy: shop.prod ", "deploy: shop.pro "));
    assertTrue(
        unknown.contains("known: shop.prod.web.a, shop.prod; did you mean \"shop.prod\"?"),
        unknown);
  }

  @Test
  void theContentOfADescriptorIsPartOfTheIdentity() throws IOException {
    String text = HEAD + "  - { sla: shop.json, services: [ { name: job, run-time: 1 s } ] }\n";
    LoadedScenario before = loading.text(text);
    assertEquals(1, before.data().size());
    Files.writeString(folder.resolve("shop.json"), SLA.replace("\"memory\": 50", "\"memory\": 60"));
    assertNotEquals(before.canonical(), loading.text(text).canonical());
  }

  @Test
  void whatIsNotUsedIsOneWarningAFile() throws IOException {
    Files.writeString(
        folder.resolve("shop.json"),
        SLA.replace("\"code\": \"web\",", "\"code\": \"web\", \"port\": \"80\","));
    String twice = "  - { sla: shop.json, services: [ { name: job, run-time: 1 s } ] }\n";
    LoadedScenario scenario = loading.text(HEAD + twice + "scheduling: { cluster: ldp }\n");
    assertEquals(
        List.of("shop.json: carried through, not used: port (line 7)"), scenario.warnings());
    assertEquals(scenario.warnings(), scenario.statements());
    assertEquals(
        "scheduler \"best-fit\" does not look at limits on latency to a target, which stand at"
            + " shop.prod.web.a; ldp and ldp+ do",
        loading.text(HEAD + twice).warnings().getLast());
  }

  @Test
  void rigidnessAndConvergenceTimeAreTheServiceLevelOfTheTighterStatement() throws IOException {
    String limit = "\"threshold\": 5, \"rigidness\": 1, \"convergence_time\": 1";
    String back =
        "\"one_shot\": true, \"sla_violation_strategy\": \"replicate\", \"connectivity\": [ {"
            + " \"target_microservice_id\": \"web\", \"con_constraints\": [ {"
            + " \"type\": \"latency\", \"threshold\": 7, \"rigidness\": 0.5,"
            + " \"convergence_time\": 0.25 } ] } ]";
    Files.writeString(
        folder.resolve("shop.json"),
        SLA.replace("\"one_shot\": true", back).replace(limit, limit.replace("1,", "0.75,")));
    String text = HEAD + "  - { sla: shop.json, services: [ { name: job, run-time: 1 s } ] }\n";
    Requirements needs = needs(loading.text(text), "shop.prod.job.b");
    assertEquals(
        List.of(new Constraint.TargetLatency(new ServiceName("shop.prod.web.a"), 5_000_000)),
        needs.constraints());
    assertEquals(
        new ServiceLevel(
            List.of(new ServiceLevel.Objective(0, 0.75, 250_000_000)), OnViolation.REPLICATE),
        needs.level());
    assertEquals(ServiceLevel.NONE, needs(loading.text(text), "shop.prod.web.a").level());
  }

  private static Requirements needs(LoadedScenario scenario, String service) {
    for (var actions = scenario.plan(0, 0).timeline().get(); actions.hasNext(); ) {
      if (actions.next().action() instanceof Operate operate
          && operate.request() instanceof DeployApplication application) {
        for (DeployService deploy : application.services()) {
          if (deploy.service().value().equals(service)) {
            return deploy.spec().requirements();
          }
        }
      }
    }
    throw new AssertionError("no " + service);
  }

  @Test
  void aProfileThatWatchesNothingSaysSo() {
    String text =
        HEAD
            + "  - { sla: shop.json, services: [ { name: job, run-time: 1 s } ] }\n"
            + "scheduling: { cluster: ldp }\nprofile: head-2026-04\n";
    assertEquals(
        List.of(
            "service levels are not watched (control.sla.watch: never): rigidness counts for"
                + " nothing at shop.prod.web.a"),
        loading.text(text).warnings());
  }

  @Test
  void aMicroserviceThatFitsNoWorkerIsReportedWhereItStands() throws IOException {
    Files.writeString(folder.resolve("shop.json"), SLA.replace("\"memory\": 50", "\"storage\": 5"));
    assertEquals(
        "shop.json:10:7: /applications/0/microservices/1: fits no worker: needs 1 cores and 0 B"
            + " and 5 MB of storage; workers have 4 cores and 8 GiB (intel-nuc)",
        loading.problems(
            HEAD + "  - { sla: shop.json, services: [ { name: job, run-time: 1 s } ] }\n"));
  }

  @Test
  void aLatencyConstraintGetsTheShapeOfItsAreaAndTheUsersThere() {
    String text =
        HEAD.replace("root: {}", "root: { at: Berlin }")
                .replace("{ name: one,", "{ name: one, at: Munich,")
                .replace("latency: ideal", "latency: geography")
            + INLINE.replace(
                "[ { type: clusters, allowed: [ one ] } ]",
                "[ { type: latency, area: south, threshold: 20 } ]")
            + "scheduling: { cluster: ldp }\n"
            + "areas: [ { name: south, around: Munich, radius: 50 km } ]\n"
            + "users: [ { name: near, at: Munich }, { name: far, at: Berlin } ]\n";
    LoadedScenario scenario = loading.text(text);
    DeployService web = deployed(actions(scenario.plan(0, 0)).getFirst()).services().getFirst();
    var latency = (Constraint.Latency) web.spec().requirements().constraints().getFirst();
    assertEquals(List.of(new NodeName("users").child("near")), latency.users());
    assertEquals(72, latency.rings().getFirst().corners().size());
    assertEquals(20_000_000, latency.thresholdNanos());
    assertEquals(List.of(), scenario.warnings());
    assertEquals(
        List.of("shop.prod.web.a: latency to \"south\": no user is there"),
        loading.text(text.replace("{ name: near, at: Munich }, ", "")).warnings());
    assertEquals(
        "a.yaml:13:9: applications[0].microservices[0]: unknown area \"south\"; known: soth; did you"
            + " mean \"soth\"?",
        loading.problems(text.replace("name: south", "name: soth")));
  }

  @Test
  void noBadDescriptorComesToARun() throws IOException {
    for (Path bad : Corpus.bad()) {
      Files.copy(bad, folder.resolve(bad.getFileName()));
      String problems = loading.problems(HEAD + "  - { sla: " + bad.getFileName() + " }\n");
      String expected =
          Files.readString(Path.of(bad.toString().replaceFirst("\\.json$", ".txt"))).strip();
      assertEquals(expected, problems, bad.toString());
    }
  }
}
