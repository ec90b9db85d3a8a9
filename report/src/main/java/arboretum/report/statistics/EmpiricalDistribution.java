package arboretum.report.statistics;

import java.util.Arrays;
import java.util.SortedMap;

/**
 * An empirical distribution function: which share of a population had a value up to x. Members
 * without a value count as beyond every x.
 */
public final class EmpiricalDistribution {
  private final double[] values;
  private final double[] shares;
  private final long population;
  private final long unseen;

  /**
   * Takes how often each value was seen.
   *
   * @param counts by value
   * @param unseen members without a value
   */
  public EmpiricalDistribution(SortedMap<Double, Long> counts, long unseen) {
    this.unseen = unseen;
    long observed = counts.values().stream().mapToLong(Long::longValue).sum();
    population = observed + unseen;
    values = new double[counts.size()];
    shares = new double[counts.size()];
    long seen = 0;
    int i = 0;
    for (var entry : counts.entrySet()) {
      seen += entry.getValue();
      values[i] = entry.getKey();
      shares[i++] = (double) seen / population;
    }
  }

  /** Returns the number of distinct values. */
  public int size() {
    return values.length;
  }

  /** Returns the distinct value {@code i}, ascending from 0. */
  public double value(int i) {
    return values[i];
  }

  /** Returns the share up to and including value {@code i}, in (0, 1]. */
  public double share(int i) {
    return shares[i];
  }

  /** Returns the share up to and including {@code x}, in [0, 1]. */
  public double shareUpTo(double x) {
    int found = Arrays.binarySearch(values, x);
    int last = found >= 0 ? found : -found - 2;
    return last < 0 ? 0 : shares[last];
  }

  public long population() {
    return population;
  }

  /** Returns how many members have no value. */
  public long unseen() {
    return unseen;
  }
}
