package arboretum.coordinates;

import arboretum.units.GeoPoint;

/**
 * The unit sphere as seen from a place: x points east, y north, z up. Written with differences, so
 * that near places keep their digits.
 */
final class Horizon {
  private final double latitude;
  private final double longitude;
  private final double sine;
  private final double cosine;

  Horizon(GeoPoint from) {
    this.latitude = from.latitude();
    this.longitude = from.longitude();
    double angle = StrictMath.toRadians(latitude);
    this.sine = StrictMath.sin(angle);
    this.cosine = StrictMath.cos(angle);
  }

  /** A unit vector. */
  record Direction(double x, double y, double z) {
    /** Returns the angle in radians from the place itself. */
    double angle() {
      return StrictMath.atan2(StrictMath.sqrt(x * x + y * y), z);
    }
  }

  Direction to(GeoPoint place) {
    double north = StrictMath.toRadians(place.latitude() - latitude);
    double east = StrictMath.toRadians(place.longitude() - longitude);
    double shrink = StrictMath.cos(StrictMath.toRadians(place.latitude()));
    double half = StrictMath.sin(east / 2);
    double bulge = 2 * shrink * half * half;
    return new Direction(
        shrink * StrictMath.sin(east),
        StrictMath.sin(north) + sine * bulge,
        StrictMath.cos(north) - cosine * bulge);
  }
}
