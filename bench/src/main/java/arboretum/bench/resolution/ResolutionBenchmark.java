package arboretum.bench.resolution;

import arboretum.bench.jmh.Processor;
import arboretum.resolution.Balancing;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Connections to a service whose table is known, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ResolutionBenchmark {
  private static final int BATCH = 100;

  /** Instances of the service. */
  @Param({"20"})
  public int copies;

  private WarmTable closest = new WarmTable(1, Balancing.CLOSEST);
  private WarmTable roundRobin = closest;
  private WarmTable leastLoaded = closest;

  /** Makes the tables. */
  @Setup
  public void make() {
    closest = new WarmTable(copies, Balancing.CLOSEST);
    roundRobin = new WarmTable(copies, Balancing.ROUND_ROBIN);
    leastLoaded = new WarmTable(copies, Balancing.LEAST_LOADED);
  }

  /** By network coordinates. */
  @Benchmark
  public int closest(Processor processor) {
    return requests(closest, processor);
  }

  /** In turn. */
  @Benchmark
  public int roundRobin(Processor processor) {
    return requests(roundRobin, processor);
  }

  /** By the load that the worker has seen. */
  @Benchmark
  public int leastLoaded(Processor processor) {
    return requests(leastLoaded, processor);
  }

  private static int requests(WarmTable table, Processor processor) {
    int sum = 0;
    for (int i = 0; i < BATCH; i++) {
      sum += table.request();
    }
    processor.decisions += BATCH;
    return sum;
  }
}
