package arboretum.bench.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH measured of the methods of one class, each with a {@link Processor}. */
public final class JmhRun {
  private static final int FIRST_TO_WARN = 24;

  private final Collection<RunResult> results;

  private JmhRun(Collection<RunResult> results) {
    this.results = results;
  }

  /**
   * How long to measure.
   *
   * @param forks fresh JVMs for each measurement; 0: all in this one, whose compiled code has seen
   *     every other measurement
   * @param warmUps iterations before those that count, in each JVM
   * @param iterations that count, in each JVM
   * @param millis length of an iteration
   */
  public record Effort(int forks, int warmUps, int iterations, int millis) {
    public Effort {
      if (forks < 0 || warmUps < 0 || iterations < 1 || millis < 1) {
        throw new IllegalArgumentException("needs an iteration and a time");
      }
    }

    /** Returns 5 JVMs for each number. */
    public static Effort full() {
      return new Effort(5, 15, 5, 100);
    }

    /** Returns one pass in this JVM: it shows that it works. */
    public static Effort quick() {
      return new Effort(0, 2, 3, 50);
    }

    /** Returns about how many seconds that many numbers take. */
    public int seconds(int numbers) {
      return numbers * Math.max(1, forks) * (warmUps + iterations) * millis / 1000;
    }
  }

  /**
   * Measures all methods of a class.
   *
   * @throws IllegalStateException if JMH could not
   */
  public static JmhRun of(Class<?> benchmark, Effort effort) {
    if (effort.forks() == 0) {
      System.setProperty("jmh.ignoreLock", "true"); // it may run beside a measurement: no numbers
    }
    TimeValue time = TimeValue.milliseconds(effort.millis());
    try {
      return new JmhRun(
          new Runner(
                  new OptionsBuilder()
                      .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                      .forks(effort.forks())
                      .warmupIterations(effort.warmUps())
                      .warmupTime(time)
                      .measurementIterations(effort.iterations())
                      .measurementTime(time)
                      .jvmArgs(jvmArgs())
                      .shouldFailOnError(true)
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run());
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

  /**
   * Returns the processor time of one method at one value of its parameter.
   *
   * @throws IllegalStateException if it was not measured
   */
  public Measured measured(String method, String parameter, int value) {
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().endsWith("." + method)
          && result.getParams().getParam(parameter).equals(Integer.toString(value))) {
        return Measured.of(scores(result));
      }
    }
    throw new IllegalStateException("JMH did not measure " + method + " of " + value);
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
