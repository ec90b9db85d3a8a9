package arboretum.bench.scheduling;

import java.util.Arrays;
import java.util.List;

/**
 * Nanoseconds per decision. JVMs that run the same code differ by more than iterations within one:
 * each compiles in its own way. So a JVM counts once, by the median of its iterations.
 *
 * @param median of the JVMs
 * @param least of the JVMs
 * @param greatest of the JVMs
 * @param forks how many JVMs
 */
public record Measured(double median, double least, double greatest, int forks) {
  /**
   * Summarises iterations.
   *
   * @param nanosByFork at least one JVM with at least one iteration
   */
  static Measured of(List<double[]> nanosByFork) {
    double[] forks = nanosByFork.stream().mapToDouble(Measured::median).sorted().toArray();
    return new Measured(median(forks), forks[0], forks[forks.length - 1], forks.length);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
