package arboretum.coordinates;

import arboretum.units.GeoPoint;
import java.util.List;

/**
 * The outline of a group of workers: a point, a segment, or a ring (its last point is joined to its
 * first), with straight edges in plate carree.
 *
 * @param points at least one; corners are places of workers, see {@link OperatingZone}
 */
public record Hull(List<GeoPoint> points) {
  public Hull {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a hull has at least one point");
    }
  }

  /** Returns whether {@code point} is inside or on the outline. */
  boolean contains(GeoPoint point) {
    return Outline.side(points, point) != Outline.Side.OUTSIDE;
  }

  /** Returns the distance in km; 0 inside. */
  double kilometresTo(GeoPoint point) {
    return contains(point) ? 0 : Outline.kilometresTo(points, point);
  }

  /** Returns the distance in km; 0 if they have a point in common. */
  double kilometresTo(Area area) {
    boolean apart =
        points.stream().noneMatch(area::contains)
            && area.rings().stream().noneMatch(ring -> contains(ring.points().getFirst()))
            && area.rings().stream().noneMatch(ring -> Outline.meet(points, ring.points()));
    if (!apart) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (Ring ring : area.rings()) {
      best = Math.min(best, Outline.kilometresBetween(points, ring.points()));
    }
    return best;
  }
}
