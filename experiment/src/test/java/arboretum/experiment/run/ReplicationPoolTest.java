package arboretum.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.metric.Distribution;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.Plans;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.results.Manifest;
import arboretum.experiment.results.Mode;
import arboretum.experiment.results.Point;
import arboretum.experiment.results.RunDirectory;
import arboretum.experiment.results.RunDirectory.Existing;
import arboretum.experiment.results.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicationPoolTest {
  private static final int REPLICATIONS = 3;
  private static final List<Point> POINTS =
      List.of(new Point(0, Map.of("fail", "site")), new Point(1, Map.of("fail", "a, \"b\"")));

  @TempDir Path out;

  private final AtomicInteger played = new AtomicInteger();

  @Test
  void oneAndFourThreadsGiveTheSameBytes() throws Exception {
    Map<String, String> one = run(out.resolve("one"), 1, this::play);
    Map<String, String> four = run(out.resolve("four"), 4, this::play);
    assertEquals(one, four);
    String runs = one.get("runs.csv");
    assertTrue(
        java.util.Objects.requireNonNull(runs)
            .startsWith("# arboretum-runs: 1\npoint,replication,seed,fail,deploy_time_n"));
    assertTrue(runs.contains("\n1,2,44,\"a, \"\"b\"\"\",2,"), runs);
    assertEquals(2 + 6, runs.lines().count());
    assertTrue(
        java.util.Objects.requireNonNull(one.get("samples.csv"))
            .contains("1,2,deploy_time,observed,1.000000012,1,true\n"));
    assertTrue(one.get("samples.csv").contains("1,2,deploy_time,censored,,4,true\n"));
  }

  @Test
  void aRunThatWasKilledResumesToTheSameBytes() throws Exception {
    Map<String, String> whole = run(out.resolve("whole"), 2, this::play);
    played.set(0);
    Path halved = out.resolve("halved");
    Driver failing =
        plan -> {
          if (plan.point() == 1 && plan.replication() == 0) {
            throw new IllegalStateException("invariant: two owners");
          }
          return play(plan);
        };
    var failure = assertThrows(ReplicationFailedException.class, () -> run(halved, 1, failing));
    assertEquals(
        """
        Replication failed: point=1 replication=0 seed=42
          invariant: two owners
          finished replications are kept
          again: ./arboretum run x.yaml --seed 42""",
        String.valueOf(failure.getMessage()).replace(System.lineSeparator(), "\n"));
    assertEquals(3, played.get());
    Path directory = halved.resolve("test").resolve("sim-" + identity().shortHash());
    // What a kill in the middle of a write leaves.
    Files.writeString(directory.resolve("parts/.p00001-r00000.part.unfinished"), "half");
    Files.writeString(directory.resolve("parts/p00001-r00001.part"), "# arboretum-part: 1\nrun");
    assertEquals(whole, run(halved, 2, this::play));
    assertEquals(6, played.get());
  }

  @Test
  void aCompleteSimulationIsKeptUnlessForced() throws Exception {
    run(out, 1, this::play);
    try (RunDirectory again = open(Existing.KEEP)) {
      assertTrue(again.isComplete());
    }
    Path link = out.resolve("test/latest-sim");
    assertEquals("sim-" + identity().shortHash(), Files.readSymbolicLink(link).toString());
    try (RunDirectory forced = open(Existing.REPLACE)) {
      assertFalse(forced.isComplete());
      assertTrue(forced.part(0, 0).isEmpty());
    }
  }

  @Test
  void aSecondRunOfTheSameDirectoryIsRefusedInOneLine() throws Exception {
    try (RunDirectory first = open(Existing.KEEP)) {
      var refusal = assertThrows(InputException.class, () -> open(Existing.KEEP));
      assertTrue(
          String.valueOf(refusal.getMessage())
              .startsWith(first.path() + ": another run is writing here"));
      assertEquals(1, String.valueOf(refusal.getMessage()).lines().count());
    }
    open(Existing.KEEP).close();
  }

  @Test
  void measurementsAreAlwaysMadeAnew() throws Exception {
    RunIdentity hollow =
        new RunIdentity("test", Mode.HOLLOW, "", new TreeMap<>(), new TreeMap<>(), "build");
    for (int n = 1; n <= 2; n++) {
      try (RunDirectory d = RunDirectory.measurement(out, hollow, MetricRegistry.standard())) {
        assertTrue(d.path().endsWith("hollow-" + hollow.shortHash() + "-" + n));
      }
    }
  }

  @Test
  void anInterruptGivesUpWhatIsUnderWay() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Driver endless =
        plan -> {
          waiting.countDown();
          Thread.sleep(Long.MAX_VALUE);
          throw new IllegalStateException("not reached");
        };
    AtomicInteger interrupted = new AtomicInteger();
    Thread runner =
        new Thread(
            () -> {
              try {
                run(out, 2, endless);
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    runner.start();
    waiting.await();
    runner.interrupt();
    runner.join(10_000);
    assertEquals(1, interrupted.get());
  }

  private RunDirectory open(Existing existing) throws IOException {
    return RunDirectory.simulation(out, identity(), MetricRegistry.standard(), existing);
  }

  private static RunIdentity identity() {
    return new RunIdentity("test", Mode.SIM, "text", new TreeMap<>(), new TreeMap<>(), "build");
  }

  private static Map<String, String> run(Path folder, int threads, Driver driver)
      throws IOException, InterruptedException {
    List<Task> tasks = new ArrayList<>();
    for (Point point : POINTS) {
      for (int r = 0; r < REPLICATIONS; r++) {
        int replication = r;
        tasks.add(
            new Task(
                point.index(),
                replication,
                42,
                () -> Plans.of(point.index(), replication, Plans.SECOND, 0)));
      }
    }
    try (RunDirectory directory =
        RunDirectory.simulation(folder, identity(), MetricRegistry.standard(), Existing.KEEP)) {
      new ReplicationPool(
              threads,
              driver,
              task -> "./arboretum run x.yaml --seed " + task.seed(),
              Progress.NONE)
          .run(tasks, directory);
      directory.writeTables(POINTS, REPLICATIONS);
      directory.complete(
          new Manifest(
              identity(),
              new Manifest.Source("text", "unknown"),
              "?",
              "arboretum",
              42,
              REPLICATIONS,
              POINTS,
              new TreeMap<>(),
              "run x.yaml",
              "run x.yaml",
              "2026-01-01T00:00:00Z",
              "2026-01-01T00:00:00Z"));
      return contents(directory.path());
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.equals("timing.csv") && !name.equals("manifest.json")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }

  private RunResult play(RunPlan plan) {
    played.incrementAndGet();
    long base = plan.point() * 10L + plan.replication();
    return new RunResult.Builder(MetricRegistry.standard())
        .distribution(
            "deploy_time",
            new Distribution(
                new long[] {base, Plans.SECOND + base},
                new long[] {1, 1},
                4,
                0,
                Distribution.Exactness.EXACT))
        .scalar("availability", 1.0 / (3 + (double) base))
        .labelled("messages", "heartbeat", (double) base)
        .series(List.of(new RunResult.SeriesRow(0, 1, 1, 1, 1, 1, 0)))
        .build(plan.point(), plan.replication(), plan.seed());
  }
}
