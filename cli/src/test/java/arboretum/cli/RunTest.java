package arboretum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.cli.Cli.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  /** Wall time is in these alone. */
  private static final List<String> WALL_TIME = List.of("manifest.json", "timing.csv");

  @TempDir Path folder;
  private Cli cli = new Cli(Path.of("."));
  private Path scenario = Path.of("");

  @BeforeEach
  void writeScenario() {
    cli = new Cli(folder);
    scenario = cli.file("tiny.yaml", Cli.TINY);
  }

  private Said run(Path out, Object... more) {
    Stream<Object> words = Stream.of("run", scenario, "--out", out);
    return cli.run(Stream.concat(words, Stream.of(more)).toArray());
  }

  /** Returns every file below a folder but those with wall time, by name. */
  private static Map<String, String> bytes(Path directory) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!WALL_TIME.contains(file.getFileName().toString())) {
          all.put(
              directory.relativize(file).toString(),
              java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return all;
  }

  @Test
  void aScenarioRunsFromItsFileToTheTable() throws IOException {
    Path out = folder.resolve("results");
    Said said = run(out);
    assertEquals(0, said.code(), said.both());
    Path result = out.resolve("tiny/latest-sim");
    for (String file :
        List.of(
            "manifest.json",
            "runs.csv",
            "breakdown.csv",
            "summary.csv",
            "series.csv",
            "samples.csv",
            "timing.csv",
            "report.html",
            "scenario.yaml",
            "charts/deploy_time.pdf",
            "charts/deploy_time.csv")) {
      assertTrue(Files.isRegularFile(result.resolve(file)), file);
    }
    assertEquals(Cli.TINY, Files.readString(result.resolve("scenario.yaml")));
    // Two points of three replications, a line with the version, a line with the names.
    assertEquals(2 * 3 + 2, Files.readAllLines(result.resolve("runs.csv")).size());
    assertTrue(said.out().contains("tiny: Does it start?"), said.out());
    assertTrue(said.out().contains("deploy_time, median (s)"), said.out());
    assertTrue(said.out().contains("Files: "), said.out());
    String manifest = Files.readString(result.resolve("manifest.json"));
    assertTrue(manifest.contains("\"command\" : \"./arboretum run "), manifest);
    assertTrue(manifest.contains("--seed 7 --replications 3"), manifest);
  }

  @Test
  void aCompleteSimulationIsReportedNotRepeated() throws IOException {
    Path out = folder.resolve("results");
    Said first = run(out);
    AtomicInteger played = new AtomicInteger();
    cli.around(
        driver ->
            plan -> {
              played.incrementAndGet();
              return driver.run(plan);
            });
    Said second = run(out);
    assertEquals(0, second.code());
    assertEquals(0, played.get());
    assertTrue(second.err().contains("already complete"), second.err());
    assertEquals(first.out(), second.out());
    Map<String, String> before = bytes(out);
    assertEquals(0, run(out, "--force").code());
    assertEquals(6, played.get());
    assertEquals(before, bytes(out));
  }

  @Test
  void anInterruptedRunGoesOnToTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole");
    assertEquals(0, run(whole).code());

    Path out = folder.resolve("interrupted");
    Thread command = Thread.currentThread();
    AtomicInteger begun = new AtomicInteger();
    cli.around(
        driver ->
            plan -> {
              if (begun.incrementAndGet() == 3) {
                command.interrupt();
                new CountDownLatch(1).await();
              }
              return driver.run(plan);
            });
    Said said = run(out, "--threads", 1);
    assertFalse(Thread.interrupted(), "the interrupt was not taken");
    assertEquals(130, said.code(), said.both());
    assertTrue(said.err().contains("interrupted: 2 of 6 replications are kept in "), said.err());
    assertTrue(said.err().contains("the same command goes on from there"), said.err());

    AtomicInteger played = new AtomicInteger();
    cli.around(
        driver ->
            plan -> {
              played.incrementAndGet();
              return driver.run(plan);
            });
    Said again = run(out);
    assertEquals(0, again.code(), again.both());
    assertTrue(again.err().contains("2 of 6 replications were finished before"), again.err());
    assertEquals(4, played.get());
    assertEquals(bytes(whole), bytes(out));
  }

  @Test
  void threadsLeaveNoTrace() throws IOException {
    assertEquals(0, run(folder.resolve("one"), "--threads", 1).code());
    assertEquals(0, run(folder.resolve("two"), "--threads", 2).code());
    assertEquals(bytes(folder.resolve("one")), bytes(folder.resolve("two")));
  }

  @Test
  void aFailedReplicationSaysHowToMakeItAgain() {
    cli.around(
        driver ->
            plan -> {
              if (plan.point() == 1 && plan.replication() == 2) {
                throw new IllegalStateException("instance i-77 on two workers");
              }
              return driver.run(plan);
            });
    Said said = run(folder.resolve("results"), "--threads", 1);
    assertEquals(1, said.code());
    assertTrue(said.err().contains("Replication failed: point=1 replication=2 seed=7"), said.err());
    assertTrue(said.err().contains("instance i-77 on two workers"), said.err());
    String again =
        "again: ./arboretum run "
            + scenario
            + " --set 'services[0].replicas=2' --seed 7 --replications 3 --checks all";
    assertTrue(said.err().contains(again), said.err());
    assertFalse(said.both().contains("\tat "), said.both());
  }

  @Test
  void optionsStandInPlaceOfTheFile() throws IOException {
    Path out = folder.resolve("results");
    Said said =
        run(
            out,
            "--seed",
            99,
            "--replications",
            1,
            "--set",
            "services[0].replicas=2",
            "--checks",
            "all",
            "--quiet");
    assertEquals(0, said.code(), said.both());
    assertEquals("", said.err());
    List<String> rows = Files.readAllLines(out.resolve("tiny/latest-sim/runs.csv"));
    assertEquals(1 + 2, rows.size());
  }
}
