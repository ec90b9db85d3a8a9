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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "validate",
        "schema",
        "chart",
        "compare",
        "live",
        "replay",
        "bench",
        "bench hold",
        "bench workers",
        "bench ldp",
        "bench scheduling",
        "bench placements",
        "data",
        "data list",
        "data get",
        "data check"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    String help = said(0, (Object[]) (command + " --help").split(" ")).out();
    assertTrue(help.contains("Examples:"), help);
    assertTrue(help.contains("./arboretum " + command), help);
  }

  @Test
  void theVersionNamesBuildAndJdk() {
    String version = said(0, "--version").out();
    assertTrue(version.startsWith("arboretum 0.0\nsources test\n"), version);
    assertTrue(version.contains("JDK " + Runtime.version()), version);
  }

  @Test
  void theSchemaGoesToAFileOrToStandardOutput() throws IOException {
    Path file = folder.resolve("schema.json");
    assertEquals("", said(0, "schema", "--out", file).out());
    assertEquals(Files.readString(file), said(0, "schema").out());
  }

  @Test
  void aChartIsDrawnIntoEveryFileThatIsNamed() {
    Path scenario = cli.file("tiny.yaml", Cli.TINY);
    said(0, "run", scenario, "--replications", 1, "--out", folder.resolve("results"), "--quiet");
    Path pdf = folder.resolve("fig.pdf");
    Path png = folder.resolve("fig.png");
    Said said =
        said(
            0,
            "chart",
            folder.resolve("results/tiny/latest-sim"),
            "--metric",
            "deploy_time",
            "--by",
            "replicas",
            "--kind",
            "cdf",
            "--out",
            pdf,
            "--out",
            png);
    assertEquals(pdf + "\n" + png + "\n" + folder.resolve("fig.csv") + "\n", said.out());
    assertTrue(Files.exists(pdf) && Files.exists(png));
  }

  @Test
  void dataIsLookedForInTheFolderThatIsNamed() throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("ARBORETUM_DATA", folder.resolve("environment").toString());
    Said listed = cli.run(environment, "data", "list");
    assertEquals(0, listed.code(), listed.both());
    assertTrue(listed.out().contains("missing: ./arboretum data get "), listed.out());
    String name = listed.out().substring(0, listed.out().indexOf(':'));

    Said checked = said(0, "data", "check", "--data", folder.resolve("data"));
    assertTrue(checked.out().contains("0 right, "), checked.out());
    assertTrue(checked.out().endsWith(" missing, 0 wrong\n"), checked.out());

    Said unknown = said(2, "data", "get", name + "x");
    assertTrue(unknown.err().contains("did you mean \"" + name + "\"?"), unknown.err());
  }

  @Test
  void aShortHollowRunIsReplayedIdentically() {
    Path scenario = cli.file("tiny.yaml", Cli.TINY);
    Path out = folder.resolve("results");
    Said live =
        said(
            0,
            "live",
            "--hollow",
            scenario,
            "--point",
            1,
            "--replications",
            1,
            "--max-time",
            "6 s",
            "--set",
            "topology.latency=ideal",
            "--out",
            out);
    assertTrue(
        live.err().startsWith("1 replication of 6 s, one after the other: about 6 s\n"),
        live.err());
    Path result = out.resolve("tiny/latest-hollow");
    for (String file : new String[] {"runs.csv", "summary.csv", "report.html", "manifest.json"}) {
      assertTrue(Files.exists(result.resolve(file)), file);
    }
    Said replayed = said(0, "replay", result);
    assertTrue(
        replayed.out().endsWith("identical: every decision is the recorded one\n"), replayed.out());
    Said other = cli.run("live", "--hollow", scenario, "--point", 2, "--out", out);
    assertEquals(2, other.code());
    assertTrue(other.err().contains("allowed: 0 to 1"), other.err());
  }
}
