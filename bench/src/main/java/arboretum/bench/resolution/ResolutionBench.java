package arboretum.bench.resolution;

import arboretum.bench.jmh.JmhRun;
import arboretum.bench.jmh.Measured;
import arboretum.resolution.Balancing;
import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * Warm resolution: a worker chooses an instance from a table that it knows. First asserts that
 * round robin is even to one request, that the nearest is always the same, and that a choice
 * allocates nothing; then JMH measures.
 */
public final class ResolutionBench {
  private static final int COPIES = 20;
  private static final int REQUESTS = 100_003;
  private static final int WARM = 5;
  private static final int NUMBERS = 3;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLION = 1e6;

  private ResolutionBench() {}

  /**
   * What was measured: processor time of a connection, in nanoseconds.
   *
   * @param bytes allocated by a connection, of all three, at the most
   */
  public record Result(Measured closest, Measured roundRobin, Measured leastLoaded, double bytes) {}

  /**
   * Checks, measures and prints.
   *
   * @throws IllegalStateException if a choice is not what the policy says, or allocates
   */
  public static Result run(JmhRun.Effort effort, PrintStream out) {
    checkEven();
    checkSame();
    double bytes = bytes();
    if (bytes >= 1) {
      throw new IllegalStateException("a connection allocates " + bytes + " bytes");
    }
    out.printf(
        Locale.ROOT,
        "round robin is even, the nearest is the same each time, nothing is allocated; measuring"
            + " for about %d s%n%n",
        effort.seconds(NUMBERS));
    JmhRun run = JmhRun.of(ResolutionBenchmark.class, effort);
    Result result =
        new Result(
            run.measured("closest", "copies", COPIES),
            run.measured("roundRobin", "copies", COPIES),
            run.measured("leastLoaded", "copies", COPIES),
            bytes);
    print(out, "closest", result.closest());
    print(out, "round-robin", result.roundRobin());
    print(out, "least-loaded", result.leastLoaded());
    if (effort.forks() == 0) {
      out.println("Measured in one JVM and shortly: these numbers show that it works, no more.");
    }
    return result;
  }

  private static void checkEven() {
    int[] counts = new WarmTable(COPIES, Balancing.ROUND_ROBIN).counts(REQUESTS);
    int least = Arrays.stream(counts).min().orElseThrow();
    int most = Arrays.stream(counts).max().orElseThrow();
    if (most - least > 1) {
      throw new IllegalStateException("round robin is not even: " + Arrays.toString(counts));
    }
  }

  private static void checkSame() {
    int[] counts = new WarmTable(COPIES, Balancing.CLOSEST).counts(REQUESTS);
    if (Arrays.stream(counts).max().orElseThrow() != REQUESTS) {
      throw new IllegalStateException("closest changes its mind: " + Arrays.toString(counts));
    }
  }

  /** Returns the bytes that a connection allocates, of the policies that which does so most. */
  static double bytes() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double most = 0;
    for (Balancing policy : Balancing.values()) {
      if (policy == Balancing.INSTANCE) {
        continue;
      }
      WarmTable table = new WarmTable(COPIES, policy);
      long before = 0;
      for (int round = 0; round <= WARM; round++) {
        before = thread.getCurrentThreadAllocatedBytes();
        for (int request = 0; request < REQUESTS; request++) {
          table.request();
        }
      }
      long allocated = thread.getCurrentThreadAllocatedBytes() - before;
      most = Math.max(most, (double) allocated / REQUESTS);
    }
    return most;
  }

  private static void print(PrintStream out, String what, Measured measured) {
    out.printf(
        Locale.ROOT,
        "%-14s %6.1f ns a connection, %.1f to %.1f over %d JVMs: %.1f M/s%n",
        what,
        measured.median(),
        measured.least(),
        measured.greatest(),
        measured.forks(),
        NANOS_PER_SECOND / measured.median() / MILLION);
  }
}
