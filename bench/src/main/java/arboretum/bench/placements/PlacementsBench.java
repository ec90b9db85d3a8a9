package arboretum.bench.placements;

import arboretum.bench.jmh.JmhRun;
import arboretum.orchestrator.Settings.Admission;
import arboretum.placement.Policies;
import arboretum.plugin.WorkerView;
import arboretum.random.RandomSource;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Placements per second in one cluster at 70 % load. First asserts, on every request, that the
 * index chooses what a scan over all workers chooses; then times both, on the same table.
 *
 * <p>A placement is: choosing a worker, reserving, the departures that hold the load, and reports
 * from 1 % of the workers. Rates are by processor time of the one thread.
 */
public final class PlacementsBench {
  private static final long SEED = 42;
  private static final List<Integer> JMH_WORKERS = List.of(1_000, 10_000);

  static final int REPORTING_ONE_IN = 100;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int SCANNED_AT_ONCE = 2_000_000;
  private static final List<String> POLICIES =
      List.of(Policies.BEST_FIT.label(), Policies.BEST_FIT_RAW.label(), Policies.FIRST_FIT.label());

  private final Options options;
  private final PrintStream out;

  private PlacementsBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * What to measure.
   *
   * @param workers sizes of the cluster
   * @param checked requests whose choice is compared with the scan, at each size and policy
   * @param placements timed at once
   * @param rounds odd; medians are of so many
   * @param jmh how long JMH measures the same at 1,000 and 10,000 workers
   */
  public record Options(
      List<Integer> workers, int checked, int placements, int rounds, JmhRun.Effort jmh) {
    public Options {
      workers = List.copyOf(workers);
      if (workers.isEmpty() || checked < 1 || placements < 1 || rounds % 2 == 0) {
        throw new IllegalArgumentException("needs sizes, requests and an odd number of rounds");
      }
    }

    /** Returns 500, 1,000 and 10,000 workers, 20,000 requests checked: some minutes. */
    public static Options full() {
      return new Options(List.of(500, 1_000, 10_000), 20_000, 100_000, 5, JmhRun.Effort.full());
    }

    /** Returns 500 and 1,000 workers, 2,000 requests checked. */
    public static Options quick() {
      return new Options(List.of(500, 1_000), 2_000, 10_000, 1, JmhRun.Effort.quick());
    }
  }

  /**
   * One size under one policy.
   *
   * @param perSecond placements, reports included
   * @param quietPerSecond placements without reports; NaN where only reports free what has left
   * @param scanPerSecond placements by the scan, reports included
   * @param ratio of the first to the last, in one round
   * @param bytes allocated by choosing and reserving
   * @param refused of the timed requests, in percent
   * @param refusalRatio of requests that nobody can take: time by the scan to time by the index
   */
  public record Row(
      String policy,
      Admission admission,
      int workers,
      double perSecond,
      double quietPerSecond,
      double scanPerSecond,
      double ratio,
      double bytes,
      double refused,
      double refusalRatio) {}

  /**
   * Checks, measures and prints.
   *
   * @throws IllegalStateException if a choice is not that of the scan
   */
  public static List<Row> run(Options options, PrintStream out) {
    return new PlacementsBench(options, out).rows();
  }

  private List<Row> rows() {
    once("best-fit", Admission.RESERVED, 200, 2_000, 1); // until it is compiled
    out.printf(
        Locale.ROOT,
        "Placements at 70 %% load, 1 %% of the workers report between two; medians of %d%n%n",
        options.rounds());
    out.printf(
        Locale.ROOT,
        "%-13s %-16s %8s %12s %12s %10s %7s %9s %9s %9s%n",
        "policy",
        "admission",
        "workers",
        "index /s",
        "no reports",
        "scan /s",
        "ratio",
        "bytes",
        "refused",
        "x refusal");
    List<Row> rows = new ArrayList<>();
    for (String policy : POLICIES) {
      for (int workers : options.workers()) {
        rows.add(printed(policy, Admission.RESERVED, workers));
      }
    }
    for (int workers : options.workers()) {
      rows.add(printed(Policies.BEST_FIT.label(), Admission.MEASURED_PENDING, workers));
    }
    out.println();
    out.printf(
        Locale.ROOT, "%,d choices of each line equal those of the scan%n%n", options.checked());
    jmh();
    roles();
    return List.copyOf(rows);
  }

  private Row printed(String policy, Admission admission, int workers) {
    Row row = once(policy, admission, workers, options.placements(), options.rounds());
    out.printf(
        Locale.ROOT,
        "%-13s %-16s %,8d %,12.0f %12s %,10.0f %7.1f %9.0f %8.1f%% %9.1f%n",
        row.policy(),
        row.admission().name().toLowerCase(Locale.ROOT),
        row.workers(),
        row.perSecond(),
        Double.isNaN(row.quietPerSecond())
            ? "-"
            : String.format(Locale.ROOT, "%,.0f", row.quietPerSecond()),
        row.scanPerSecond(),
        row.ratio(),
        row.bytes(),
        row.refused(),
        row.refusalRatio());
    return row;
  }

  private Row once(String policy, Admission admission, int workers, int placements, int rounds) {
    TableRun run = new TableRun(policy, admission, workers, RandomSource.seeded(SEED));
    int reports = workers / REPORTING_ONE_IN;
    run.check(options.checked(), reports);
    long refusedBefore = run.refused();
    int scanned = Math.max(1, Math.min(placements, SCANNED_AT_ONCE / workers));
    double[] index = new double[rounds];
    double[] quiet = new double[rounds];
    double[] scan = new double[rounds];
    double[] ratio = new double[rounds];
    double[] refusals = new double[rounds];
    long timed = 0;
    for (int round = 0; round < rounds; round++) {
      index[round] = perSecond(run, placements, run.index(), reports);
      scan[round] = perSecond(run, scanned, run.scan(), reports);
      quiet[round] =
          admission == Admission.RESERVED
              ? perSecond(run, placements, run.index(), 0)
              : Double.NaN; // without reports what has left would never count as free
      ratio[round] = index[round] / scan[round];
      refusals[round] =
          refusalNanos(run, scanned, run.scan()) / refusalNanos(run, scanned, run.index());
      timed += scanned + (admission == Admission.RESERVED ? 2L : 1L) * placements;
    }
    double refused = 100.0 * (run.refused() - refusedBefore) / timed;
    double bytes = run.bytesPerPlacement(Math.min(placements, 10_000), reports);
    return new Row(
        policy,
        admission,
        workers,
        median(index),
        median(quiet),
        median(scan),
        median(ratio),
        bytes,
        refused,
        median(refusals));
  }

  private static double perSecond(TableRun run, int count, WorkerView view, int reports) {
    long began = Allocated.cpuNanos();
    run.play(count, view, reports);
    return count * NANOS_PER_SECOND / (Allocated.cpuNanos() - began);
  }

  private static double refusalNanos(TableRun run, int count, WorkerView view) {
    long began = Allocated.cpuNanos();
    run.refuse(count, view);
    return (double) (Allocated.cpuNanos() - began) / count;
  }

  private void jmh() {
    JmhRun run = JmhRun.of(PlacementsBenchmark.class, options.jmh());
    out.println("By JMH, best-fit, reserved, reports and departures included");
    out.println();
    out.printf(Locale.ROOT, "%8s %12s %12s %7s%n", "workers", "index /s", "scan /s", "ratio");
    for (int workers : JMH_WORKERS) {
      double index = run.measured("index", "workers", workers).median();
      double scan = run.measured("scan", "workers", workers).median();
      out.printf(
          Locale.ROOT,
          "%,8d %,12.0f %,12.0f %7.1f%n",
          workers,
          NANOS_PER_SECOND / index,
          NANOS_PER_SECOND / scan,
          scan / index);
    }
    out.println();
  }

  private void roles() {
    out.println("The whole cluster role, messages and reports with instances included");
    out.println();
    out.printf(
        Locale.ROOT, "%-13s %8s %12s %12s%n", "policy", "workers", "placements/s", "no reports");
    for (int workers : options.workers()) {
      RoleRun run = new RoleRun(Policies.BEST_FIT.label(), workers, RandomSource.seeded(SEED));
      double[] all = new double[options.rounds()];
      double[] quiet = new double[options.rounds()];
      for (int round = 0; round < options.rounds(); round++) {
        all[round] = perSecond(run, options.placements(), workers / REPORTING_ONE_IN);
        quiet[round] = perSecond(run, options.placements(), 0);
      }
      out.printf(
          Locale.ROOT,
          "%-13s %,8d %,12.0f %,12.0f%n",
          Policies.BEST_FIT.label(),
          workers,
          median(all),
          median(quiet));
    }
  }

  private static double perSecond(RoleRun run, int count, int heartbeats) {
    long began = Allocated.cpuNanos();
    run.play(count, heartbeats);
    return count * NANOS_PER_SECOND / (Allocated.cpuNanos() - began);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
