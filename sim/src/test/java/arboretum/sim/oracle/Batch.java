package arboretum.sim.oracle;

import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** A batch as plain arrays, from which problem and enumeration are made separately. */
record Batch(
    long[][] free,
    long[][] asked,
    boolean[][] allowed,
    List<Fixed> fixed,
    List<PairLink> pairs,
    long[][] rtt) {

  /** A link to a place; {@code rtt} by worker. */
  record Fixed(int service, long limit, long[] rtt) {}

  /**
   * How batches are drawn.
   *
   * @param capacity most cpu of a worker in units of the largest request
   * @param grain ns that round trips are multiples of; a coarse one gives ties
   */
  record Kind(int services, int workers, int capacity, long grain, Limits limits) {}

  /** How hard limits are. */
  enum Limits {
    LOOSE,
    MIXED,
    TIGHT
  }

  private static final long MOST_NANOS = 100_000_000;

  static Batch drawn(Kind kind, RandomSource random) {
    int services = kind.services();
    int workers = kind.workers();
    long[][] free = new long[workers][3];
    for (long[] worker : free) {
      worker[0] = 500L * (1 + random.nextInt(4 * kind.capacity()));
      worker[1] = (1L << 28) * (1 + random.nextInt(4 * kind.capacity())) + random.nextInt(1000);
      worker[2] = random.nextInt(4) == 0 ? 1000 : 0;
    }
    long[][] asked = new long[services][3];
    boolean[][] allowed = new boolean[services][workers];
    List<Fixed> fixed = new ArrayList<>();
    List<PairLink> pairs = new ArrayList<>();
    for (int service = 0; service < services; service++) {
      asked[service][0] = 500L * (1 + random.nextInt(4));
      asked[service][1] = (1L << 28) * (1 + random.nextInt(4)) + random.nextInt(100);
      asked[service][2] = random.nextInt(6) == 0 ? 300 : 0;
      for (int worker = 0; worker < workers; worker++) {
        allowed[service][worker] = random.nextInt(8) > 0;
      }
      for (int link = random.nextInt(3); link > 0; link--) {
        long[] rtt = new long[workers];
        for (int worker = 0; worker < workers; worker++) {
          rtt[worker] = nanos(kind, random);
        }
        fixed.add(new Fixed(service, limit(kind, random), rtt));
      }
      if (service > 0 && random.nextInt(4) > 0) {
        pairs.add(pair(service, random.nextInt(service), kind, random));
      }
    }
    if (services > 2 && random.nextInt(3) == 0) {
      pairs.add(pair(0, services - 1, kind, random));
    }
    return new Batch(free, asked, allowed, fixed, pairs, matrix(kind, random));
  }

  private static PairLink pair(int one, int other, Kind kind, RandomSource random) {
    boolean forth = random.nextInt(2) == 0;
    return new PairLink(forth ? one : other, forth ? other : one, limit(kind, random));
  }

  /** Points in a square with detours: distances as in a network, not quite a metric. */
  private static long[][] matrix(Kind kind, RandomSource random) {
    int workers = kind.workers();
    double[][] at = new double[workers][2];
    for (double[] point : at) {
      point[0] = random.nextDouble();
      point[1] = random.nextDouble();
    }
    long[][] rtt = new long[workers][workers];
    for (int from = 0; from < workers; from++) {
      for (int to = 0; to < workers; to++) {
        double x = at[from][0] - at[to][0];
        double y = at[from][1] - at[to][1];
        double detour = 1 + 0.3 * random.nextDouble();
        double nanos = StrictMath.sqrt(x * x + y * y) * detour * MOST_NANOS / 1.8;
        rtt[from][to] = from == to ? 0 : rounded(kind, (long) nanos);
      }
    }
    return rtt;
  }

  private static long nanos(Kind kind, RandomSource random) {
    return rounded(kind, (long) (random.nextDouble() * MOST_NANOS));
  }

  private static long rounded(Kind kind, long nanos) {
    return nanos / kind.grain() * kind.grain();
  }

  private static long limit(Kind kind, RandomSource random) {
    long part = random.nextInt(100) * MOST_NANOS / 100;
    return switch (kind.limits()) {
      case LOOSE -> random.nextInt(2) == 0 ? PlacementProblem.NO_LIMIT : MOST_NANOS / 2 + part;
      case MIXED -> random.nextInt(4) == 0 ? PlacementProblem.NO_LIMIT : part;
      case TIGHT -> part / 4;
    };
  }

  PlacementProblem problem() {
    List<Room> workers = new ArrayList<>();
    for (long[] room : free) {
      workers.add(new Room(room[0], room[1], room[2]));
    }
    PlacementProblem.Builder builder = PlacementProblem.among(workers, (from, to) -> rtt[from][to]);
    for (int service = 0; service < asked.length; service++) {
      long[] room = asked[service];
      boolean[] row = allowed[service];
      builder.service(new Room(room[0], room[1], room[2]), worker -> row[worker]);
    }
    for (Fixed link : fixed) {
      builder.fixed(link.service(), link.limit(), worker -> link.rtt()[worker]);
    }
    for (PairLink link : pairs) {
      builder.pair(link);
    }
    return builder.build();
  }
}
