package arboretum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.cli.Cli.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsTest {
  private static final Path SCENARIOS = Path.of("..", "scenarios");
  private static final Path CONSTRAINTS = SCENARIOS.resolve("placement/constraints.yaml");
  private static final String BAD =
      """
      {
        "sla_version": "v2.0", "customerID": "x",
        "applications": [ { "application_name": "shop", "application_namespace": "prod",
          "microservices": [ { "microservice_name": "web", "microservice_namespace": "a",
            "virtualization": "docker", "code": "web", "memory": "100 MB",
            "constraints": [ { "type": "direct" } ] } ] } ]
      }
      """;

  @TempDir Path folder;
  private Cli cli = new Cli(Path.of("."));

  @BeforeEach
  void useFolder() {
    cli = new Cli(folder);
  }

  @Test
  void aRefusedMicroserviceSaysWhichConstraintFailed() throws IOException {
    Path out = folder.resolve("results");
    Said said = cli.run("run", CONSTRAINTS, "--out", out);
    assertEquals(0, said.code(), said.both());
    List<String> reasons =
        Files.readAllLines(out.resolve("constraints/latest-sim/breakdown.csv")).stream()
            .filter(line -> line.contains("pending_reason"))
            .toList();
    assertEquals(List.of("0,0,pending_reason,reason,addon,1,instances"), reasons);
    assertTrue(said.out().contains("  running                                              7\n"));
  }

  @Test
  void whatIsNotUsedIsSaidByValidateAndByRun() {
    String warning =
        "warning: ../apps/camera-pipeline.json: carried through, not used: application_desc (line"
            + " 9), port (line 38)\n";
    assertEquals(warning, cli.run("validate", CONSTRAINTS).err());
    String run = cli.run("run", CONSTRAINTS, "--out", folder.resolve("results")).err();
    assertTrue(run.contains(warning), run);
    assertEquals(1, run.lines().filter(line -> line.startsWith("warning:")).count(), run);
  }

  @Test
  void aDescriptorCanBeValidatedAlone() {
    Path file = SCENARIOS.resolve("apps/web-shop.json");
    Said said = cli.run("validate", file);
    assertEquals(file + ": ok, 2 microservices in 1 application\n", said.out());
    assertEquals("", said.err());
  }

  @Test
  void nothingRunsWithABadDescriptor() {
    Path bad = cli.file("bad.json", BAD);
    Path scenario =
        cli.file("a.yaml", Cli.TINY.replace("vary:", "applications: [ { sla: bad.json } ]\nvary:"));
    String expected =
        bad
            + ":5:60: /applications/0/microservices/0/memory: is \"100 MB\"; wanted: a whole number"
            + " from 0 to 1000000000\n"
            + bad
            + ":6:24: /applications/0/microservices/0/constraints/0: names no place; wanted:"
            + " cluster, node (a;b;c), or both\n"
            + "2 problems; nothing was run.\n";
    Path out = folder.resolve("results");
    for (Said said :
        List.of(
            cli.run("validate", bad),
            cli.run("validate", scenario),
            cli.run("run", scenario, "--out", out))) {
      assertEquals(2, said.code(), said.both());
      assertEquals(expected, said.err());
    }
    assertFalse(Files.exists(out));
  }
}
