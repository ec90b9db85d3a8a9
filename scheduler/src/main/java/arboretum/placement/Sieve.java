package arboretum.placement;

import arboretum.coordinates.Area;
import arboretum.model.Refusal;
import arboretum.model.Shortfall;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.Slack;
import arboretum.plugin.WorkerView;
import arboretum.random.RandomSource;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The set of workers that are left of all, as filters take some out, with the reasons why. One for
 * each policy, used for one request after the other: nothing is allocated that grows with workers.
 */
final class Sieve {
  private final BitSet left = new BitSet();
  private final int[] counts = new int[Shortfall.values().length];
  private final WorkerPlaces places = new WorkerPlaces();

  /** Begins anew with the workers that have the room and are what the service needs. */
  void fill(PlacementRequest request, WorkerView workers) {
    left.clear();
    Arrays.fill(counts, 0);
    for (int worker = 0; worker < workers.size(); worker++) {
      if (workers.fits(worker, request.spec())) {
        left.set(worker);
      }
    }
  }

  /** Takes out the workers for which {@code passes} does not hold, for a reason. */
  void keep(IntPredicate passes, Shortfall otherwise) {
    for (int worker = next(0); worker != WorkerView.NOBODY; worker = next(worker + 1)) {
      if (!passes.test(worker)) {
        left.clear(worker);
        counts[otherwise.ordinal()]++;
      }
    }
  }

  /** Keeps the workers near enough to all places; none if a target has no place that is known. */
  void keepNear(Limits limits, WorkerView workers) {
    if (limits.targetMissing()) {
      keep(worker -> false, Shortfall.TARGET);
    }
    keep(worker -> !limits.tooFar(workers, worker, places), Shortfall.GEO);
  }

  /**
   * Keeps the workers inside an area, or the nearest one if none is inside (Oakestra's branch
   * service-scheduling, read: where users will be in the area and none is known).
   */
  void keepInside(Area area, WorkerView workers) {
    int nearest = WorkerView.NOBODY;
    double leastKm = Double.POSITIVE_INFINITY;
    boolean inside = false;
    for (int worker = next(0); worker != WorkerView.NOBODY; worker = next(worker + 1)) {
      Optional<GeoPoint> at = workers.traits(worker).at();
      if (at.isPresent()) {
        double km = area.kilometresTo(at.get());
        inside |= km == 0;
        nearest = km < leastKm ? worker : nearest;
        leastKm = Math.min(leastKm, km);
      }
    }
    boolean someInside = inside;
    int only = nearest;
    keep(
        worker -> someInside ? isInside(area, workers, worker) : worker == only, Shortfall.LATENCY);
  }

  private static boolean isInside(Area area, WorkerView workers, int worker) {
    return workers.traits(worker).at().filter(area::contains).isPresent();
  }

  /** Returns the first worker from {@code from} on that is left, or {@code NOBODY}. */
  int next(int from) {
    return left.nextSetBit(from); // -1 is NOBODY
  }

  /** Returns the number of workers that are left. */
  int size() {
    return left.cardinality();
  }

  /** Returns a worker that is left, each with the same chance, or {@code NOBODY}. */
  int any(RandomSource random) {
    int size = size();
    int worker = next(0);
    for (int skip = size == 0 ? 0 : random.nextInt(size); skip > 0; skip--) {
      worker = next(worker + 1);
    }
    return worker;
  }

  /** Draws {@code size} workers of those that are left, or all if there are fewer. */
  List<Integer> sample(int size, RandomSource random) {
    List<Integer> drawn = new ArrayList<>();
    int seen = 0;
    for (int worker = next(0); worker != WorkerView.NOBODY; worker = next(worker + 1)) {
      seen++;
      if (drawn.size() < size) {
        drawn.add(worker);
      } else {
        int at = random.nextInt(seen);
        if (at < size) {
          drawn.set(at, worker);
        }
      }
    }
    return drawn;
  }

  /** Returns the worker with the most slack of those that are left, or {@code NOBODY}. */
  int mostSlack(PlacementRequest request, WorkerView workers) {
    int best = WorkerView.NOBODY;
    double most = Double.NEGATIVE_INFINITY;
    for (int worker = next(0); worker != WorkerView.NOBODY; worker = next(worker + 1)) {
      double slack = Slack.NORMALISED.of(workers, worker, request.resources());
      if (best == WorkerView.NOBODY || slack > most) {
        best = worker;
        most = slack;
      }
    }
    return best;
  }

  /** Returns why those that are out are out: the first reason of each. */
  Refusal refusal(PlacementRequest request, WorkerView workers) {
    return workers.refusal(request.spec()).plus(Refusal.of(counts));
  }
}
