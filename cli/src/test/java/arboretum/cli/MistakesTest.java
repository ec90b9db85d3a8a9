package arboretum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.cli.Cli.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {
  private static final String EIGHT =
      """
      arboretum: 1
      name: mistakes
      duration: 90
      replicatons: 3
      topology:
        root: { at: Frankfrut }
        clusters:
          - { name: munich, at: Munich, workers: [ { count: 0, device: raspberry-pi-4 } ] }
          - { name: berlin, at: Berlin, workers: [ { count: 2, device: intel-nuk } ] }
        latency: geographie
      services:
        - { name: detection, memory: 512 m, vcpus: 0.25 }
      timeline:
        - { at: 30 s, fail: site, target: munch }
      """;

  @TempDir Path folder;
  private Cli cli = new Cli(Path.of("."));

  @BeforeEach
  void useFolder() {
    cli = new Cli(folder);
  }

  private Said said(int code, Object... arguments) {
    Said said = cli.run(arguments);
    assertEquals(code, said.code(), said.both());
    assertFalse(said.both().contains("\tat "), said.both());
    return said;
  }

  @Test
  void eightMistakesArePrintedAtOnceAndNothingIsWritten() {
    Path file = cli.file("mistakes.yaml", EIGHT);
    Path out = folder.resolve("results");
    for (Said said : new Said[] {said(2, "validate", file), said(2, "run", file, "--out", out)}) {
      assertEquals(8, said.err().lines().filter(l -> l.startsWith(file + ":")).count(), said.err());
      assertTrue(said.err().endsWith("8 problems; nothing was run.\n"), said.err());
      assertEquals("", said.out());
    }
    assertFalse(Files.exists(out));
  }

  @Test
  void theProblemsOfAllFilesAreCounted() {
    Path bad = cli.file("bad.yaml", EIGHT);
    Path good = cli.file("good.yaml", Cli.TINY);
    Said said = said(2, "validate", good, bad, folder.resolve("missing.yaml"));
    assertEquals(good + ": ok, 2 points of 3 replications\n", said.out());
    assertTrue(said.err().endsWith("9 problems; nothing was run.\n"), said.err());
    assertEquals("", said(0, "validate", good).err());
  }

  @Test
  void aWrongPathOfSetNamesTheNearest() {
    Path file = cli.file("tiny.yaml", Cli.TINY);
    Said said = said(2, "run", file, "--set", "topology.latncy=ideal");
    assertTrue(said.err().contains("did you mean \"topology.latency\"?"), said.err());
  }

  @Test
  void unknownCommandsAndOptionsNameTheNearest() {
    assertTrue(said(2, "vlidate").err().contains("did you mean \"validate\"?"));
    assertTrue(said(2, "run", "a.yaml", "--threds", "2").err().contains("\"--threads\"?"));
    assertTrue(said(2).err().contains("which command?"));
    assertTrue(said(2, "data").err().contains("which command?"));
    said(2, "run");
    said(2, "run", "a.yaml", "--threads", "many");
    said(2, "run", "a.yaml", "--threads", "0");
    said(2, "run", "a.yaml", "--checks", "some");
    said(2, "live", "a.yaml");
  }

  @Test
  void aChartOfAnUnknownMetricNamesTheNearest() {
    Path result = folder.resolve("none");
    Path figure = folder.resolve("a.pdf");
    Said said = said(2, "chart", result, "--metric", "deploy_tim", "--out", figure);
    assertTrue(said.err().contains("did you mean \"deploy_time\"?"), said.err());
    said(2, "chart", result, "--metric", "deploy_time", "--out", figure);
    assertFalse(Files.exists(figure));
  }

  @Test
  void aFolderThatCantBeWrittenIsOneLine() throws IOException {
    Path file = cli.file("tiny.yaml", Cli.TINY);
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    Said said = said(1, "run", file, "--out", taken);
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith("arboretum: " + taken), said.err());
  }

  @Test
  void whatOnlyASimulationCanPlayIsNamedWhereItIsWritten() {
    Path file =
        cli.file("oracle.yaml", Cli.TINY + "scheduling:\n  root: first-fit\n  cluster: optimal\n");
    int line = 1 + (int) (Cli.TINY + "scheduling:\n  root: first-fit\n").lines().count();
    Said said = said(2, "live", "--hollow", file, "--out", folder.resolve("results"));
    String place = file + ":" + line + ":12: scheduling.cluster: \"optimal\" reads the true state";
    assertTrue(said.err().startsWith(place), said.err());
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @Test
  void whatHoldsNoRecordingsCantBeReplayed() {
    assertTrue(said(2, "replay", folder).err().contains("holds no recorded inputs"));
    assertTrue(said(2, "replay", folder.resolve("none")).err().contains("no such folder"));
  }

  @Test
  void aStackTraceIsShownOnRequestOnly() {
    Path file = cli.file("tiny.yaml", Cli.TINY);
    cli.around(
        driver -> {
          throw new UnsupportedOperationException("a defect");
        });
    Said said = said(1, "run", file, "--out", folder.resolve("results"));
    assertTrue(said.err().contains("arboretum: internal error: "), said.err());
    assertTrue(said.err().contains("ARBORETUM_TRACE=1"), said.err());
    Map<String, String> environment = new TreeMap<>();
    environment.put("ARBORETUM_TRACE", "1");
    Said traced = cli.run(environment, "run", file, "--out", folder.resolve("results"));
    assertTrue(traced.err().contains("\tat "), traced.err());
  }
}
