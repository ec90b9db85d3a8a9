package arboretum.sim.engine;

import java.util.SplittableRandom;

/**
 * Distributions of the delay between now and a new event, in nanoseconds; mean about 1 s or as
 * said.
 */
enum Delays {
  EXPONENTIAL {
    @Override
    long next(SplittableRandom random, long count) {
      return (long) (-1e9 * StrictMath.log(1 - random.nextDouble()));
    }
  },
  /** 10 ms and 1 h, half each. */
  BIMODAL {
    @Override
    long next(SplittableRandom random, long count) {
      long scale = random.nextBoolean() ? 10_000_000L : 3_600_000_000_000L;
      return (long) (scale * (0.5 + random.nextDouble()));
    }
  },
  /** Shape 1.1 from 1 us on: a tail without variance. */
  PARETO {
    @Override
    long next(SplittableRandom random, long count) {
      double delay = 1e3 / StrictMath.pow(1 - random.nextDouble(), 1 / 1.1);
      return (long) Math.min(delay, 1e15);
    }
  },
  CONSTANT {
    @Override
    long next(SplittableRandom random, long count) {
      return 5_000_000_000L;
    }
  },
  /** Everything at one nanosecond. */
  ZERO {
    @Override
    long next(SplittableRandom random, long count) {
      return 0;
    }
  },
  /** Batches that come in the reverse order of their times, each much nearer than the last. */
  DECREASING {
    @Override
    long next(SplittableRandom random, long count) {
      return (1L << (40 - count / 100 % 40)) * (100 - count % 100);
    }
  },
  /** A few nanoseconds only, so that most times are shared. */
  CROWDED {
    @Override
    long next(SplittableRandom random, long count) {
      return random.nextInt(4);
    }
  };

  abstract long next(SplittableRandom random, long count);
}
