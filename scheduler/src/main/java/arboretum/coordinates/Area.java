package arboretum.coordinates;

import arboretum.units.GeoPoint;
import java.util.List;

/**
 * A named region of Earth, bounded by rings in plate carree.
 *
 * <p>A point is inside if it is inside an odd number of rings: so a ring within a ring is a hole,
 * and rings side by side are the parts of one area. Parts must not overlap (GeoJSON forbids it):
 * what two of them cover counts as outside.
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
      switch (Outline.side(ring.points(), point)) {
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
   * Returns the distance in km to the nearest edge; 0 inside. The nearest place is found in an
   * equirectangular projection around {@code point}, which is good for some hundred kilometres; the
   * distance to it is a great circle's. Linear in the number of corners.
   */
  public double kilometresTo(GeoPoint point) {
    if (contains(point)) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (Ring ring : rings) {
      best = Math.min(best, Outline.kilometresTo(ring.points(), point));
    }
    return best;
  }
}
