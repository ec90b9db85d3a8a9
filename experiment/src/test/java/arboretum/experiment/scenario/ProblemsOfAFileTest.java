package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsOfAFileTest {
  private static final String GOOD =
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

  @Test
  void eightMistakesAreEightLocatedProblemsAtOnce() {
    String text =
        """
        arboretum: 1
        name: mistakes
        duration: 90
        replicatons: 3
        topology:
          root: { at: Frankfrut }
          clusters:
            - { name: munich, at: Munich, workers: [ { count: 0, device: raspberry-pi-4 } ] }
            - { name: berlin, at: Berlin, device: vm-ll, workers: [ { count: 2, device: intel-nuc } ] }
          latency: geography
        services:
          - { name: detection, memory: 512 m, vcpus: 0.25 }
          - { name: training, memory: 300 GiB, vcpus: 2 }
        timeline:
          - { at: 30 s, fail: site, target: munch }
        """;
    assertEquals(
        """
        a.yaml:3:11: duration: "90" has no unit; write e.g. "90 ms"
        a.yaml:4:1: replicatons: unknown key; allowed here: arboretum, name, question, profile,\
         seed, replications, duration, warm-up, topology, users, areas, devices, services,\
         applications, calls, requests, workload, scheduling, control, network, costs, runtime, plugins,\
         faults, timeline,\
         vary; did you mean "replications"?
        a.yaml:6:15: topology.root.at: unknown place "Frankfrut"; allowed: a city of the gazetteer,\
         or coordinates such as "48.14 N 11.58 E"; did you mean "Frankfurt"?
        a.yaml:8:55: topology.clusters[0].workers[0].count: "0" is not allowed; allowed: a whole\
         number from 1 to 1000000
        a.yaml:9:43: topology.clusters[1].device: unknown device "vm-ll"; known: raspberry-pi-4,\
         raspberry-pi-5, intel-nuc, mini-desktop, jetson-xavier, vm-s, vm-m, vm-l, vm-xl, server;\
         did you mean "vm-l"?
        a.yaml:12:32: services[0].memory: "512 m" is ambiguous: "m" can be read as 2^20 bytes\
         (MiB) or 10^6 bytes (MB); write e.g. "512 MiB"
        a.yaml:13:5: services[1]: fits no worker: needs 2 cores and 300 GiB; workers have 4 cores\
         and 4 GiB (raspberry-pi-4), 4 cores and 8 GiB (intel-nuc)
        a.yaml:15:37: timeline[0].target: unknown cluster "munch"; known: berlin, munich; did you\
         mean "munich"?""",
        loading.problems(text));
  }

  @Test
  void aFileOfAnotherFormatIsNotGuessedAt() {
    assertEquals(
        "a.yaml:1:1: the first line must be \"arboretum: 1\"",
        loading.problems("version: 3\nservices: {}\n"));
    assertEquals(
        "a.yaml:1:12: arboretum: \"2\" is no format that this version reads; allowed: 1",
        loading.problems("arboretum: 2\nnome: x\n"));
    assertEquals(
        "a.yaml:1:1: the first line must be \"arboretum: 1\"",
        loading.problems("# hello\n" + GOOD));
    assertEquals(
        "a.yaml:1:1: is no scenario; the first line must be \"arboretum: 1\"",
        loading.problems("just text"));
  }

  @Test
  void whatIsNoYamlIsOneProblemWithItsPlace() {
    assertEquals("a.yaml: is empty", loading.problems(""));
    assertEquals("a.yaml: is empty", loading.problems("# only a comment\n"));
    assertEquals(
        "a.yaml:2:1: a tab; YAML is indented by spaces",
        loading.problems("arboretum: 1\n\tname: x"));
    assertEquals(
        "a.yaml:1:14: the character U+0000 is not allowed in text",
        loading.problems("arboretum: 1 \u0000"));
    assertEquals("a.yaml: is not text in UTF-8", loading.problems(new byte[] {(byte) 0xC3, 0x28}));
    assertTrue(loading.problems("arboretum: 1\nname: [a\n").startsWith("a.yaml:3:1: no YAML: "));
    assertTrue(loading.problems("[".repeat(10_000)).startsWith("a.yaml"));
  }

  @Test
  void filesThatCantBeReadAreOneProblem() throws IOException {
    assertEquals("b.yaml: there is no such file", loading.problemsOf(folder.resolve("b.yaml")));
    Path directory = Files.createDirectory(folder.resolve("d"));
    assertEquals("d: is a folder; wanted a scenario file", loading.problemsOf(directory));
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsDoNotMatter() {
    String windows = "\uFEFF" + GOOD.replace("\n", "\r\n");
    assertEquals("", loading.problems(windows));
    assertEquals(
        "a.yaml:3:11: duration: \"10\" has no unit; write e.g. \"10 ms\"",
        loading.problems(windows.replace("10 s", "10")));
  }

  @Test
  void aKeyThatStandsTwiceIsNamedWithTheFirst() {
    assertEquals(
        "a.yaml:9:1: name: stands here twice; first at 2:1", loading.problems(GOOD + "name: b\n"));
  }

  @Test
  void anchorsAreNotFollowed() {
    assertEquals(
        "a.yaml:2:7: name: anchors and aliases (&, *) are not allowed; write the value out",
        loading
            .problems(GOOD.replace("name: a\n", "name: &x a\nquestion: *x\n"))
            .lines()
            .findFirst()
            .orElseThrow());
  }

  @Test
  void whatComesInALaterVersionIsSaidSo() {
    assertEquals(
        "a.yaml:4:12: network.bandwidth: is not in this version; allowed here: framing, loss, retransmission",
        loading.problems(
            GOOD.replace("duration: 10 s", "duration: 10 s\nnetwork: { bandwidth: 1 Gbit/s }")));
    assertTrue(
        loading
            .problems(GOOD + "mobility: []\n")
            .startsWith("a.yaml:9:1: mobility: is not in this version; allowed here: arboretum"));
  }

  @Test
  void movesAndChangesOfTheNetworkAreHeldTogether() {
    String timeline =
        """
        timeline:
          - { at: 1 s, migrate: x }
          - { at: 1 s, migrate: x.0, to: nowhere, lasts: 1 s }
          - { at: 1 s, change: nobody, latency: 5 ms }
          - { at: 1 s, change: nobody, place: Berlin }
          - { at: 1 s, change: w1 }
        """;
    List<String> found = loading.problems(GOOD + timeline).lines().toList();
    assertEquals(
        List.of(
            "timeline[0].migrate: \"x\" is no instance; write e.g. \"detection.0\"",
            "timeline[1].migrate: unknown service \"x\"; known: none",
            "timeline[1].lasts: does not go with migrate; allowed beside it: to",
            "timeline[2].change: unknown node or user \"nobody\"",
            "timeline[3].change: unknown user \"nobody\"; known: none",
            "timeline[4].latency: is missing; wanted: one of latency, place"),
        found.stream()
            .map(line -> line.replaceFirst("^a.yaml:\\d+:\\d+: ", ""))
            .map(line -> line.replaceFirst("(node or user \"nobody\").*", "$1"))
            .toList());
  }

  @Test
  void whatIsMissingIsSaid() {
    assertEquals(
        """
        a.yaml:1:1: name: is missing; wanted: name
        a.yaml:4:3: topology.clusters: is missing; wanted, or import
        a.yaml:4:3: topology.latency: is missing; wanted: latency (geography, ideal) or mapping\
         with the keys geography, constant, uniform, matrix, data, users""",
        loading.problems("arboretum: 1\nduration: 10 s\ntopology:\n  { root: { at: Berlin } }\n"));
  }

  @Test
  void placesAreNeededOnlyByGeography() {
    String placeless = GOOD.replace("at: Berlin", "").replace("at: Munich, ", "");
    assertEquals(
        """
        a.yaml:5:9: topology.root.at: is missing; latency by geography needs a place
        a.yaml:7:7: topology.clusters[0].at: is missing; latency by geography needs a place""",
        loading.problems(placeless));
    assertEquals("", loading.problems(placeless.replace("latency: geography", "latency: ideal")));
  }

  @Test
  void aServiceThatFitsNoWorkerIsRefused() {
    assertEquals(
        "a.yaml:10:5: services[0]: fits no worker: needs 1 cores and 64 GiB; workers have 4 cores and"
            + " 8 GiB (intel-nuc)",
        loading.problems(GOOD + "services:\n  - { name: s, memory: 64 GiB, vcpus: 1 }\n"));
    assertEquals(
        "a.yaml:10:5: services[0]: fits no worker: needs 1 cores and 1 GiB and 0.25 GPUs; workers have"
            + " 4 cores and 8 GiB (intel-nuc)",
        loading.problems(
            GOOD + "services:\n  - { name: s, memory: 1 GiB, vcpus: 1, vgpus: 0.25 }\n"));
  }

  @Test
  void aMissingDataSetNamesTheCommandThatGetsIt() {
    String problems =
        loading.problemsOf(Loading.SCENARIOS.resolve("real").resolve("planetlab-openb.yaml"));
    assertTrue(problems.contains("./arboretum data get latency-planetlab490"), problems);
    assertTrue(problems.contains("./arboretum data get trace-alibaba-openb2023"), problems);
    assertTrue(
        problems.lines().allMatch(l -> l.matches(".*planetlab-openb.yaml:\\d+:\\d+: .*")),
        problems);
  }

  @Test
  void aRaggedMatrixNamesFileAndRow() throws IOException {
    Files.write(folder.resolve("m.csv"), "0,1\n1\n".getBytes(StandardCharsets.UTF_8));
    String text =
        GOOD.replace("latency: geography", "latency: { matrix: m.csv }")
            .replace("at: Berlin", "row: 0")
            .replace("at: Munich", "row: 1");
    assertEquals("m.csv:2: row 2: ragged: 1 columns; the first row has 2", loading.problems(text));
  }

  @Test
  void timelineItemsAreHeldTogether() {
    assertEquals(
        """
        a.yaml:10:5: timeline[0]: does several things; allowed: one of fail, deploy, scale, undeploy, migrate, change
        a.yaml:11:11: timeline[1].at: 10 s is after the end; allowed: less than the duration, 10 s
        a.yaml:11:41: timeline[1].target: unknown service "x"; known: none
        a.yaml:11:53: timeline[1].lasts: does not go with fail: instance; allowed beside it: target
        a.yaml:12:5: timeline[2].replicas: is missing; to how many?
        a.yaml:12:23: timeline[2].scale: unknown service "y"; known: none""",
        loading.problems(
            GOOD
                + """
                timeline:
                  - { at: 1 s, fail: site, target: one, deploy: x }
                  - { at: 10 s, fail: instance, target: x.0, lasts: 1 s }
                  - { at: 1 s, scale: y }
                """));
  }
}
