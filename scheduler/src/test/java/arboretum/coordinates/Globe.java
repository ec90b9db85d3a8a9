package arboretum.coordinates;

import arboretum.units.GeoPoint;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Places for tests, and a second way to measure between them: by vectors, without haversines. */
final class Globe {
  static final double RADIUS_KM = 6371.0088;

  private Globe() {}

  static double[] vector(GeoPoint place) {
    double latitude = Math.toRadians(place.latitude());
    double longitude = Math.toRadians(place.longitude());
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude),
      Math.cos(latitude) * Math.sin(longitude),
      Math.sin(latitude)
    };
  }

  static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  static double kilometres(double[] a, double[] b) {
    double[] across = cross(a, b);
    return RADIUS_KM * Math.atan2(Math.sqrt(dot(across, across)), dot(a, b));
  }

  static double kilometres(GeoPoint a, GeoPoint b) {
    return kilometres(vector(a), vector(b));
  }

  /** Returns the place a share of the way along the chord from one to the other. */
  static double[] between(double[] from, double[] to, double share) {
    double[] chord = new double[3];
    for (int i = 0; i < 3; i++) {
      chord[i] = from[i] + share * (to[i] - from[i]);
    }
    double length = Math.sqrt(dot(chord, chord));
    return new double[] {chord[0] / length, chord[1] / length, chord[2] / length};
  }

  /** Returns a place by degrees of any size: over a pole and around the Earth. */
  static GeoPoint place(double latitude, double longitude) {
    double north = Math.asin(Math.sin(Math.toRadians(latitude)));
    boolean over = Math.cos(Math.toRadians(latitude)) < 0;
    double east = Math.IEEEremainder(longitude + (over ? 180 : 0), 360);
    return new GeoPoint(Math.toDegrees(north), east);
  }

  static Arbitrary<GeoPoint> anywhere() {
    return Combinators.combine(
            Arbitraries.doubles().between(-90, 90), Arbitraries.doubles().between(-180, 180))
        .as(GeoPoint::new);
  }

  /**
   * Groups of places around a centre anywhere, from some metres to some thousand kilometres wide;
   * on a grid, so that some are equal and some lie on one line.
   */
  static Arbitrary<List<GeoPoint>> groups(int most) {
    Arbitrary<double[]> offset =
        Arbitraries.integers().between(-8, 8).array(int[].class).ofSize(2).map(Globe::scaled);
    return Combinators.combine(
            Arbitraries.of(0.0, 1.0, 48.0, -37.8, 89.9, -90.0),
            Arbitraries.of(0.0, 11.5, 145.0, 180.0, -179.99),
            Arbitraries.of(0.0001, 0.01, 0.3, 1.0, 4.0, 12.0),
            offset.list().ofMinSize(1).ofMaxSize(most))
        .as(
            (latitude, longitude, step, offsets) ->
                offsets.stream()
                    .map(o -> place(latitude + step * o[0], longitude + step * o[1]))
                    .toList());
  }

  private static double[] scaled(int[] steps) {
    return new double[] {steps[0], steps[1]};
  }
}
