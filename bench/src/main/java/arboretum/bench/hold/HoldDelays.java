package arboretum.bench.hold;

import java.util.SplittableRandom;

/** Distributions of the time between an event and the one it schedules. */
enum HoldDelays {
  /** Mean 1 s. */
  EXPONENTIAL {
    @Override
    double seconds(SplittableRandom random) {
      return -StrictMath.log(1 - random.nextDouble());
    }
  },
  /** About 10 ms or about 1 h, half each: messages against jobs. */
  BIMODAL {
    @Override
    double seconds(SplittableRandom random) {
      return (random.nextBoolean() ? 0.01 : 3_600) * (0.5 + random.nextDouble());
    }
  },
  /** About 2 s or about 1 h, nine to one: heartbeats against jobs. */
  HEARTBEATS {
    @Override
    double seconds(SplittableRandom random) {
      return (random.nextInt(10) > 0 ? 2 : 3_600) * (0.95 + 0.1 * random.nextDouble());
    }
  },
  /** Pareto from 1 ms on, shape 1.1: a tail without variance, cut at 12 days. */
  PARETO {
    @Override
    double seconds(SplittableRandom random) {
      return Math.min(1e6, 1e-3 * StrictMath.pow(1 - random.nextDouble(), -1 / 1.1));
    }
  };

  /** Small enough to stay in the L2 cache, so that drawing costs both sides next to nothing. */
  private static final int TABLE_SIZE = 1 << 14;

  abstract double seconds(SplittableRandom random);

  /** Returns delays in nanoseconds; the number is a power of two. */
  long[] table(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] table = new long[TABLE_SIZE];
    for (int i = 0; i < table.length; i++) {
      table[i] = (long) (1e9 * seconds(random));
    }
    return table;
  }
}
