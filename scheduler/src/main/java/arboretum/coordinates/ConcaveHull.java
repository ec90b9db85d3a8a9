package arboretum.coordinates;

import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The concave hull by k nearest neighbours: A. Moreira, M. Y. Santos, "Concave Hull: A k-Nearest
 * Neighbours Approach for the Computation of the Region Occupied by a Set of Points", GRAPP 2007.
 *
 * <p>From the southernmost spot the walk goes on to that of the k nearest spots left which bends
 * most to the right without crossing what was walked, until it is back. If it gets stuck or leaves
 * a spot outside, the next larger k is tried, of the primes from 3 on as in Oakestra's branch; if
 * none works, the result is the convex hull. All of it in a gnomonic projection from one of the
 * places, in which arcs of great circles are straight, so what is inside there is inside the {@link
 * Hull}. Of equals the first by (y, x) wins.
 */
final class ConcaveHull {
  /** The primes as they are tried; then the hull is convex. Bounds the time to O(h n) for each. */
  private static final int[] NEAREST = {3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43};

  private static final Comparator<Spot> BY_SPOT =
      Comparator.comparingDouble(Spot::y).thenComparingDouble(Spot::x);

  private final List<Spot> left;
  private final List<Spot> walk = new ArrayList<>();

  /** A place in the projection. */
  private record Spot(double x, double y, GeoPoint place) {
    static Spot of(Horizon horizon, GeoPoint place) {
      Horizon.Direction to = horizon.to(place);
      return new Spot(to.x() / to.z(), to.y() / to.z(), place);
    }

    double squaresTo(Spot other) {
      return (other.x - x) * (other.x - x) + (other.y - y) * (other.y - y);
    }

    double headingTo(Spot other) {
      return StrictMath.atan2(other.y - y, other.x - x);
    }

    /** Above 0 if {@code other} lies left of the way from here to {@code to}. */
    double turn(Spot to, Spot other) {
      return (to.x - x) * (other.y - y) - (other.x - x) * (to.y - y);
    }
  }

  private record Step(Spot to, double bend) {}

  private ConcaveHull(List<Spot> spots) {
    this.left = new ArrayList<>(spots.subList(1, spots.size()));
    walk.add(spots.getFirst());
  }

  /**
   * Returns the corners of the hull, anticlockwise.
   *
   * @param places at least one, all less than a quarter of a turn away from the first
   */
  static List<GeoPoint> of(List<GeoPoint> places) {
    var horizon = new Horizon(places.getFirst());
    var spots = new TreeSet<Spot>(BY_SPOT);
    places.forEach(place -> spots.add(Spot.of(horizon, place)));
    return corners(List.copyOf(spots)).stream().map(Spot::place).toList();
  }

  private static List<Spot> corners(List<Spot> spots) {
    if (spots.size() < 3) {
      return spots;
    }
    for (int k : NEAREST) {
      if (k >= spots.size()) {
        break;
      }
      Optional<List<Spot>> hull = new ConcaveHull(spots).around(k);
      if (hull.isPresent()) {
        return hull.get();
      }
    }
    return convex(spots);
  }

  private Optional<List<Spot>> around(int k) {
    Spot first = walk.getFirst();
    Spot at = first;
    double heading = 0; // As if it had come from the west: all others lie to the left.
    while (true) {
      if (walk.size() == 4) {
        left.add(first); // From here on it may close: a triangle at least.
      }
      Optional<Step> step = nextStep(at, heading, k);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      Spot to = step.get().to();
      if (to.equals(first)) {
        break;
      }
      heading = at.headingTo(to);
      walk.add(to);
      left.remove(to);
      at = to;
    }
    return left.stream().allMatch(this::isInside) ? Optional.of(walk) : Optional.empty();
  }

  private Optional<Step> nextStep(Spot at, double heading, int k) {
    return nearest(at, k).stream()
        .map(to -> new Step(to, bend(heading, at.headingTo(to))))
        .filter(step -> step.bend() < StrictMath.PI)
        .sorted(
            Comparator.comparingDouble(Step::bend)
                .thenComparingDouble(step -> at.squaresTo(step.to()))
                .thenComparing(Step::to, BY_SPOT))
        .filter(step -> isFree(at, step.to()))
        .findFirst();
  }

  /** The k spots left that are nearest, of equals the first. */
  private List<Spot> nearest(Spot at, int k) {
    var nearest = new ArrayList<Spot>();
    for (Spot spot : left) {
      int place = nearest.size();
      while (place > 0 && isNearer(at, spot, nearest.get(place - 1))) {
        place--;
      }
      if (place < k) {
        if (nearest.size() == k) {
          nearest.removeLast();
        }
        nearest.add(place, spot);
      }
    }
    return nearest;
  }

  private static boolean isNearer(Spot at, Spot one, Spot other) {
    int order = Double.compare(at.squaresTo(one), at.squaresTo(other));
    return order < 0 || (order == 0 && BY_SPOT.compare(one, other) < 0);
  }

  /** Whether the way from the walk's end meets nothing of it, but its start on the last step. */
  private boolean isFree(Spot at, Spot to) {
    int start = to.equals(walk.getFirst()) ? 1 : 0;
    for (int i = start; i + 2 < walk.size(); i++) {
      if (meet(walk.get(i), walk.get(i + 1), at, to)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the segments a-b and c-d have a point in common, ends included. */
  private static boolean meet(Spot a, Spot b, Spot c, Spot d) {
    double cSide = a.turn(b, c);
    double dSide = a.turn(b, d);
    double aSide = c.turn(d, a);
    double bSide = c.turn(d, b);
    if (apart(cSide, dSide) && apart(aSide, bSide)) {
      return true;
    }
    return (cSide == 0 && isWithinBox(a, b, c))
        || (dSide == 0 && isWithinBox(a, b, d))
        || (aSide == 0 && isWithinBox(c, d, a))
        || (bSide == 0 && isWithinBox(c, d, b));
  }

  private static boolean apart(double one, double other) {
    return (one > 0 && other < 0) || (one < 0 && other > 0);
  }

  private static boolean isWithinBox(Spot a, Spot b, Spot spot) {
    return Math.min(a.x, b.x) <= spot.x
        && spot.x <= Math.max(a.x, b.x)
        && Math.min(a.y, b.y) <= spot.y
        && spot.y <= Math.max(a.y, b.y);
  }

  /** Whether the walk, closed, has a spot inside or on its edge: the even-odd rule. */
  private boolean isInside(Spot spot) {
    boolean inside = false;
    Spot from = walk.getLast();
    for (Spot to : walk) {
      double turn = from.turn(to, spot);
      if (turn == 0 && isWithinBox(from, to, spot)) {
        return true;
      }
      boolean upwards = from.y <= spot.y && spot.y < to.y;
      boolean downwards = to.y <= spot.y && spot.y < from.y;
      if ((upwards && turn > 0) || (downwards && turn < 0)) {
        inside = !inside;
      }
      from = to;
    }
    return inside;
  }

  /** The turn to the left in (-pi, pi]; the least is the furthest to the right. */
  private static double bend(double from, double to) {
    double turn = to - from;
    while (turn <= -StrictMath.PI) {
      turn += 2 * StrictMath.PI;
    }
    while (turn > StrictMath.PI) {
      turn -= 2 * StrictMath.PI;
    }
    return turn;
  }

  /** Monotone chain (A. M. Andrew, Information Processing Letters 9(5), 1979), anticlockwise. */
  private static List<Spot> convex(List<Spot> spots) {
    var hull = new ArrayList<Spot>();
    appendChain(spots, hull);
    appendChain(spots.reversed(), hull);
    return List.copyOf(hull);
  }

  private static void appendChain(List<Spot> spots, List<Spot> hull) {
    int begin = hull.size();
    for (Spot spot : spots) {
      while (hull.size() - begin >= 2
          && hull.get(hull.size() - 2).turn(hull.getLast(), spot) <= 0) {
        hull.removeLast();
      }
      hull.add(spot);
    }
    hull.removeLast();
  }
}
