package arboretum.coordinates;

import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Questions to a ring, whose edges are straight in plate carree. */
final class Outline {
  /** The least tolerance of a search; 1 m. */
  private static final double FINEST_KM = 0.001;

  private static final double TOLERATED_SHARE = 1e-4;

  private final ToDoubleFunction<GeoPoint> kilometres;
  private double best = Double.POSITIVE_INFINITY;

  private Outline(ToDoubleFunction<GeoPoint> kilometres) {
    this.kilometres = kilometres;
  }

  /** Which side of a ring a point is on. */
  enum Side {
    INSIDE,
    EDGE,
    OUTSIDE
  }

  /** Even-odd rule; corners and edges are told apart exactly where the arithmetic is. */
  static Side side(Ring ring, GeoPoint of) {
    double y = of.latitude();
    boolean inside = false;
    GeoPoint from = ring.corners().getLast();
    for (GeoPoint to : ring.corners()) {
      double turn = turn(from, to, of);
      if (turn == 0 && isWithinBox(from, to, of)) {
        return Side.EDGE;
      }
      boolean upwards = from.latitude() <= y && y < to.latitude();
      boolean downwards = to.latitude() <= y && y < from.latitude();
      if ((upwards && turn > 0) || (downwards && turn < 0)) {
        inside = !inside;
      }
      from = to;
    }
    return inside ? Side.INSIDE : Side.OUTSIDE;
  }

  /** Above 0 if {@code point} lies left of the way from {@code from} to {@code to}. */
  private static double turn(GeoPoint from, GeoPoint to, GeoPoint point) {
    return (to.longitude() - from.longitude()) * (point.latitude() - from.latitude())
        - (point.longitude() - from.longitude()) * (to.latitude() - from.latitude());
  }

  private static boolean isWithinBox(GeoPoint a, GeoPoint b, GeoPoint point) {
    return Math.min(a.longitude(), b.longitude()) <= point.longitude()
        && point.longitude() <= Math.max(a.longitude(), b.longitude())
        && Math.min(a.latitude(), b.latitude()) <= point.latitude()
        && point.latitude() <= Math.max(a.latitude(), b.latitude());
  }

  /**
   * Returns the least distance in km of some places on the rings: a true distance, longer than the
   * least of all places by at most {@link #tolerance} of it. Edges are halved as long as they may
   * hold a better place, which is known from their ends and length.
   *
   * @param kilometres at least 0; between two places it changes by no more than their great circle
   */
  static double least(List<Ring> rings, ToDoubleFunction<GeoPoint> kilometres) {
    var search = new Outline(kilometres);
    for (Ring ring : rings) {
      search.along(ring);
    }
    return search.best;
  }

  /** Returns by how many km the result of {@link #least} may be too long: 1 m or 0.01 %. */
  static double tolerance(double leastKm) {
    return Math.max(FINEST_KM, TOLERATED_SHARE * leastKm);
  }

  private void along(Ring ring) {
    GeoPoint from = ring.corners().getLast();
    double fromKm = at(from);
    for (GeoPoint to : ring.corners()) {
      double toKm = at(to);
      along(from, fromKm, to, toKm);
      from = to;
      fromKm = toKm;
    }
  }

  private void along(GeoPoint from, double fromKm, GeoPoint to, double toKm) {
    double leastKm = (fromKm + toKm - mostKilometres(from, to)) / 2;
    if (Math.max(0, leastKm) >= best - tolerance(best)) {
      return;
    }
    var middle =
        new GeoPoint(
            (from.latitude() + to.latitude()) / 2, (from.longitude() + to.longitude()) / 2);
    double middleKm = at(middle);
    along(from, fromKm, middle, middleKm);
    along(middle, middleKm, to, toKm);
  }

  private double at(GeoPoint place) {
    double km = kilometres.applyAsDouble(place);
    best = Math.min(best, km);
    return km;
  }

  /** The length of an edge, taken where meridians are furthest apart. */
  private static double mostKilometres(GeoPoint from, GeoPoint to) {
    boolean crossesEquator = from.latitude() * to.latitude() < 0;
    double nearest =
        crossesEquator ? 0 : Math.min(Math.abs(from.latitude()), Math.abs(to.latitude()));
    double x = (to.longitude() - from.longitude()) * StrictMath.cos(StrictMath.toRadians(nearest));
    double y = to.latitude() - from.latitude();
    return StrictMath.sqrt(x * x + y * y) * GreatCircle.KILOMETRES_PER_DEGREE;
  }
}
