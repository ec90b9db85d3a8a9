package arboretum.bench.scheduling;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Scheduling time per tier for 45 workers in 1 to 45 clusters. First asserts that every choice of
 * 100 deployments at every split is that of {@link PlainChoice}; then JMH measures.
 */
public final class SchedulingBench {
  private static final int METHODS = 3;
  private static final int FIRST_TO_WARN = 24;

  private SchedulingBench() {}

  /**
   * How long to measure.
   *
   * @param forks fresh JVMs for each measurement; 0: all in this one, whose compiled code has seen
   *     every other measurement
   * @param warmUps iterations before those that count, in each JVM
   * @param iterations that count, in each JVM
   * @param millis length of an iteration
   * @param output where the numbers go as well
   */
  public record Options(int forks, int warmUps, int iterations, int millis, Optional<Path> output) {
    public Options {
      if (forks < 0 || warmUps < 0 || iterations < 1 || millis < 1) {
        throw new IllegalArgumentException("needs an iteration and a time");
      }
    }

    /** Returns 5 JVMs for each number: some minutes. */
    public static Options full(Optional<Path> output) {
      return new Options(5, 15, 5, 100, output);
    }

    /** Returns one pass in this JVM, some seconds: it shows that it works. */
    public static Options quick(Optional<Path> output) {
      return new Options(0, 2, 3, 50, output);
    }

    private int seconds() {
      int each = Math.max(1, forks) * (warmUps + iterations) * millis;
      return Split.CLUSTERS.size() * METHODS * each / 1000;
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
        options.seconds());
    SchedulingReport report = report(measure(options));
    report.print(out);
    if (options.forks() == 0) {
      out.println();
      out.println("Measured in one JVM and shortly: these numbers show that it works, no more.");
    }
    if (options.output().isPresent()) {
      report.write(options.output().get());
    }
    return report;
  }

  private static Collection<RunResult> measure(Options options) {
    if (options.forks() == 0) {
      System.setProperty("jmh.ignoreLock", "true"); // it may run beside a measurement: no numbers
    }
    TimeValue time = TimeValue.milliseconds(options.millis());
    try {
      return new Runner(
              new OptionsBuilder()
                  .include("^" + SplitBenchmark.class.getName().replace(".", "\\.") + "\\.")
                  .forks(options.forks())
                  .warmupIterations(options.warmUps())
                  .warmupTime(time)
                  .measurementIterations(options.iterations())
                  .measurementTime(time)
                  .jvmArgs(jvmArgs())
                  .shouldFailOnError(true)
                  .verbosity(VerboseMode.SILENT)
                  .build())
          .run();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not measure: " + e.getMessage(), e);
    }
  }

  /**
   * The compiler works while the code waits for it ({@code -Xbatch}): on a busy machine it would
   * otherwise come late, and to other inlining each time.
   */
  private static String[] jvmArgs() {
    List<String> args =
        new ArrayList<>(List.of("-Xms256m", "-Xmx256m", "-XX:+UseParallelGC", "-Xbatch"));
    if (Runtime.version().feature() >= FIRST_TO_WARN) {
      args.add("--sun-misc-unsafe-memory-access=allow"); // JMH uses it, and Java says so each time
    }
    return args.toArray(String[]::new);
  }

  private static SchedulingReport report(Collection<RunResult> results) {
    List<SchedulingReport.Row> rows = new ArrayList<>();
    for (int clusters : Split.CLUSTERS) {
      rows.add(
          new SchedulingReport.Row(
              clusters,
              Split.WORKERS / clusters,
              find(results, "rank", clusters),
              find(results, "select", clusters),
              find(results, "scan", clusters)));
    }
    return new SchedulingReport(rows);
  }

  private static Measured find(Collection<RunResult> results, String method, int clusters) {
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().endsWith("." + method)
          && result.getParams().getParam("clusters").equals(Integer.toString(clusters))) {
        return Measured.of(scores(result));
      }
    }
    throw new IllegalStateException("JMH did not measure " + method + " of " + clusters);
  }

  private static List<double[]> scores(RunResult result) {
    List<double[]> forks = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      forks.add(
          fork.getIterationResults().stream()
              .mapToDouble(i -> count(i, "cpuNanos") / count(i, "decisions"))
              .toArray());
    }
    return forks;
  }

  private static double count(IterationResult iteration, String counter) {
    Result<?> result = iteration.getSecondaryResults().get(counter);
    if (result == null) {
      throw new IllegalStateException("JMH did not count " + counter);
    }
    return result.getScore();
  }
}
