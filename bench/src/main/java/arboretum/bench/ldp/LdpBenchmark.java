package arboretum.bench.ldp;

import arboretum.bench.jmh.Processor;
import arboretum.plugin.WorkerSelection.Selection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** LDP decisions over one cluster; requests are asked in turn and nothing is placed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LdpBenchmark {
  /** Workers of the cluster. */
  @Param({"500"})
  public int workers;

  private LdpCases cases = LdpCases.none();
  private int next;

  /** Makes the cluster. */
  @Setup
  public void make() {
    cases = new LdpCases(workers);
  }

  /** The policy: whom to ask, and whom to take when they have answered. */
  @Benchmark
  public Selection decide(Processor processor) {
    processor.decisions++;
    return cases.decide(next());
  }

  /** A plain scan of the same rule. */
  @Benchmark
  public int scan(Processor processor) {
    processor.decisions++;
    return cases.scan(next());
  }

  private int next() {
    next = next + 1 < LdpCases.REQUESTS ? next + 1 : 0;
    return next;
  }
}
