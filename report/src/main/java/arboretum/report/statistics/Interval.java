package arboretum.report.statistics;

/**
 * A mean with its interval.
 *
 * @param n numbers it is the mean of
 * @param mean NaN if there are none
 * @param low lower end; NaN with fewer than two numbers
 * @param high upper end; NaN with fewer than two numbers
 */
public record Interval(int n, double mean, double low, double high) {
  /** Returns half of the interval's width; NaN if it has none. */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
