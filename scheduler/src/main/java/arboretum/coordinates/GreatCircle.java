package arboretum.coordinates;

import arboretum.units.GeoPoint;

/** Distances on a sphere of the Earth's mean radius. */
public final class GreatCircle {
  // source: IUGG mean radius, H. Moritz, "Geodetic Reference System 1980", J. Geodesy 74 (2000).
  static final double EARTH_RADIUS_KM = 6371.0088;

  /** Length of a degree of latitude. */
  static final double KILOMETRES_PER_DEGREE = EARTH_RADIUS_KM * StrictMath.PI / 180;

  private GreatCircle() {}

  /**
   * Returns the distance in kilometres, by the haversine formula (R. W. Sinnott, Sky and Telescope
   * 68, 1984), which keeps its digits at short distances.
   */
  public static double kilometres(GeoPoint from, GeoPoint to) {
    double fromLatitude = StrictMath.toRadians(from.latitude());
    double toLatitude = StrictMath.toRadians(to.latitude());
    double acrossLatitude = StrictMath.sin((toLatitude - fromLatitude) / 2);
    double acrossLongitude =
        StrictMath.sin(StrictMath.toRadians(to.longitude() - from.longitude()) / 2);
    double chord =
        acrossLatitude * acrossLatitude
            + StrictMath.cos(fromLatitude)
                * StrictMath.cos(toLatitude)
                * acrossLongitude
                * acrossLongitude;
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, StrictMath.sqrt(chord)));
  }
}
