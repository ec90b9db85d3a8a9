package arboretum.coordinates;

import arboretum.units.GeoPoint;
import java.util.List;

/**
 * Where, roughly, a cluster's workers are: what a cluster tells its parent instead of their places.
 * {@link Zones} makes it. The zone is every place within {@code bufferKm} of a hull; the buffer is
 * never drawn, questions are answered by distances. No worker is nearer to a place or an area than
 * the zone is: who asks the zone first loses no worker.
 *
 * <p>What it discloses: the corners of each hull are exact places of workers, so those at the rim
 * of a group are known to the parent, and a group of one or two is known altogether; how many
 * workers there are within, and where, is not. Oakestra's polygons differ by the buffer around each
 * corner alone, whose centre is the worker.
 *
 * @param hulls one or more for each group of workers, or none if no worker has a place
 * @param bufferKm at least 0
 */
public record OperatingZone(List<Hull> hulls, double bufferKm) {
  /** The zone of a cluster of which no place is known: it covers nothing. */
  public static final OperatingZone NOWHERE = new OperatingZone(List.of(), 0);

  /** Taken off every distance, so that rounding makes none too long; 1 mm. */
  private static final double ROUNDING_KM = 1e-6;

  public OperatingZone {
    hulls = List.copyOf(hulls);
    if (!(bufferKm >= 0 && Double.isFinite(bufferKm))) {
      throw new IllegalArgumentException("a buffer is finite and at least 0 km: " + bufferKm);
    }
  }

  /** Returns the zone of all {@code parts}: all their hulls and the widest buffer. */
  public static OperatingZone combine(List<OperatingZone> parts) {
    return new OperatingZone(
        parts.stream().flatMap(part -> part.hulls().stream()).toList(),
        parts.stream().mapToDouble(OperatingZone::bufferKm).max().orElse(0));
  }

  /** Returns whether {@code point} is within the buffer of a hull. */
  public boolean covers(GeoPoint point) {
    return kilometresTo(point) == 0;
  }

  /**
   * Returns the great-circle distance in km: 0 within the zone, infinite if it has no hull, never
   * too long, too short by 1 mm. Linear in the number of corners.
   */
  public double kilometresTo(GeoPoint point) {
    double best = Double.POSITIVE_INFINITY;
    for (Hull hull : hulls) {
      best = Math.min(best, hull.kilometresTo(point));
    }
    return Math.max(0, best - bufferKm - ROUNDING_KM);
  }

  /**
   * Returns the great-circle distance in km: 0 where zone and area overlap, infinite if it has no
   * hull, never too long, too short by at most 1 m or 0.01 %.
   */
  public double kilometresTo(Area area) {
    if (hulls.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    if (hulls.stream().flatMap(hull -> hull.corners().stream()).anyMatch(area::contains)) {
      return 0;
    }
    // No corner is inside: where they overlap all the same, the area's outline runs through a hull.
    double least = Outline.least(area.rings(), this::kilometresTo);
    return Math.max(0, least - Outline.tolerance(least));
  }
}
