package arboretum.coordinates;

import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The concave hull by k nearest neighbours: A. Moreira, M. Y. Santos, "Concave Hull: A k-Nearest
 * Neighbours Approach for the Computation of the Region Occupied by a Set of Points", GRAPP 2007.
 *
 * <p>From the southernmost point the walk goes on to that of the k nearest points left which bends
 * most to the right without crossing what was walked, until it is back. If it gets stuck or leaves
 * a point outside, the next larger k is tried, of the primes from 3 on as in Oakestra's branch; if
 * none works, the result is the convex hull. Distances and bends are taken in an equirectangular
 * projection around the mean latitude; of equals the first by (latitude, longitude) wins.
 */
final class ConcaveHull {
  /** The primes as they are tried; then the hull is convex. Bounds the time to O(h n) for each. */
  private static final int[] NEAREST = {3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43};

  private final List<GeoPoint> points;
  private final double shrink;
  private final List<GeoPoint> left = new ArrayList<>();
  private final List<GeoPoint> walk = new ArrayList<>();

  private record Step(GeoPoint to, double bend) {}

  private ConcaveHull(List<GeoPoint> points) {
    this.points = points;
    double mean = points.stream().mapToDouble(GeoPoint::latitude).average().orElse(0);
    this.shrink = StrictMath.cos(StrictMath.toRadians(mean));
  }

  /**
   * Returns the corners of the hull, anticlockwise.
   *
   * @param points different, ordered by (latitude, longitude), at least one
   */
  static List<GeoPoint> of(List<GeoPoint> points) {
    if (points.size() < 3) {
      return points;
    }
    List<GeoPoint> convex = convex(points);
    if (convex.size() < 3 || points.size() == 3) {
      return convex;
    }
    for (int k : NEAREST) {
      if (k >= points.size()) {
        break;
      }
      Optional<List<GeoPoint>> hull = new ConcaveHull(points).around(k);
      if (hull.isPresent()) {
        return hull.get();
      }
    }
    return convex;
  }

  private Optional<List<GeoPoint>> around(int k) {
    GeoPoint first = points.getFirst();
    left.addAll(points.subList(1, points.size()));
    walk.add(first);
    GeoPoint at = first;
    double heading = 0; // As if it had come from the west: all others lie to the left.
    while (true) {
      if (walk.size() == 4) {
        left.add(first);
      }
      Optional<Step> step = nextStep(at, heading, k, first);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      GeoPoint to = step.get().to();
      if (to.equals(first)) {
        break;
      }
      heading = heading(at, to);
      walk.add(to);
      left.remove(to);
      at = to;
    }
    boolean allInside =
        left.stream().allMatch(point -> Outline.side(walk, point) != Outline.Side.OUTSIDE);
    return allInside ? Optional.of(List.copyOf(walk)) : Optional.empty();
  }

  private Optional<Step> nextStep(GeoPoint at, double heading, int k, GeoPoint first) {
    return nearest(at, k).stream()
        .map(to -> new Step(to, bend(heading, heading(at, to))))
        .filter(step -> step.bend() < StrictMath.PI)
        .sorted(
            Comparator.comparingDouble(Step::bend)
                .thenComparingDouble(step -> squares(at, step.to()))
                .thenComparing(Step::to, Zones.BY_PLACE))
        .filter(step -> isFree(at, step.to(), first))
        .findFirst();
  }

  /** The k points left that are nearest, of equals the first by place. */
  private List<GeoPoint> nearest(GeoPoint at, int k) {
    var nearest = new ArrayList<GeoPoint>();
    double[] distances = new double[k];
    for (GeoPoint point : left) {
      double distance = squares(at, point);
      int place = nearest.size();
      while (place > 0 && isBefore(distance, point, distances[place - 1], nearest.get(place - 1))) {
        place--;
      }
      if (place < k) {
        if (nearest.size() == k) {
          nearest.removeLast();
        }
        System.arraycopy(distances, place, distances, place + 1, k - 1 - place);
        distances[place] = distance;
        nearest.add(place, point);
      }
    }
    return nearest;
  }

  private static boolean isBefore(double a, GeoPoint pointA, double b, GeoPoint pointB) {
    int order = Double.compare(a, b);
    return order < 0 || (order == 0 && Zones.BY_PLACE.compare(pointA, pointB) < 0);
  }

  /** Whether the way from the walk's end meets nothing of it, but its start on the last step. */
  private boolean isFree(GeoPoint at, GeoPoint to, GeoPoint first) {
    int start = to.equals(first) ? 1 : 0;
    for (int i = start; i + 2 < walk.size(); i++) {
      if (Outline.segmentsMeet(walk.get(i), walk.get(i + 1), at, to)) {
        return false;
      }
    }
    return true;
  }

  private double squares(GeoPoint a, GeoPoint b) {
    double x = (b.longitude() - a.longitude()) * shrink;
    double y = b.latitude() - a.latitude();
    return x * x + y * y;
  }

  private double heading(GeoPoint from, GeoPoint to) {
    return StrictMath.atan2(
        to.latitude() - from.latitude(), (to.longitude() - from.longitude()) * shrink);
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
  static List<GeoPoint> convex(List<GeoPoint> points) {
    var hull = new ArrayList<GeoPoint>();
    appendChain(points, hull);
    appendChain(points.reversed(), hull);
    return List.copyOf(hull);
  }

  private static void appendChain(List<GeoPoint> points, List<GeoPoint> hull) {
    int begin = hull.size();
    for (GeoPoint point : points) {
      while (hull.size() - begin >= 2
          && Outline.turn(hull.get(hull.size() - 2), hull.getLast(), point) <= 0) {
        hull.removeLast();
      }
      hull.add(point);
    }
    hull.removeLast();
  }
}
