package arboretum.resolution;

import arboretum.plugin.Balancer;
import arboretum.plugin.BalancingView;
import arboretum.plugin.BalancingView.Distance;
import arboretum.random.RandomSource;
import java.util.Optional;

/** The balancing policies that come with the project. */
final class Balancers {
  private Balancers() {}

  /**
   * Returns a new policy; {@link Balancing#INSTANCE} is none.
   *
   * @param random a stream of its own
   */
  static Balancer of(Balancing policy, ResolutionSettings settings, RandomSource random) {
    return switch (policy) {
      case ROUND_ROBIN -> new RoundRobin(random);
      case RANDOM -> view -> random.nextInt(view.size());
      case CLOSEST -> new Closest(settings, random);
      case LEAST_LOADED -> new LeastLoaded(random);
      case CLUSTER_AWARE -> new ClusterAware(random);
      case INSTANCE -> throw new IllegalArgumentException("an instance is not chosen");
    };
  }

  /** Returns by what a policy chose a row. */
  static Answer.How how(Balancing policy, BalancingView view, int row) {
    return switch (policy) {
      case ROUND_ROBIN -> Answer.How.ROTATION;
      case RANDOM -> Answer.How.CHANCE;
      case CLOSEST ->
          switch (view.distance(row)) {
            case MEASURED -> Answer.How.MEASURED;
            case COORDINATES -> Answer.How.COORDINATES;
            case GEOGRAPHY -> Answer.How.GEOGRAPHY;
            case UNKNOWN -> Answer.How.CHANCE;
          };
      case LEAST_LOADED -> Answer.How.LOAD;
      case CLUSTER_AWARE -> view.isInCluster(row) ? Answer.How.CLUSTER : Answer.How.LOAD;
      case INSTANCE -> Answer.How.INSTANCE;
    };
  }

  /**
   * Each row in turn. It begins anywhere, so that many callers with a request each do not all go to
   * the first; when the table changes, it goes on behind the instance that it was at.
   */
  private static final class RoundRobin implements Balancer {
    private int next;

    RoundRobin(RandomSource random) {
      next = random.nextInt(1 << 16);
    }

    @Override
    public int choose(BalancingView view) {
      int size = view.size();
      if (next >= size) {
        next %= size;
      }
      return next++;
    }
  }

  /**
   * The smallest round-trip time. Those that were probed and those with coordinates compare in
   * milliseconds, until the ones that look nearest have been probed: from then on a measured one
   * goes before any estimate, which errs most where it looks best. Without either, the nearest by
   * place; without places, any.
   *
   * <p>The present one is kept until another is nearer by both margins of the settings, or it is
   * gone, or another is known better. While more of them get measured, it is not kept: the margins
   * are against jitter, not against knowing more.
   */
  private static final class Closest implements Balancer {
    private final ResolutionSettings settings;
    private final RandomSource random;
    private long seen = -1;
    private int best;
    private Optional<Kept> kept = Optional.empty();
    private int measured;

    /** The instance and worker that were chosen last. */
    private record Kept(Object instance, Object node) {}

    Closest(ResolutionSettings settings, RandomSource random) {
      this.settings = settings;
      this.random = random;
    }

    @Override
    public int choose(BalancingView view) {
      if (view.stamp() != seen) {
        seen = view.stamp();
        best = search(view);
        kept = Optional.of(new Kept(view.instance(best), view.node(best)));
      }
      return best;
    }

    private int search(BalancingView view) {
      int nearest = 0;
      int present = -1;
      int measuredBefore = measured;
      measured = 0;
      for (int row = 0; row < view.size(); row++) {
        if (isNearer(view, row, nearest)) {
          nearest = row;
        }
        measured += view.distance(row) == Distance.MEASURED ? 1 : 0;
        if (kept.isPresent()
            && kept.get().instance().equals(view.instance(row))
            && kept.get().node().equals(view.node(row))) {
          present = row;
        }
      }
      if (view.distance(nearest) == Distance.UNKNOWN) {
        return present >= 0 ? present : random.nextInt(view.size());
      }
      return present >= 0 && measured <= measuredBefore && isAsGood(view, present, nearest)
          ? present
          : nearest;
    }

    private static boolean isNearer(BalancingView view, int row, int than) {
      int order = rank(view, row) - rank(view, than);
      return order != 0 ? order < 0 : view.rttMillis(row) < view.rttMillis(than);
    }

    /** How well a round trip is known, best first; those of one rank compare in milliseconds. */
    private static int rank(BalancingView view, int row) {
      return switch (view.distance(row)) {
        case MEASURED -> 0;
        case COORDINATES -> view.areNearestMeasured() ? 1 : 0;
        case GEOGRAPHY -> 2;
        case UNKNOWN -> 3;
      };
    }

    private boolean isAsGood(BalancingView view, int present, int nearest) {
      if (rank(view, present) != rank(view, nearest)) {
        return false;
      }
      double gain = view.rttMillis(present) - view.rttMillis(nearest);
      return gain < settings.hysteresisMillis()
          || gain < settings.hysteresisShare() * view.rttMillis(present);
    }
  }

  /**
   * The smallest product of the time that answers took lately and the connections under way, with
   * the one to come: the expected end under work that is served one by one. A row that was never
   * tried comes first. The average forgets slow answers only with new ones (see {@link
   * RouteTable#ended}), so each row is tried again now and then: one choice in thirty-two is by
   * chance.
   */
  private static final class LeastLoaded implements Balancer {
    private static final int EXPLORE = 32;
    private final RandomSource random;

    LeastLoaded(RandomSource random) {
      this.random = random;
    }

    @Override
    public int choose(BalancingView view) {
      int size = view.size();
      if (random.nextInt(EXPLORE) == 0) {
        return random.nextInt(size);
      }
      int from = random.nextInt(size); // ties go to any
      int best = from;
      for (int i = 1; i < size; i++) {
        int row = from + i < size ? from + i : from + i - size;
        if (score(view, row) < score(view, best)) {
          best = row;
        }
      }
      return best;
    }

    static double score(BalancingView view, int row) {
      int under = view.outstanding(row);
      double answer = view.answerMillis(row);
      if (answer == 0) {
        return under; // never tried comes first; while that is under way, as if it took 1 ms
      }
      return answer * (under + 1);
    }
  }

  /**
   * Instances of the caller's cluster before others; among those the one with the least load. The
   * CALB fork of Oakestra skips overloaded ones by CPU, memory and connections that clusters tell;
   * here the load is what this worker has seen.
   */
  private static final class ClusterAware implements Balancer {
    private final RandomSource random;

    ClusterAware(RandomSource random) {
      this.random = random;
    }

    @Override
    public int choose(BalancingView view) {
      int size = view.size();
      int from = random.nextInt(size);
      int best = from;
      for (int i = 1; i < size; i++) {
        int row = from + i < size ? from + i : from + i - size;
        boolean nearer = view.isInCluster(row) && !view.isInCluster(best);
        boolean alike = view.isInCluster(row) == view.isInCluster(best);
        if (nearer || (alike && LeastLoaded.score(view, row) < LeastLoaded.score(view, best))) {
          best = row;
        }
      }
      return best;
    }
  }
}
