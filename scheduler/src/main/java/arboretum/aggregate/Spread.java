package arboretum.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a parent learns about one resource over all the workers below a cluster, never about one of
 * them by name.
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

  /**
   * The sum and the maximum: exact for one resource, blind to whether one worker has enough of all.
   *
   * @param most the most that one worker has; 0 without workers
   */
  record Most(long sum, long most) implements Spread {
    @Override
    public boolean couldFit(long amount, int workers) {
      return amount <= most;
    }
  }

  /**
   * The sum and a histogram.
   *
   * @param counts workers by class, as {@link Classes} numbers them; without trailing zeros
   */
  record Histogram(long sum, List<Integer> counts) implements Spread {
    public Histogram {
      counts = List.copyOf(counts);
    }

    @Override
    public boolean couldFit(long amount, int workers) {
      return amount <= sum && counts.size() > 0 && amount <= Classes.last(counts.size() - 1);
    }
  }

  /**
   * Every worker's amount.
   *
   * @param amounts in the same order of workers for all resources of one aggregate
   */
  record Full(List<Long> amounts) implements Spread {
    public Full {
      amounts = List.copyOf(amounts);
    }

    @Override
    public long sum() {
      long sum = 0;
      for (long amount : amounts) {
        sum = Math.addExact(sum, amount);
      }
      return sum;
    }

    @Override
    public boolean couldFit(long amount, int workers) {
      return amounts.stream().anyMatch(has -> has >= amount);
    }
  }

  /** Returns {@code form} of the first {@code count} values, one per worker. */
  static Spread of(AggregateForm form, long[] values, int count) {
    long sum = 0;
    long most = 0;
    for (int i = 0; i < count; i++) {
      sum = Math.addExact(sum, values[i]);
      most = Math.max(most, values[i]);
    }
    return switch (form) {
      case SUM -> new Sum(sum);
      case MEAN_STD -> moments(values, count, sum);
      case MAX -> new Most(sum, most);
      case HISTOGRAM -> new Histogram(sum, Classes.count(values, count));
      case FULL -> new Full(Arrays.stream(values, 0, count).boxed().toList());
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
    long most = 0;
    List<Integer> counts = new ArrayList<>();
    List<Long> amounts = new ArrayList<>();
    for (Spread part : parts) {
      sum = Math.addExact(sum, part.sum());
      switch (part) {
        case Sum s -> {}
        case Moments m -> {}
        case Most m -> most = Math.max(most, m.most());
        case Histogram h -> Classes.add(counts, h.counts());
        case Full f -> amounts.addAll(f.amounts());
      }
    }
    return switch (form) {
      case SUM -> new Sum(sum);
      case MEAN_STD -> pooled(sum, parts, workers);
      case MAX -> new Most(sum, most);
      case HISTOGRAM -> new Histogram(sum, counts);
      case FULL -> new Full(amounts);
    };
  }

  private static Moments pooled(long sum, List<Spread> parts, List<Integer> workers) {
    int count = 0;
    double squares = 0;
    for (int i = 0; i < parts.size(); i++) {
      count += workers.get(i);
      if (parts.get(i) instanceof Moments m) {
        squares += workers.get(i) * (m.deviation() * m.deviation() + m.mean() * m.mean());
      }
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
