package arboretum.coordinates;

import arboretum.units.GeoPoint;

/**
 * A place as a vector of length 1 from the centre of a spherical Earth. Two of them tell by three
 * multiplications whether their places are within a distance, where {@link GreatCircle} needs
 * trigonometry each time.
 */
public record UnitVector(double x, double y, double z) {
  /** Returns the vector of a place. */
  public static UnitVector of(GeoPoint at) {
    double latitude = StrictMath.toRadians(at.latitude());
    double longitude = StrictMath.toRadians(at.longitude());
    double towardsAxis = StrictMath.cos(latitude);
    return new UnitVector(
        towardsAxis * StrictMath.cos(longitude),
        towardsAxis * StrictMath.sin(longitude),
        StrictMath.sin(latitude));
  }

  /** Returns the square of the straight distance through Earth, in radii; in [0, 4]. */
  public double chordSquared(UnitVector other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return dx * dx + dy * dy + dz * dz;
  }

  /**
   * Returns the {@link #chordSquared} of two places that are {@code kilometres} apart; that of
   * antipodes if they can't be so far apart.
   */
  public static double chordSquaredOf(double kilometres) {
    double halfAngle = kilometres / GreatCircle.EARTH_RADIUS_KM / 2;
    double half = halfAngle >= Math.PI / 2 ? 1 : StrictMath.sin(halfAngle);
    return 4 * half * half;
  }
}
