package arboretum.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.units.GeoPoint;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GreatCircleTest {
  private static final double HALF_EQUATOR_KM = Math.PI * 6371.0088;

  private static double kilometres(double[] from, double[] to) {
    return GreatCircle.kilometres(new GeoPoint(from[0], from[1]), new GeoPoint(to[0], to[1]));
  }

  private static double[] at(double latitude, double longitude) {
    return new double[] {latitude, longitude};
  }

  @Test
  void arcsOfKnownAngleHaveTheirShareOfTheCircle() {
    assertEquals(0, kilometres(at(48.1, 11.6), at(48.1, 11.6)));
    assertEquals(HALF_EQUATOR_KM / 2, kilometres(at(0, 0), at(90, 0)), 1e-9);
    assertEquals(HALF_EQUATOR_KM, kilometres(at(30, 20), at(-30, -160)), 1e-9);
    assertEquals(HALF_EQUATOR_KM, kilometres(at(90, 0), at(-90, 77)), 1e-9);
    assertEquals(HALF_EQUATOR_KM / 180, kilometres(at(0, 10), at(0, 11)), 1e-9);
    // Two meridians a right angle apart, both at 45 degrees: the chord is 1, the angle 60 degrees.
    assertEquals(HALF_EQUATOR_KM / 3, kilometres(at(45, 0), at(45, 90)), 1e-9);
    // One thousandth of a degree of latitude is 111.195 m.
    assertEquals(0.111195, kilometres(at(48, 11), at(48.001, 11)), 1e-6);
  }

  @Test
  void theAntimeridianAndThePoleAreNoObstacles() {
    assertEquals(HALF_EQUATOR_KM / 90, kilometres(at(0, 179), at(0, -179)), 1e-9);
    assertEquals(0, kilometres(at(12, 180), at(12, -180)), 1e-9);
    assertEquals(0, kilometres(at(90, -120), at(90, 33)), 1e-9);
    assertEquals(HALF_EQUATOR_KM / 90, kilometres(at(89, 0), at(89, 180)), 1e-9);
  }

  @Property
  void itIsTheAngleBetweenTheVectors(
      @ForAll("anywhere") GeoPoint from, @ForAll("anywhere") GeoPoint to) {
    double expected = Globe.kilometres(from, to);
    // asin flattens towards the antipodes: some micrometres elsewhere, a metre there.
    double tolerance = expected > HALF_EQUATOR_KM - 1 ? 1e-3 : 1e-6;
    assertEquals(expected, GreatCircle.kilometres(from, to), tolerance);
    assertEquals(GreatCircle.kilometres(to, from), GreatCircle.kilometres(from, to), 1e-9);
  }

  @Provide
  Arbitrary<GeoPoint> anywhere() {
    return Globe.anywhere();
  }
}
