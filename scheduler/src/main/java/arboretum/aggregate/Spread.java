package arboretum.aggregate;

import java.util.List;

/**
 * What a parent learns about one resource over all the workers below a cluster, never about one of
 * them.
 *
 * <p>{@link #couldFit} answers the one question that delegation asks, as far as this form can:
 * {@code false} is proof that no worker has the amount, {@code true} is not proof that one has.
 */
public sealed interface Spread {
  /** Returns the sum over the workers, in the resource's unit. */
  long sum();

  /**
   * Returns whether one of {@code workers} could have {@code amount}, as far as this form can tell.
   */
  boolean couldFit(long amount, int workers);

  /** Only the sum (Oakestra's code). One worker could have it all. */
  record Sum(long sum) implements Spread {
    @Override
    public boolean couldFit(long amount, int workers) {
      return sum >= amount;
    }
  }

  /**
   * Sum, mean and standard deviation (paper, section 3.2: the aggregate of available capacity).
   *
   * <p>Of n values with mean m and (population) standard deviation s none exceeds m + s * sqrt(n -
   * 1) [P. A. Samuelson, "How Deviant Can You Be?", JASA 63, 1968], so this form rules out offers
   * that the sum alone would let pass.
   *
   * @param sum in the resource's unit
   * @param mean sum over workers
   * @param deviation population standard deviation, at least 0
   */
  record Moments(long sum, double mean, double deviation) implements Spread {
    /** Amounts are integers, so half a unit covers the rounding of the moments. */
    private static final double ROUNDING = 0.5;

    @Override
    public boolean couldFit(long amount, int workers) {
      double bound = mean + deviation * StrictMath.sqrt(Math.max(0, workers - 1));
      return amount <= sum && (double) amount <= bound + ROUNDING;
    }
  }

  /** Returns {@code form} of the given values, one per worker. */
  static Spread of(AggregateForm form, long[] values, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum = Math.addExact(sum, values[i]);
    }
    return switch (form) {
      case SUM -> new Sum(sum);
      case MEAN_STD -> moments(values, count, sum);
    };
  }

  /**
   * Returns the spread over the workers of several clusters.
   *
   * @param parts one per cluster, all of one form
   * @param workers workers behind each part
   */
  static Spread combine(AggregateForm form, List<Spread> parts, List<Integer> workers) {
    long sum = 0;
    int count = 0;
    double squares = 0;
    for (int i = 0; i < parts.size(); i++) {
      sum = Math.addExact(sum, parts.get(i).sum());
      count += workers.get(i);
      if (parts.get(i) instanceof Moments m) {
        squares += workers.get(i) * (m.deviation() * m.deviation() + m.mean() * m.mean());
      }
    }
    if (form == AggregateForm.SUM) {
      return new Sum(sum);
    }
    double mean = count == 0 ? 0 : (double) sum / count;
    double variance = count == 0 ? 0 : squares / count - mean * mean;
    return new Moments(sum, mean, StrictMath.sqrt(Math.max(0, variance)));
  }

  private static Moments moments(long[] values, int count, long sum) {
    if (count == 0) {
      return new Moments(0, 0, 0);
    }
    double mean = (double) sum / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double difference = values[i] - mean;
      squares += difference * difference;
    }
    return new Moments(sum, mean, StrictMath.sqrt(squares / count));
  }
}
