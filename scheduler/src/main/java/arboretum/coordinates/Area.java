package arboretum.coordinates;

import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.util.ArrayList;
import java.util.List;

/**
 * A named region of Earth, bounded by rings in plate carree.
 *
 * <p>A point is inside if it is inside an odd number of rings: so a ring within a ring is a hole,
 * and rings side by side are the parts of one area. Parts must not overlap (GeoJSON forbids it):
 * what two of them cover counts as outside. No ring crosses the antimeridian; an area that does has
 * a part on each side.
 *
 * @param name not blank
 * @param rings outer rings and holes in any order, at least one
 */
public record Area(String name, List<Ring> rings) {
  private static final int CIRCLE_CORNERS = 72;
  private static final double MAX_LONGITUDE = 180;

  public Area {
    rings = List.copyOf(rings);
    if (name.isBlank() || rings.isEmpty()) {
      throw new IllegalArgumentException("an area has a name and a ring: \"" + name + "\"");
    }
  }

  /**
   * Returns the polygon whose corners lie on a circle, one every 5 degrees of direction: at most
   * 0.1 % of the radius are missing between them.
   *
   * @param radiusKm great-circle distance, above 0
   * @throws IllegalArgumentException if the circle crosses the antimeridian or holds a pole
   */
  public static Area around(String name, GeoPoint centre, double radiusKm) {
    double radius = StrictMath.toRadians(radiusKm / GreatCircle.KILOMETRES_PER_DEGREE);
    double latitude = StrictMath.toRadians(centre.latitude());
    double halfWidth =
        StrictMath.abs(latitude) + radius < StrictMath.PI / 2
            ? StrictMath.asin(StrictMath.sin(radius) / StrictMath.cos(latitude))
            : StrictMath.PI;
    if (Math.abs(centre.longitude()) + StrictMath.toDegrees(halfWidth) >= MAX_LONGITUDE) {
      throw new IllegalArgumentException(
          "a circle of "
              + radiusKm
              + " km there crosses the antimeridian or holds a pole; allowed: one that does not");
    }
    var corners = new ArrayList<GeoPoint>();
    for (int i = 0; i < CIRCLE_CORNERS; i++) {
      double direction = 2 * StrictMath.PI * i / CIRCLE_CORNERS;
      double sine =
          StrictMath.sin(latitude) * StrictMath.cos(radius)
              + StrictMath.cos(latitude) * StrictMath.sin(radius) * StrictMath.cos(direction);
      double east =
          StrictMath.atan2(
              StrictMath.sin(direction) * StrictMath.sin(radius) * StrictMath.cos(latitude),
              StrictMath.cos(radius) - StrictMath.sin(latitude) * sine);
      corners.add(
          new GeoPoint(
              StrictMath.toDegrees(StrictMath.asin(sine)),
              centre.longitude() + StrictMath.toDegrees(east)));
    }
    return new Area(name, List.of(new Ring(corners)));
  }

  /** Returns whether {@code point} is inside or on an edge. Linear in the number of corners. */
  public boolean contains(GeoPoint point) {
    boolean inside = false;
    for (Ring ring : rings) {
      switch (Outline.side(ring, point)) {
        case EDGE -> {
          return true;
        }
        case INSIDE -> inside = !inside;
        case OUTSIDE -> {}
      }
    }
    return inside;
  }

  /**
   * Returns the great-circle distance in km to the area, 0 inside: never too short, and too long by
   * at most 1 m or 0.01 %.
   */
  public double kilometresTo(GeoPoint point) {
    return contains(point)
        ? 0
        : Outline.least(rings, place -> GreatCircle.kilometres(point, place));
  }
}
