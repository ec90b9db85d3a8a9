package arboretum.bench.ldp;

import arboretum.bench.jmh.JmhRun;
import arboretum.bench.jmh.Measured;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Time and memory of an LDP decision. First asserts that every choice is that of a plain scan of
 * the same rule, and that what a decision allocates does not grow with the workers; then JMH
 * measures.
 */
public final class LdpBench {
  private static final int WORKERS = 500;
  private static final int MANY = 4000;
  private static final int NUMBERS = 2;
  private static final int WARM = 20;
  private static final double NANOS_PER_MICRO = 1000.0;

  /** Bytes by which decisions of two clusters may differ: other measurements, other refusals. */
  private static final long SAME_BYTES = 1000;

  private LdpBench() {}

  /**
   * What was measured.
   *
   * @param policy processor time of the policy, in nanoseconds
   * @param scan that of a plain scan
   * @param bytes allocated by a decision among 500 workers
   * @param bytesOfMany the same among 4,000
   */
  public record Result(Measured policy, Measured scan, long bytes, long bytesOfMany) {}

  /**
   * Checks, measures and prints.
   *
   * @throws IllegalStateException if a choice is not the scan's, or memory grows with workers
   */
  public static Result run(JmhRun.Effort effort, PrintStream out) {
    int placed = check(WORKERS);
    long bytes = bytes(WORKERS);
    long many = bytes(MANY);
    if (many - bytes > SAME_BYTES) {
      throw new IllegalStateException(
          "a decision allocates "
              + bytes
              + " bytes among 500 workers and "
              + many
              + " among 4,000");
    }
    out.printf(
        Locale.ROOT,
        "%d choices among %d workers equal a plain scan's, %d of them workers; measuring for about"
            + " %d s%n%n",
        LdpCases.REQUESTS,
        WORKERS,
        placed,
        effort.seconds(NUMBERS));
    JmhRun run = JmhRun.of(LdpBenchmark.class, effort);
    Result result =
        new Result(
            run.measured("decide", "workers", WORKERS),
            run.measured("scan", "workers", WORKERS),
            bytes,
            many);
    print(out, "LDP, both steps", result.policy());
    print(out, "plain scan of the rule", result.scan());
    out.printf(
        Locale.ROOT,
        "ratio %.1f; %,d bytes allocated a decision, %,d among 4,000 workers%n",
        result.scan().median() / result.policy().median(),
        bytes,
        many);
    if (effort.forks() == 0) {
      out.println("Measured in one JVM and shortly: these numbers show that it works, no more.");
    }
    return result;
  }

  /** Returns how many requests found a worker. */
  static int check(int workers) {
    LdpCases cases = new LdpCases(workers);
    int placed = 0;
    for (int request = 0; request < LdpCases.REQUESTS; request++) {
      int plain = cases.scan(request);
      Selection selection = cases.trilaterate(request);
      int chosen = selection instanceof Selection.Chosen one ? one.worker() : WorkerView.NOBODY;
      if (chosen != plain) {
        throw new IllegalStateException(
            "request " + request + ": LDP says " + selection + ", a plain scan " + plain);
      }
      placed += chosen == WorkerView.NOBODY ? 0 : 1;
    }
    return placed;
  }

  /** Returns the bytes that a decision allocates on average. */
  static long bytes(int workers) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LdpCases cases = new LdpCases(workers);
    long before = 0;
    for (int round = 0; round <= WARM; round++) {
      before = thread.getCurrentThreadAllocatedBytes();
      for (int request = 0; request < LdpCases.REQUESTS; request++) {
        cases.trilaterate(request);
      }
    }
    return (thread.getCurrentThreadAllocatedBytes() - before) / LdpCases.REQUESTS;
  }

  private static void print(PrintStream out, String what, Measured measured) {
    out.printf(
        Locale.ROOT,
        "%-24s %8.1f us a decision, %.1f to %.1f over %d JVMs%n",
        what,
        measured.median() / NANOS_PER_MICRO,
        measured.least() / NANOS_PER_MICRO,
        measured.greatest() / NANOS_PER_MICRO,
        measured.forks());
  }
}
