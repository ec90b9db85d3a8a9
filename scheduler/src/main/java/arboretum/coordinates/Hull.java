package arboretum.coordinates;

import arboretum.coordinates.Horizon.Direction;
import arboretum.units.GeoPoint;
import java.util.List;

/**
 * The outline of a group of workers: a point, an arc, or a ring (its last corner is joined to its
 * first) whose edges are arcs of great circles. So it may cross the antimeridian and hold a pole.
 *
 * @param corners at least one, each within {@value #MOST_DEGREES} degrees of the first; they are
 *     places of workers, see {@link OperatingZone}
 */
public record Hull(List<GeoPoint> corners) {
  /** Keeps any two corners within a quarter of a turn: then every place sees a hull around it. */
  static final int MOST_DEGREES = 45;

  public Hull {
    corners = List.copyOf(corners);
    if (corners.isEmpty()) {
      throw new IllegalArgumentException("a hull has at least one corner");
    }
    for (GeoPoint corner : corners) {
      if (GreatCircle.kilometres(corners.getFirst(), corner)
          > MOST_DEGREES * GreatCircle.KILOMETRES_PER_DEGREE) {
        throw new IllegalArgumentException(
            corner + " is more than 45 degrees away from " + corners.getFirst());
      }
    }
  }

  /**
   * Returns the great-circle distance in km, 0 inside; exact but for rounding. Linear in the number
   * of corners.
   */
  double kilometresTo(GeoPoint point) {
    var horizon = new Horizon(point);
    double least = Double.POSITIVE_INFINITY;
    boolean inside = false;
    boolean hasAllInView = true;
    Direction from = horizon.to(corners.getLast());
    for (GeoPoint corner : corners) {
      Direction to = horizon.to(corner);
      least = Math.min(least, Math.min(to.angle(), angleToArc(from, to)));
      // The even-odd rule in the gnomonic projection from here, where arcs are straight.
      boolean upwards = from.y() <= 0 && to.y() > 0;
      boolean downwards = to.y() <= 0 && from.y() > 0;
      double turn = from.x() * to.y() - from.y() * to.x();
      if ((upwards && turn > 0) || (downwards && turn < 0)) {
        inside = !inside;
      }
      hasAllInView &= to.z() > 0;
      from = to;
    }
    return inside && hasAllInView ? 0 : GreatCircle.EARTH_RADIUS_KM * least;
  }

  /** The angle in radians to the arc's great circle; infinite where the nearest place is an end. */
  private static double angleToArc(Direction from, Direction to) {
    double x = from.y() * to.z() - from.z() * to.y();
    double y = from.z() * to.x() - from.x() * to.z();
    double z = from.x() * to.y() - from.y() * to.x();
    boolean between = x * from.y() - y * from.x() > 0 && to.x() * y - to.y() * x > 0;
    return between
        ? StrictMath.atan2(Math.abs(z), StrictMath.sqrt(x * x + y * y))
        : Double.POSITIVE_INFINITY;
  }
}
