package arboretum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.cli.Cli.Said;
import arboretum.plugin.AggregatorFactory;
import arboretum.plugin.ClusterRankingFactory;
import arboretum.plugin.FailureDetectionFactory;
import arboretum.plugin.UpdatePolicyFactory;
import arboretum.plugin.WorkerSelectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlugInsTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "plugin");
  private static final String FIRST =
      "(request, workers) -> new Selection.Chosen(workers.firstFit(request.spec()), 1)";

  /** One cluster of two workers and three instances; the policies are filled in. */
  private static final String SCENARIO =
      """
      arboretum: 1
      name: plugged
      seed: 7
      duration: 30 s
      topology:
        root: { at: Frankfurt }
        clusters:
          - { name: munich, at: Munich, workers: [ { count: 2, device: intel-nuc } ] }
          - { name: berlin, at: Berlin, workers: [ { count: 1, device: intel-nuc } ] }
        latency: geography
      services:
        - { name: detection, memory: 100 MiB, vcpus: 0.25, replicas: 3 }
      """;

  @TempDir Path folder;
  private Cli cli = new Cli(Path.of("."));
  private PlugInJars jars = new PlugInJars(Path.of("."));

  @BeforeEach
  void useFolder() {
    cli = new Cli(folder);
    jars = new PlugInJars(folder);
  }

  private Said run(int code, String more, Object... options) {
    Path file = cli.file("plugged.yaml", SCENARIO + more);
    Stream<Object> words =
        Stream.of("run", file, "--plugins", jars.folder(), "--out", folder.resolve("out"));
    Said said = cli.run(Stream.concat(words, Stream.of(options)).toArray());
    assertEquals(code, said.code(), said.both());
    assertFalse(said.both().contains("\tat "), said.both());
    return said;
  }

  private void says(Said said, String... parts) {
    for (String part : parts) {
      assertTrue(said.both().contains(part), () -> part + " is not in:\n" + said.both());
    }
  }

  /** Returns a scalar metric of the first replication of the latest run. */
  private double scalar(String metric) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("out/plugged/latest-sim/runs.csv"));
    int column = List.of(lines.get(1).split(",", -1)).indexOf(metric);
    assertTrue(column >= 0, () -> metric + " is not in " + lines.get(1));
    return Double.parseDouble(lines.get(2).split(",", -1)[column]);
  }

  /** Returns one label's value of a metric of the latest run. */
  private double labelled(String metric, String label) throws IOException {
    for (String line : Files.readAllLines(folder.resolve("out/plugged/latest-sim/breakdown.csv"))) {
      String[] cells = line.split(",", -1);
      if (List.of(cells).contains(metric) && List.of(cells).contains(label)) {
        return Double.parseDouble(cells[cells.length - 2]);
      }
    }
    return 0;
  }

  private PlugInJars selection(String name, String policy) {
    return jars.with(name, WorkerSelectionFactory.class, "WorkerSelection", "", policy);
  }

  private static String cluster(String policy) {
    return "scheduling: { cluster: " + policy + " }\n";
  }

  private void example() throws IOException {
    jars.pack(
        "least-loaded",
        List.of(EXAMPLE.resolve("src/main/java/example/LeastLoaded.java")),
        EXAMPLE.resolve("src/main/resources/META-INF/services"));
  }

  @Test
  void theExampleIsBuiltLoadedAndRun() throws IOException {
    example();
    Path out = folder.resolve("out");
    Path scenario = EXAMPLE.resolve("least-loaded.yaml");
    Said said = cli.run("run", scenario, "--plugins", jars.folder(), "--out", out);
    assertEquals(0, said.code(), said.both());
    Path result = out.resolve("least-loaded/latest-sim");
    String manifest = Files.readString(result.resolve("manifest.json"));
    assertTrue(manifest.contains("\"least-loaded.jar\" : \""), manifest);
    assertTrue(manifest.contains("--plugins " + jars.folder()), manifest);
    long lines =
        Files.readAllLines(EXAMPLE.resolve("src/main/java/example/LeastLoaded.java")).size();
    assertTrue(lines < 50, lines + " lines");
  }

  @Test
  void theDocumentShowsTheExampleAsItIs() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "PLUGINS.md"));
    for (String file :
        List.of(
            "src/main/java/example/LeastLoaded.java",
            "src/main/resources/META-INF/services/arboretum.plugin.WorkerSelectionFactory",
            "least-loaded.yaml")) {
      assertTrue(document.contains(Files.readString(EXAMPLE.resolve(file))), file);
    }
  }

  @Test
  void anotherJarIsAnotherRun() throws IOException {
    selection("mine", FIRST);
    run(0, cluster("mine"));
    selection(
        "mine", "(request, workers) -> new Selection.Chosen(workers.firstFit(request.spec()), 2)");
    run(0, cluster("mine"));
    try (Stream<Path> runs = Files.list(folder.resolve("out/plugged"))) {
      long simulations =
          runs.filter(Files::isDirectory)
              .filter(path -> path.getFileName().toString().startsWith("sim-"))
              .count();
      assertEquals(2, simulations);
    }
  }

  @Test
  void settingsAreCheckedWithTheScenario() throws IOException {
    example();
    String unknown = "unknown policy \"least-loadd\"; allowed: first-fit, best-fit,";
    says(
        run(2, cluster("least-loadd")),
        "plugged.yaml:13:24: scheduling.cluster: " + unknown,
        "optimal, least-loaded; did you mean \"least-loaded\"?");
    says(
        run(2, cluster("{ name: least-loaded, stepp: 5 % }")),
        "scheduling.cluster.stepp: unknown key; allowed here: name, step; did you mean \"step\"?");
    says(
        run(2, cluster("{ name: least-loaded, step: 5 ms }")),
        "scheduling.cluster.step: \"5 ms\" has the unknown unit \"ms\"; allowed: %");
    says(
        run(2, cluster("{ name: least-loaded, step: 200 % }")),
        "scheduling.cluster.step: \"200 %\" is not allowed; allowed: 1 % to 100 %");
    says(run(2, cluster("{ step: 5 % }")), "scheduling.cluster.name: is missing");
    says(
        run(2, cluster("{ name: best-fit, step: 5 % }")),
        "scheduling.cluster.step: unknown key; \"best-fit\" has no settings");
    says(
        run(2, "scheduling: { root: least-loaded }\n"),
        "scheduling.root: unknown policy \"least-loaded\"");
    run(0, cluster("least-loaded"), "--set", "scheduling.cluster.step=20 %");
  }

  @Test
  void jarsThatCantBeUsedSayWhy() throws IOException {
    says(run(2, ""), "--plugins " + jars.folder() + ": there is no such folder");
    Files.createDirectories(jars.folder());
    says(run(2, ""), "holds no file *.jar");
    Files.writeString(jars.folder().resolve("text.jar"), "no jar");
    says(run(2, ""), "text.jar: is no jar that can be read");
    Files.delete(jars.folder().resolve("text.jar"));

    selection("best-fit", FIRST);
    says(run(2, ""), "\"best-fit\": is the name of one that comes with the program");
    Files.delete(jars.folder().resolve("best-fit.jar"));

    String old = PlugInJars.HEAD + factory("old", FIRST).replace("Api.VERSION", "0");
    jars.source("old", WorkerSelectionFactory.class.getName(), old);
    says(run(2, ""), "test.Factory is for version 0 of the plug-in interfaces; this program has 1");
    Files.delete(jars.folder().resolve("old.jar"));

    jars.source("other", "arboretum.plugin.Nothing", PlugInJars.HEAD + factory("other", FIRST));
    says(run(2, ""), "other.jar: offers nothing");
    Files.delete(jars.folder().resolve("other.jar"));

    selection("mine", FIRST);
    Files.copy(jars.folder().resolve("mine.jar"), jars.folder().resolve("twin.jar"));
    says(run(2, ""), "twin.jar: the selection of workers \"mine\" is in mine.jar too");
  }

  private static String factory(String name, String policy) {
    return "public final class Factory implements WorkerSelectionFactory {\n"
        + "  public int apiVersion() { return Api.VERSION; }\n  public String name() { return \""
        + name
        + "\"; }\n  public WorkerSelection create(PolicySettings s, RandomSource r) { return "
        + policy
        + "; }\n}\n";
  }

  @Test
  void aClassOfTheInsideIsNamed() {
    selection(
        "inside",
        "(request, workers) -> { arboretum.lifecycle.Lifecycle.Event.values(); return null; }");
    says(run(2, ""), "inside.jar: uses arboretum.lifecycle.Lifecycle$Event, which is internal");
  }

  @Test
  void aClassOfTheInsideThatIsReachedByReflectionIsNamed() {
    selection(
        "sly",
        "(request, workers) -> { try { Class.forName(\"arboretum.orchestrator.root.Root\"); }"
            + " catch (ClassNotFoundException e) { throw new IllegalStateException(e); }"
            + " return null; }");
    says(
        run(1, cluster("sly")),
        "plug-in \"sly\" of sly.jar",
        "ClassNotFoundException: arboretum.orchestrator.root.Root; asked: ");
  }

  @Test
  void oneThatThrowsEndsTheRunWithItsNameItsJarAndTheRequest() throws IOException {
    selection("broken", "(request, workers) -> { throw new IllegalStateException(\"oops\"); }");
    Said said = run(1, cluster("broken"));
    says(
        said,
        "plug-in \"broken\" of broken.jar (selection of workers) threw"
            + " java.lang.IllegalStateException: oops; asked: detection with ",
        "Replication failed: point=0 replication=0",
        "plugin-failures-*.log");
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      Path log =
          files.filter(f -> f.toString().endsWith("p00000-r00000.log")).findFirst().orElseThrow();
      assertTrue(Files.readString(log).contains("test.Factory.lambda"), Files.readString(log));
    }
  }

  @Test
  void oneThatThrowsMayCountAsARefusal() throws IOException {
    jars.with(
        "broken",
        WorkerSelectionFactory.class,
        "WorkerSelection",
        "",
        "(request, workers) -> { if (workers.name(0).path().contains(\"munich\"))"
            + " throw new IllegalStateException(\"oops\");"
            + " return new Selection.Chosen(workers.firstFit(request.spec()), 1); }");
    Said said = run(0, cluster("broken") + "plugins: { on-failure: refuse }\n");
    says(said, "; what they threw is in ");
    assertTrue(scalar("plugin_failures") >= 3, "failures: " + scalar("plugin_failures"));
    assertEquals(3, labelled("offers_refused", "policy"));
    assertEquals(3, labelled("instances", "running"), "Berlin takes all of them");
  }

  @Test
  void theImpossibleIsNotDone() {
    String[][] cases = {
      {"new Selection.Chosen(99, 1)", "chose worker 99 of 2, which does not exist"},
      {"new Selection.Chosen(-1, 1)", "chose worker -1 of 2, which does not exist"},
      {"new Selection.Chosen(0, -5)", "says that it examined -5 candidates"},
      {"null", "gave no answer"},
      {"new Selection.Measure(List.of(), List.of(), 0)", "wants round-trip times of nobody"},
    };
    for (String[] one : cases) {
      selection("wild", "(request, workers) -> " + one[0]);
      says(run(1, cluster("wild")), "\"wild\" of wild.jar (selection of workers) " + one[1]);
    }
  }

  @Test
  void aWorkerThatDoesNotFitOrIsSilentIsNotChosen() {
    selection("wild", "(request, workers) -> new Selection.Chosen(0, 1)");
    // A NUC of the catalogue has 4 cores: a second instance of 3 has no room on the first worker.
    Said full =
        run(1, cluster("wild"), "--set", "services[0].vcpus=3", "--set", "services[0].replicas=3");
    says(full, "chose root/", "which does not fit: cpu");
    Said silent =
        run(
            1,
            cluster("wild")
                + "timeline:\n  - { at: 10 s, fail: worker, target: munich/w1 }\n"
                + "  - { at: 25 s, scale: detection, replicas: 9 }\n");
    says(silent, "chose root/munich/w1, which is silent");
  }

  @Test
  void anImpossibleOrderIsNotFollowed() {
    String later = "timeline: [ { at: 20 s, scale: detection, replicas: 4 } ]\n";
    String[][] cases = {
      {"List.of(0, 0)", "named cluster 0 twice"}, {"List.of(7)", "named cluster 7 of 2, which does"}
    };
    for (String[] one : cases) {
      jars.with(
          "wild",
          ClusterRankingFactory.class,
          "ClusterRanking",
          "",
          "(request, clusters) -> new ClusterRanking.Ranking(clusters.size() < 2 ? List.of() : "
              + one[0]
              + ", Refusal.NO_CANDIDATE, 2)");
      says(
          run(1, "scheduling: { root: wild }\n" + later),
          "\"wild\" of wild.jar (ranking of clusters) " + one[1]);
    }
  }

  @Test
  void aRealTimeRunIsReplayedWithTheSameJarsOnly() throws IOException {
    selection("mine", FIRST);
    Path file = cli.file("plugged.yaml", SCENARIO + cluster("mine"));
    Path out = folder.resolve("out");
    Said live =
        cli.run(
            "live",
            "--hollow",
            file,
            "--plugins",
            jars.folder(),
            "--out",
            out,
            "--max-time",
            "2 s");
    assertEquals(0, live.code(), live.both());
    Path result = out.resolve("plugged/latest-hollow");
    Said replayed = cli.run("replay", result, "--plugins", jars.folder());
    assertEquals(0, replayed.code(), replayed.both());
    says(replayed, "identical: every decision is the recorded one");
    Said without = cli.run("replay", result);
    assertEquals(2, without.code(), without.both());
    says(without, "was recorded with other plug-ins: {mine.jar=", "given: none");
    assertEquals(0, cli.run("validate", file, "--plugins", jars.folder()).code());
    assertEquals(2, cli.run("validate", file).code());
  }

  @Test
  void heartbeatsLeaveWhenTheUpdatePolicySaysSo() throws IOException {
    run0("");
    double standard = labelled("messages", "heartbeat");
    jars.with(
        "second",
        UpdatePolicyFactory.class,
        "UpdatePolicy",
        "",
        "new UpdatePolicy() { int n; public Decision due(Situation s) { n++; return new Decision("
            + "n % 2 == 0 ? Decision.Action.SEND : Decision.Action.SKIP, s.periodNanos()); } }");
    run(0, "control: { updates: second }\n");
    assertEquals(
        standard / 2, labelled("messages", "heartbeat"), 3, "one more or less for each worker");
    assertNotEquals(0, labelled("messages", "heartbeat"));
    double pushes = labelled("messages", "aggregate-push");
    run(0, "control: { aggregate: { updates: second } }\n");
    assertEquals(pushes / 2, labelled("messages", "aggregate-push"), 2);
  }

  private void run0(String more) {
    selection("unused", FIRST);
    run(0, more);
  }

  @Test
  void lossIsWhatTheDetectionSays() throws IOException {
    String fault = "timeline:\n  - { at: 10 s, fail: worker, target: munich/w1 }\n";
    run0(fault);
    double placements = scalar("placements");
    jars.with(
        "patient",
        FailureDetectionFactory.class,
        "FailureDetection",
        "",
        "(member, silentNanos, limitNanos) -> false");
    run(0, fault + "control: { detection: { policy: patient } }\n");
    assertTrue(scalar("placements") < placements, "nothing is placed again: nobody is lost");
  }

  @Test
  void theParentKnowsWhatTheAggregatorTells() throws IOException {
    jars.with(
        "modest",
        AggregatorFactory.class,
        "Aggregator",
        "",
        "new Aggregator() { public Aggregate ofWorkers(Aggregate exact, WorkerView workers) {"
            + " return Aggregate.empty(exact.form()); } }");
    run(0, "control: { aggregate: { aggregator: modest } }\n");
    assertEquals(3, labelled("instances", "pending"), "no cluster admits to a worker");
    jars.with(
        "wild",
        AggregatorFactory.class,
        "Aggregator",
        "",
        "new Aggregator() { public Aggregate ofWorkers(Aggregate exact, WorkerView workers) {"
            + " return Aggregate.empty(AggregateForm.FULL); } }");
    says(
        run(1, "control: { aggregate: { aggregator: wild } }\n"),
        "\"wild\" of wild.jar (aggregator) told the form FULL where the scenario says MEAN_STD");
  }
}
