package arboretum.bench.scheduling;

import arboretum.orchestrator.cluster.WorkerBook;
import arboretum.plugin.ClusterRanking.Ranking;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One decision of each tier, as its role asks for it, without what the role does besides: messages,
 * tables, life cycles. The 50 deployments that wait are asked for in turn; nothing is placed, so
 * that each decision is on the same tables.
 *
 * <p>What counts is the processor time of the measuring thread over its decisions ({@link
 * Processor}), since wall time is wrong by factors where other processes want the same processors.
 * JMH's own score is wall time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SplitBenchmark {
  /** Equal clusters that 45 workers are split into. */
  @Param({"1", "3", "5", "9", "15", "45"})
  public int clusters;

  private Split split = new Split(1);
  private PlacementRequest[] requests = {};
  private WorkerView[] views = {};
  private WorkerView[] scans = {};
  private int next;

  /** Places the first 50 deployments; each of the others meets the cluster that ranks first. */
  @Setup
  public void place() {
    split = Split.halfWay(clusters);
    List<PlacementRequest> waiting = split.waiting();
    requests = waiting.toArray(PlacementRequest[]::new);
    views = new WorkerView[requests.length];
    scans = new WorkerView[requests.length];
    for (int i = 0; i < requests.length; i++) {
      WorkerBook book = split.first(requests[i]);
      views[i] = book.view();
      scans[i] = book.scan();
    }
  }

  /** What an iteration took of the processor; JMH reports both counts of each iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Nanoseconds of processor time in the iteration. */
    public long cpuNanos;

    /** Decisions in the iteration. */
    public long decisions;

    private long began;

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
      decisions = 0;
      began = THREADS.getCurrentThreadCpuTime();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void end() {
      cpuNanos = THREADS.getCurrentThreadCpuTime() - began;
    }
  }

  /** The root ranks all clusters. */
  @Benchmark
  public Ranking rank(Processor processor) {
    processor.decisions++;
    return split.rank(requests[next()]);
  }

  /** A cluster selects one of its workers; beyond 32 workers its index finds it. */
  @Benchmark
  public Selection select(Processor processor) {
    processor.decisions++;
    int i = next();
    return split.select(requests[i], views[i]);
  }

  /** A cluster selects one of its workers by looking at all of them. */
  @Benchmark
  public Selection scan(Processor processor) {
    processor.decisions++;
    int i = next();
    return split.select(requests[i], scans[i]);
  }

  private int next() {
    int i = next + 1 < requests.length ? next + 1 : 0;
    next = i;
    return i;
  }
}
