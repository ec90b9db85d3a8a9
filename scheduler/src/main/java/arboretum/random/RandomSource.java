package arboretum.random;

/**
 * A stream of random numbers that depends on (seed, name) alone.
 *
 * <p>Streams form a tree: {@code seeded(42).fork("arrivals")} gives the same values whatever else
 * was drawn, so two schedulers in one scenario meet identical arrivals (common random numbers). The
 * key of a stream is its parent's key mixed with a fixed hash of its name (FNV-1a, 64 bits), never
 * {@code hashCode}; the generator is xoshiro256++ [1], its state filled by SplitMix64 [2] from the
 * key. Every transform is written out here, with {@code StrictMath}, so that all platforms and JDKs
 * give the same bits.
 *
 * <p>Not thread-safe: a stream belongs to the one thread that owns its node or timeline.
 *
 * <p>[1] D. Blackman, S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47(4),
 * 2021. [2] G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators",
 * OOPSLA 2014.
 */
public final class RandomSource {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final double DOUBLE_UNIT = 0x1.0p-53;

  private final long key;
  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private RandomSource(long key) {
    this.key = key;
    long state = key;
    s0 = mix(state += GOLDEN_GAMMA);
    s1 = mix(state += GOLDEN_GAMMA);
    s2 = mix(state += GOLDEN_GAMMA);
    s3 = mix(state + GOLDEN_GAMMA);
  }

  /** For golden vectors only: a generator whose state is given. */
  RandomSource(long s0, long s1, long s2, long s3) {
    this.key = 0;
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /** Returns the root of a tree of streams. */
  public static RandomSource seeded(long seed) {
    return new RandomSource(mix(seed ^ GOLDEN_GAMMA));
  }

  /**
   * Returns the stream named {@code purpose} below this one; what was drawn from this one does not
   * matter.
   */
  public RandomSource fork(String purpose) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < purpose.length(); i++) {
      char c = purpose.charAt(i);
      hash = (hash ^ (c & 0xFF)) * FNV_PRIME;
      hash = (hash ^ (c >>> 8)) * FNV_PRIME;
    }
    return new RandomSource(mix(mix(key + GOLDEN_GAMMA) ^ hash));
  }

  /** Returns 64 uniform bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /**
   * Returns a uniform value in [0, bound); {@code bound} must be above 0. Unbiased, by rejection.
   */
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  /**
   * Returns a uniform value in [0, bound); {@code bound} must be above 0. Unbiased, by rejection.
   */
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be above 0: " + bound);
    }
    while (true) {
      long bits = nextLong() >>> 1;
      long value = bits % bound;
      if (bits - value + (bound - 1) >= 0) {
        return value;
      }
    }
  }

  /** Returns a uniform value in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /**
   * Returns an exponentially distributed value with the given mean (its unit is the caller's), by
   * inversion.
   */
  public double nextExponential(double mean) {
    return -mean * StrictMath.log(1.0 - nextDouble());
  }

  /**
   * Returns a standard normal value, by the Box-Muller transform (its second value is discarded: no
   * hidden state).
   */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - nextDouble()));
    return radius * StrictMath.cos(2.0 * StrictMath.PI * nextDouble());
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
