package arboretum.report;

import arboretum.experiment.metric.Distribution;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.results.Manifest;
import arboretum.experiment.results.Mode;
import arboretum.experiment.results.Point;
import arboretum.experiment.results.RunDirectory;
import arboretum.experiment.results.RunDirectory.Existing;
import arboretum.experiment.results.RunIdentity;
import arboretum.random.RandomSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A run of invented numbers with two points. */
final class SyntheticRun {
  static final int REPLICATIONS = 10;

  private static final List<Point> POINTS =
      List.of(
          new Point(0, Map.of("timeline[0].fail", "site")),
          new Point(1, Map.of("timeline[0].fail", "orchestrator")));

  private SyntheticRun() {}

  /** Writes tables, report and manifest; returns the directory. */
  static Path write(Path out) throws IOException {
    RunIdentity identity =
        new RunIdentity(
            "synthetic",
            Mode.SIM,
            "arboretum: 1\nname: synthetic\n",
            new TreeMap<>(Map.of("planetlab", "ab".repeat(32))),
            new TreeMap<>(),
            "0.1.0");
    try (RunDirectory directory =
        RunDirectory.simulation(out, identity, MetricRegistry.standard(), Existing.KEEP)) {
      for (Point point : POINTS) {
        for (int replication = 0; replication < REPLICATIONS; replication++) {
          directory.store(replication(point.index(), replication));
        }
      }
      directory.writeTables(POINTS, REPLICATIONS);
      Manifest manifest = manifest(identity);
      Reports.write(directory.path(), manifest);
      directory.complete(manifest);
      return directory.path();
    }
  }

  private static Manifest manifest(RunIdentity identity) {
    return new Manifest(
        identity,
        new Manifest.Source("text", "unknown"),
        "Do services survive the loss of a site, and of only its orchestrator?",
        "arboretum",
        42,
        REPLICATIONS,
        POINTS,
        new TreeMap<>(Map.of("Arrivals", "compressed 100 times; run times are not")),
        "run x.yaml",
        "./arboretum run scenarios/synthetic.yaml --seed 42",
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:01Z");
  }

  private static RunResult replication(int point, int replication) {
    RandomSource random = RandomSource.seeded(1).fork("p" + point + "r" + replication);
    int late = point == 0 ? 3 : 0;
    RunResult.Builder result = new RunResult.Builder(MetricRegistry.standard());
    result.distribution("deploy_time", times(random, 40, 0.9 + 0.2 * point, 1.0, late));
    result.distribution("recovery_time", times(random, 12, 4 - 2 * point, 3.0, 0));
    result.distribution("start_time", times(random, 40, 0.02, 4, 0));
    result.distribution("outage", times(random, 0, 0, 1, 0));
    result.scalar("availability", 0.97 + 0.02 * random.nextDouble() * point);
    result.scalar("requested", 43).scalar("offers", 50 + replication);
    result.scalar("recoveries", 12).scalar("duplicate_time", 0).scalar("placements", 52);
    result.labelled("instances", "running", 43 - late).labelled("instances", "pending", late);
    if (late > 0) {
      result.labelled("offers_refused", "cpu", 4).labelled("wrong_delegations", "stale-view", 3);
      result.labelled("pending_reason", "cpu", 2).labelled("pending_reason", "memory", 1);
    }
    result.labelled("peak_allocation", "cpu", 0.7 + 0.1 * random.nextDouble());
    result.labelled("messages", "heartbeat", 1234).labelled("messages", "aggregate-push", 99);
    result.series(List.of(new RunResult.SeriesRow(0, 0, 0, 0, 0, 0, 0)));
    return result.build(point, replication, 42 + replication);
  }

  private static Distribution times(
      RandomSource random, int size, double base, double spread, long censored) {
    long[] nanos =
        LongStream.generate(() -> (long) ((base + spread * exponential(random)) * 1e9))
            .limit(size)
            .sorted()
            .distinct()
            .toArray();
    long[] ones = LongStream.generate(() -> 1).limit(nanos.length).toArray();
    return new Distribution(nanos, ones, censored, 0, Distribution.Exactness.EXACT);
  }

  private static double exponential(RandomSource random) {
    return -StrictMath.log(1 - random.nextDouble());
  }
}
