package arboretum.coordinates;

import arboretum.units.GeoPoint;
import arboretum.units.Ring;
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
  public Area {
    rings = List.copyOf(rings);
    if (name.isBlank() || rings.isEmpty()) {
      throw new IllegalArgumentException("an area has a name and a ring: \"" + name + "\"");
    }
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
