package arboretum.experiment.workload;

import arboretum.random.RandomSource;

/** How long serving a request takes on the reference core, in nanoseconds. Immutable. */
public sealed interface ServiceTime {
  /**
   * Draws the time of one request.
   *
   * @param size of the request; only {@link PerToken} looks at it
   * @return nanoseconds, at least 0
   */
  long draw(RandomSource random, Size size);

  /** Returns the mean in nanoseconds of requests of size {@link Size#NONE}. */
  double meanNanos();

  /**
   * The size of a request to a language model.
   *
   * @param input tokens read, at least 0
   * @param output tokens generated, at least 0
   */
  record Size(int input, int output) {
    public static final Size NONE = new Size(0, 0);
  }

  /** Always the same. */
  record Constant(long nanos) implements ServiceTime {
    public Constant {
      requireAbove0(nanos);
    }

    @Override
    public long draw(RandomSource random, Size size) {
      return nanos;
    }

    @Override
    public double meanNanos() {
      return nanos;
    }
  }

  /** Exponential. */
  record Exponential(long mean) implements ServiceTime {
    public Exponential {
      requireAbove0(mean);
    }

    @Override
    public long draw(RandomSource random, Size size) {
      return Math.round(random.nextExponential((double) mean));
    }

    @Override
    public double meanNanos() {
      return mean;
    }
  }

  /**
   * Lognormal.
   *
   * @param cv standard deviation over mean, above 0
   */
  record LogNormal(long mean, double cv) implements ServiceTime {
    public LogNormal {
      requireAbove0(mean);
      require(cv > 0, "coefficient of variation above 0", cv);
    }

    @Override
    public long draw(RandomSource random, Size size) {
      double variance = StrictMath.log(1 + cv * cv);
      double mu = StrictMath.log((double) mean) - variance / 2;
      return Math.round(StrictMath.exp(mu + StrictMath.sqrt(variance) * random.nextGaussian()));
    }

    @Override
    public double meanNanos() {
      return mean;
    }
  }

  /**
   * Two exponential phases with balanced means (A. O. Allen, "Probability, Statistics and Queueing
   * Theory", 1990, section 4.2): phase 1 has probability p = (1 + sqrt((cv^2 - 1) / (cv^2 + 1))) /
   * 2 and mean m / 2p, phase 2 the rest.
   *
   * @param cv standard deviation over mean, at least 1
   */
  record HyperExponential(long mean, double cv) implements ServiceTime {
    public HyperExponential {
      requireAbove0(mean);
      require(cv >= 1, "coefficient of variation of at least 1", cv);
    }

    @Override
    public long draw(RandomSource random, Size size) {
      double first = (1 + StrictMath.sqrt((cv * cv - 1) / (cv * cv + 1))) / 2;
      double share = random.nextDouble() < first ? first : 1 - first;
      return Math.round(random.nextExponential(mean / (2 * share)));
    }

    @Override
    public double meanNanos() {
      return mean;
    }
  }

  /**
   * Erlang: a sum of equal exponential phases, whose coefficient of variation is 1/sqrt(phases).
   */
  record Erlang(long mean, int phases) implements ServiceTime {
    public Erlang {
      requireAbove0(mean);
      require(phases >= 1, "number of phases of at least 1", phases);
    }

    @Override
    public long draw(RandomSource random, Size size) {
      double sum = 0;
      for (int phase = 0; phase < phases; phase++) {
        sum += random.nextExponential((double) mean / phases);
      }
      return Math.round(sum);
    }

    @Override
    public double meanNanos() {
      return mean;
    }
  }

  /** Measured times, each as likely as any other. */
  final class Empirical implements ServiceTime {
    private final long[] nanos;

    /**
     * @param nanos at least one, each at least 0
     */
    public Empirical(long[] nanos) {
      require(nanos.length > 0, "number of values above 0", nanos.length);
      this.nanos = nanos.clone();
    }

    @Override
    public long draw(RandomSource random, Size size) {
      return nanos[random.nextInt(nanos.length)];
    }

    @Override
    public double meanNanos() {
      double sum = 0;
      for (long value : nanos) {
        sum += value;
      }
      return sum / nanos.length;
    }
  }

  /**
   * A language model: a fixed part, and a part for each token.
   *
   * @param inputNanos for each token read
   * @param outputNanos for each token generated
   */
  record PerToken(long fixedNanos, long inputNanos, long outputNanos) implements ServiceTime {
    public PerToken {
      require(fixedNanos >= 0, "fixed part of at least 0", (double) fixedNanos);
      require(inputNanos >= 0, "part of at least 0 per input token", (double) inputNanos);
      require(outputNanos >= 0, "part of at least 0 per output token", (double) outputNanos);
    }

    @Override
    public long draw(RandomSource random, Size size) {
      return fixedNanos + inputNanos * size.input() + outputNanos * size.output();
    }

    @Override
    public double meanNanos() {
      return fixedNanos;
    }
  }

  private static void requireAbove0(long nanos) {
    require(nanos > 0, "service time above 0 ns", (double) nanos);
  }

  private static void require(boolean condition, String what, double value) {
    if (!condition) {
      throw new IllegalArgumentException("wanted: a " + what + "; got " + value);
    }
  }
}
