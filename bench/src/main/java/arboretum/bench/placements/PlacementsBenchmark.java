package arboretum.bench.placements;

import arboretum.bench.jmh.Processor;
import arboretum.orchestrator.Settings.Admission;
import arboretum.placement.Policies;
import arboretum.random.RandomSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Placements by best fit at 70 % load, departures and the reports of 1 % of the workers between two
 * included; by the role's index, and by a scan of all workers as a plug-in would write it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlacementsBenchmark {
  private static final long SEED = 42;

  /** Workers of the cluster. */
  @Param({"1000", "10000"})
  public int workers;

  private TableRun run = fleet(100); // until fill
  private int reports;

  /** Fills the cluster to its load. */
  @Setup
  public void fill() {
    run = fleet(workers);
    reports = workers / PlacementsBench.REPORTING_ONE_IN;
  }

  private static TableRun fleet(int workers) {
    String policy = Policies.BEST_FIT.label();
    return new TableRun(policy, Admission.RESERVED, workers, RandomSource.seeded(SEED));
  }

  /** By the index; returns the placements that were refused so far. */
  @Benchmark
  public long index(Processor processor) {
    processor.decisions++;
    run.play(1, run.index(), reports);
    return run.refused();
  }

  /** By a scan. */
  @Benchmark
  public long scan(Processor processor) {
    processor.decisions++;
    run.play(1, run.scan(), reports);
    return run.refused();
  }
}
