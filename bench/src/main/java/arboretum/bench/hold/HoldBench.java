package arboretum.bench.hold;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hold model (Jones, CACM 29(4), 1986) through the engine's public {@code schedule}, against
 * the tightest loop over {@code java.util.PriorityQueue}.
 *
 * <p>All sides take the same delays in the order in which events run, and fold time and code of
 * every event into a checksum: unequal checksums fail the benchmark, whatever its speed. Each
 * repetition measures engine and queue directly after one another, in alternating order; the ratio
 * is the median of the pairs' ratios. Time is CPU time of the thread, so that a shared machine
 * disturbs less; absolute figures are orientation only.
 */
public final class HoldBench {

  private static final long SEED = 42;
  private static final int DSOL_EVENTS = 50_000;
  private static final int DSOL_PENDING_LIMIT = 100_000;

  private final Options options;
  private final PrintStream progress;
  private final HoldSide engine = new EngineHold();
  private final HoldSide queue = new PriorityQueueHold();
  private final HoldSide dsol = new StockDsolHold();

  private HoldBench(Options options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * What to measure.
   *
   * @param pending numbers of pending events, each at least 1
   * @param repetitions odd, at least 1
   * @param events measured events per repetition, at least 1; more where many are pending
   */
  public record Options(List<Integer> pending, int repetitions, int events) {

    public Options {
      pending = List.copyOf(pending);
      if (pending.isEmpty() || repetitions < 1 || repetitions % 2 == 0 || events < 1) {
        throw new IllegalArgumentException(
            "needs pending counts, an odd number of repetitions, and events: " + pending);
      }
    }

    /** 1e3, 1e5 and 1e6 pending, five repetitions: some minutes. */
    public static Options full() {
      return new Options(List.of(1_000, 100_000, 1_000_000), 5, 2_000_000);
    }

    /** 1e3 and 1e5 pending, three short repetitions: below 20 s. */
    public static Options quick() {
      return new Options(List.of(1_000, 100_000), 3, 400_000);
    }
  }

  /**
   * Measures, and prints progress and the table.
   *
   * @return the figures; {@link HoldReport#sameOrder()} false means that the engine is wrong
   */
  public static HoldReport run(Options options, PrintStream out) {
    HoldReport report = new HoldBench(options, out).measure();
    report.print(out);
    return report;
  }

  private HoldReport measure() {
    warmUp();
    List<HoldRow> rows = new ArrayList<>();
    for (int pending : options.pending) {
      for (HoldDelays delays : HoldDelays.values()) {
        progress.printf(Locale.ROOT, "measuring %s, %d pending%n", delays, pending);
        rows.add(measure(delays, pending));
      }
    }
    progress.println();
    return new HoldReport(rows, skewFactor(rows), options.repetitions);
  }

  /** Compiles both sides under every distribution, so that the first line is not the slowest. */
  private void warmUp() {
    for (HoldDelays delays : HoldDelays.values()) {
      HoldTask task = new HoldTask(5_000, 100_000, 300_000, delays.table(SEED));
      engine.run(task);
      queue.run(task);
    }
  }

  private HoldRow measure(HoldDelays delays, int pending) {
    int measured = Math.max(options.events, pending);
    HoldTask task = new HoldTask(pending, measured, measured, delays.table(SEED));
    int repetitions = options.repetitions;
    double[] engineNanos = new double[repetitions];
    double[] queueNanos = new double[repetitions];
    double[] ratios = new double[repetitions];
    boolean same = true;
    long checksum = 0;
    for (int i = 0; i < repetitions; i++) {
      boolean engineFirst = i % 2 == 0;
      HoldSample first = (engineFirst ? engine : queue).run(task);
      HoldSample second = (engineFirst ? queue : engine).run(task);
      engineNanos[i] = (engineFirst ? first : second).nanosPerEvent();
      queueNanos[i] = (engineFirst ? second : first).nanosPerEvent();
      ratios[i] = queueNanos[i] / engineNanos[i];
      checksum = first.checksum();
      same &= checksum == second.checksum();
    }
    double dsolNanos = Double.NaN;
    if (delays == HoldDelays.EXPONENTIAL && pending <= DSOL_PENDING_LIMIT) {
      HoldTask few = task.shortened(DSOL_EVENTS);
      HoldSample sample = dsol.run(few);
      dsolNanos = sample.nanosPerEvent();
      same &= sample.checksum() == queue.run(few).checksum();
    }
    Arrays.sort(engineNanos);
    return new HoldRow(
        delays.name().toLowerCase(Locale.ROOT),
        pending,
        median(engineNanos),
        median(queueNanos),
        dsolNanos,
        engineNanos[0],
        engineNanos[repetitions - 1],
        median(ratios),
        target(delays, pending),
        checksum,
        same);
  }

  /** The targets: 2.5 / 5 / 5 at 1e3 / 1e5 / 1e6 pending, for exponential delays. */
  private static double target(HoldDelays delays, int pending) {
    if (delays != HoldDelays.EXPONENTIAL) {
      return Double.NaN;
    }
    return pending >= 100_000 ? 5 : 2.5;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double skewFactor(List<HoldRow> rows) {
    double worst = 0;
    double exponential = Double.NaN;
    for (HoldRow row : rows) {
      if (row.delays().equals("exponential")) {
        exponential = row.engineNanos();
      }
      worst = Math.max(worst, row.engineNanos() / exponential);
    }
    return worst;
  }
}
