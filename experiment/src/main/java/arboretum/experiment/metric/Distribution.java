package arboretum.experiment.metric;

/**
 * The durations of one metric in one replication: distinct values, ascending, with how often each
 * was seen, and how many had no end.
 *
 * <p>The arrays belong to the distribution: nobody writes to them.
 *
 * @param nanos distinct values in nanoseconds, ascending
 * @param counts how often each was seen, at least 1
 * @param censored how many had no end yet
 * @param failed how many can have no end any more
 * @param exactness whether the values are the recorded ones
 */
@SuppressWarnings("ArrayRecordComponent") // millions of values; wrapping them would double them
public record Distribution(
    long[] nanos, long[] counts, long censored, long failed, Exactness exactness) {
  /** How close the values are to what was recorded. */
  public enum Exactness {
    EXACT,
    /** Kept in a histogram with three significant digits. */
    HISTOGRAM
  }

  /** Returns how many values were observed. */
  public long observed() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** Returns the size of the population: observed, censored and failed. */
  public long population() {
    return observed() + censored + failed;
  }

  /** Returns the mean of the observed values in seconds; NaN if there are none. */
  public double meanSeconds() {
    double sum = 0;
    for (int i = 0; i < nanos.length; i++) {
      sum += nanos[i] * 1e-9 * counts[i];
    }
    return sum / observed();
  }

  /** Returns the longest observed value in seconds; NaN if there is none. */
  public double maxSeconds() {
    return nanos.length == 0 ? Double.NaN : nanos[nanos.length - 1] * 1e-9;
  }

  /**
   * Returns the quantile of type 7 (linear between order statistics; Hyndman and Fan 1996) over the
   * whole population, of which censored and failed members are longer than every observed one.
   *
   * @param p in [0, 1]
   * @return seconds; NaN if it falls among those that were not observed, or if there is nobody
   */
  public double quantileSeconds(double p) {
    long population = population();
    double rank = p * (population - 1);
    long lower = (long) Math.floor(rank);
    long upper = (long) Math.ceil(rank);
    if (population == 0 || upper >= observed()) {
      return Double.NaN;
    }
    double below = orderStatistic(lower) * 1e-9;
    return below + (rank - lower) * (orderStatistic(upper) * 1e-9 - below);
  }

  private long orderStatistic(long rank) {
    long seen = 0;
    for (int i = 0; i < nanos.length; i++) {
      seen += counts[i];
      if (rank < seen) {
        return nanos[i];
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + seen + " values");
  }
}
