package arboretum.bench.workers;

import arboretum.check.Check;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.sim.world.Observer;
import arboretum.sim.world.SimDriver;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Idle workers at three scales: heartbeats each 2 s, aggregates each 5 s, nothing deployed. First
 * asserts that messages and bytes of every type equal their closed form, then reports what an event
 * costs and how that grows with the number of workers.
 *
 * <p>Each event is handled as in any other run; a heartbeat is two, the timer and the arrival.
 */
public final class WorkersBench {
  private static final int FULL_SECONDS = 600;
  private static final int QUICK_SECONDS = 60;
  private static final int FULL_ROUNDS = 5;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MEBI = 1L << 20;

  private final Options options;
  private final PrintStream out;

  private WorkersBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * What to run.
   *
   * @param workers numbers of workers, ascending; ratios are to the first
   * @param simulatedSeconds length of each run
   * @param rounds odd; each runs every scale once, and has ratios of its own
   */
  public record Options(List<Integer> workers, int simulatedSeconds, int rounds) {
    /** Returns 1,000, 10,000 and 100,000 workers, ten simulated minutes, five rounds. */
    public static Options full() {
      return new Options(List.of(1_000, 10_000, 100_000), FULL_SECONDS, FULL_ROUNDS);
    }

    /** Returns 1,000 and 10,000 workers, one simulated minute, one round. */
    public static Options quick() {
      return new Options(List.of(1_000, 10_000), QUICK_SECONDS, 1);
    }
  }

  /**
   * One scale.
   *
   * @param events that the engine ran
   * @param seconds wall-clock time, building and checks included
   * @param cpuSeconds time of the thread on a processor
   * @param peakHeapBytes most heap in use, garbage included
   */
  public record Row(
      int workers,
      int clusters,
      long messages,
      long events,
      double seconds,
      double cpuSeconds,
      long peakHeapBytes) {
    /** Returns the processor time of one event in nanoseconds. */
    public double nanosPerEvent() {
      return cpuSeconds * NANOS_PER_SECOND / events;
    }
  }

  /**
   * Runs all scales and prints a table.
   *
   * @return one row for each number of workers
   * @throws IllegalStateException if a count differs from its closed form
   */
  public static List<Row> run(Options options, PrintStream out) throws InterruptedException {
    return new WorkersBench(options, out).rows();
  }

  private List<Row> rows() throws InterruptedException {
    long durationNanos = IdlePlan.SECOND * options.simulatedSeconds();
    once(options.workers().get(0), durationNanos); // until it is compiled
    List<List<Row>> rounds = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      List<Row> rows = new ArrayList<>();
      for (int workers : options.workers()) {
        rows.add(once(workers, durationNanos));
      }
      rounds.add(rows);
    }
    return print(rounds);
  }

  private List<Row> print(List<List<Row>> rounds) {
    out.printf(
        Locale.ROOT,
        "Idle workers, %d simulated seconds; medians of %d%n%n",
        options.simulatedSeconds(),
        rounds.size());
    out.printf(
        Locale.ROOT,
        "%9s %8s %12s %12s %8s %8s %10s %9s %7s %9s%n",
        "workers",
        "clusters",
        "messages",
        "events",
        "wall s",
        "cpu s",
        "events/s",
        "ns/event",
        "ratio",
        "heap MiB");
    List<Row> medians = new ArrayList<>();
    for (int scale = 0; scale < options.workers().size(); scale++) {
      List<Row> runs = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (List<Row> round : rounds) {
        runs.add(round.get(scale));
        ratios.add(round.get(scale).nanosPerEvent() / round.get(0).nanosPerEvent());
      }
      runs.sort(Comparator.comparingDouble(Row::cpuSeconds));
      ratios.sort(Comparator.naturalOrder());
      Row median = runs.get(runs.size() / 2);
      medians.add(median);
      print(median, ratios.get(ratios.size() / 2));
    }
    out.println();
    out.println("messages and bytes of every type equal their closed form");
    return List.copyOf(medians);
  }

  private void print(Row row, double ratio) {
    out.printf(
        Locale.ROOT,
        "%,9d %,8d %,12d %,12d %8.2f %8.2f %,10.0f %9.1f %7.2f %,9.0f%n",
        row.workers(),
        row.clusters(),
        row.messages(),
        row.events(),
        row.seconds(),
        row.cpuSeconds(),
        row.events() / row.cpuSeconds(),
        row.nanosPerEvent(),
        ratio,
        row.peakHeapBytes() / BYTES_PER_MEBI);
  }

  private static Row once(int workers, long durationNanos) throws InterruptedException {
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    System.gc(); // what the run before it left is not this one's
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    long beganNanos = System.nanoTime();
    long beganCpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    RunPlan plan = IdlePlan.of(workers, durationNanos);
    SimDriver.Outcome outcome =
        new SimDriver(
                (p, policies) -> new Roles(p, policies)::create,
                Check.Level.CHEAP,
                MetricRegistry.standard(),
                p -> ServiceFacts.NONE,
                p -> Observer.NONE)
            .play(plan);
    long cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - beganCpuNanos;
    long wallNanos = System.nanoTime() - beganNanos;
    ClosedForm closedForm = ClosedForm.of(plan);
    closedForm.check(outcome.messages());
    return new Row(
        workers,
        IdlePlan.clusters(workers),
        closedForm.messages(),
        outcome.executedEvents(),
        wallNanos / NANOS_PER_SECOND,
        cpuNanos / NANOS_PER_SECOND,
        heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
  }
}
