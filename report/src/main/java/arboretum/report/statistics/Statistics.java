package arboretum.report.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/** Statistics of small samples. Pure. */
public final class Statistics {
  /** Coverage of every interval that Arboretum shows. */
  public static final double CONFIDENCE = 0.95;

  private Statistics() {}

  /**
   * Returns the mean and its interval by Student's t with n - 1 degrees of freedom: exact for
   * independent normal numbers, and near it for the means of independent replications. Equal
   * numbers are their own mean, with an interval of width 0: a rounded sum would say otherwise.
   */
  public static Interval studentT(double[] values) {
    int n = values.length;
    if (n > 1 && Arrays.stream(values).allMatch(value -> value == values[0])) {
      return new Interval(n, values[0], values[0], values[0]);
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    if (n < 2) {
      return new Interval(n, mean, Double.NaN, Double.NaN);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double half = tQuantile(n) * StrictMath.sqrt(squares / (n - 1) / n);
    return new Interval(n, mean, mean - half, mean + half);
  }

  /** Returns the factor of a two-sided interval with {@code n} numbers, at least 2. */
  public static double tQuantile(int n) {
    return new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
  }

  /**
   * Returns the quantile of type 7: linear between order statistics (R. J. Hyndman, Y. Fan, "Sample
   * quantiles in statistical packages", The American Statistician 50(4), 1996).
   *
   * @param sorted ascending, at least one
   * @param p in [0, 1]
   */
  public static double quantile(double[] sorted, double p) {
    double rank = p * (sorted.length - 1);
    int lower = (int) Math.floor(rank);
    int upper = (int) Math.ceil(rank);
    return sorted[lower] + (rank - lower) * (sorted[upper] - sorted[lower]);
  }

  /**
   * Returns half the width of the band around an empirical distribution function of {@code n}
   * independent values that holds the whole true function with {@link #CONFIDENCE} (Dvoretzky,
   * Kiefer and Wolfowitz 1956, with the constant of P. Massart, The Annals of Probability 18(3),
   * 1990).
   */
  public static double dkwHalfWidth(long n) {
    return StrictMath.sqrt(StrictMath.log(2 / (1 - CONFIDENCE)) / (2.0 * n));
  }
}
