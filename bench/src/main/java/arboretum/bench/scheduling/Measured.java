package arboretum.bench.scheduling;

import java.util.Arrays;

/**
 * Nanoseconds per decision over all iterations of all forks.
 *
 * @param median half of the iterations took no more
 * @param lower quartile
 * @param upper quartile
 * @param iterations how many
 */
public record Measured(double median, double lower, double upper, int iterations) {
  /**
   * Summarises iterations.
   *
   * @param nanos at least one
   */
  static Measured of(double[] nanos) {
    double[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Measured(
        quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75), sorted.length);
  }

  /** Of type 7, as in all of Arboretum's tables. */
  private static double quantile(double[] sorted, double p) {
    double rank = p * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
