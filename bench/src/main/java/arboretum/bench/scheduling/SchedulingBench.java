package arboretum.bench.scheduling;

import arboretum.bench.jmh.JmhRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Scheduling time per tier for 45 workers in 1 to 45 clusters. First asserts that every choice of
 * 100 deployments at every split is that of {@link PlainChoice}; then JMH measures.
 */
public final class SchedulingBench {
  private static final int METHODS = 3;

  private SchedulingBench() {}

  /**
   * What to do.
   *
   * @param effort how long to measure
   * @param output where the numbers go as well
   */
  public record Options(JmhRun.Effort effort, Optional<Path> output) {
    /** Returns 5 JVMs for each number: some minutes. */
    public static Options full(Optional<Path> output) {
      return new Options(JmhRun.Effort.full(), output);
    }

    /** Returns one pass in this JVM, some seconds: it shows that it works. */
    public static Options quick(Optional<Path> output) {
      return new Options(JmhRun.Effort.quick(), output);
    }
  }

  /**
   * Checks, measures, prints, and writes what is asked for.
   *
   * @throws IllegalStateException if a choice is not the plain one, or a measurement fails
   */
  public static SchedulingReport run(Options options, PrintStream out) throws IOException {
    int compared = 0;
    for (int clusters : Split.CLUSTERS) {
      compared += Split.check(clusters);
    }
    out.printf(
        Locale.ROOT,
        "%,d choices equal plain ones; measuring for about %d s%n%n",
        compared,
        options.effort().seconds(Split.CLUSTERS.size() * METHODS));
    SchedulingReport report = report(JmhRun.of(SplitBenchmark.class, options.effort()));
    report.print(out);
    if (options.effort().forks() == 0) {
      out.println();
      out.println("Measured in one JVM and shortly: these numbers show that it works, no more.");
    }
    if (options.output().isPresent()) {
      report.write(options.output().get());
    }
    return report;
  }

  private static SchedulingReport report(JmhRun run) {
    List<SchedulingReport.Row> rows = new ArrayList<>();
    for (int clusters : Split.CLUSTERS) {
      rows.add(
          new SchedulingReport.Row(
              clusters,
              Split.WORKERS / clusters,
              run.measured("rank", "clusters", clusters),
              run.measured("select", "clusters", clusters),
              run.measured("scan", "clusters", clusters)));
    }
    return new SchedulingReport(rows);
  }
}
