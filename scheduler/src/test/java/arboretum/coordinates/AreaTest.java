package arboretum.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AreaTest {
  private static final double DEGREE_KM = Math.PI * 6371.0088 / 180;

  private static Ring ring(double... latitudesAndLongitudes) {
    var corners = new GeoPoint[latitudesAndLongitudes.length / 2];
    Arrays.setAll(
        corners,
        i -> new GeoPoint(latitudesAndLongitudes[2 * i], latitudesAndLongitudes[2 * i + 1]));
    return new Ring(List.of(corners));
  }

  private static Area area(Ring... rings) {
    return new Area("test", List.of(rings));
  }

  private static Ring box(double south, double west, double north, double east) {
    return ring(south, west, south, east, north, east, north, west);
  }

  private static void assertNear(double expected, double actual) {
    assertTrue(
        actual >= expected - 1e-9 && actual <= expected + Math.max(0.001, expected * 1e-4),
        () -> actual + " km, expected " + expected);
  }

  @Test
  void edgesAndCornersAreInside() {
    Area square = area(box(10, 20, 12, 24));
    for (double[] inside :
        new double[][] {{11, 22}, {10, 20}, {12, 24}, {10, 21}, {11, 20}, {12, 23}, {11, 24}}) {
      assertTrue(square.contains(new GeoPoint(inside[0], inside[1])), Arrays.toString(inside));
    }
    for (double[] outside :
        new double[][] {
          {9.999, 22}, {12.001, 22}, {11, 19.999}, {11, 24.001}, {10, 19}, {12, 25}
        }) {
      assertFalse(square.contains(new GeoPoint(outside[0], outside[1])), Arrays.toString(outside));
    }
  }

  @Test
  void aRayThroughACornerCountsItOnce() {
    Area diamond = area(ring(0, 0, 1, 1, 0, 2, -1, 1));
    assertTrue(diamond.contains(new GeoPoint(0, 1)));
    assertFalse(diamond.contains(new GeoPoint(0, -1)));
    assertFalse(diamond.contains(new GeoPoint(1, 0)));
    assertFalse(diamond.contains(new GeoPoint(-1, 0)));
  }

  @Test
  void aRingWithinIsAHoleAndARingBesideAPart() {
    Area area = area(box(0, 0, 10, 10), box(4, 4, 6, 6), box(0, 20, 1, 21));
    assertTrue(area.contains(new GeoPoint(2, 2)));
    assertFalse(area.contains(new GeoPoint(5, 5)));
    assertTrue(area.contains(new GeoPoint(4, 5)), "the hole's edge belongs to the area");
    assertTrue(area.contains(new GeoPoint(0.5, 20.5)));
    assertFalse(area.contains(new GeoPoint(0.5, 15)));
    // Within the hole the way out is to its edges in east and west, the nearer ones.
    double across = Math.asin(Math.cos(Math.toRadians(5)) * Math.sin(Math.toRadians(1)));
    assertNear(6371.0088 * across, area.kilometresTo(new GeoPoint(5, 5)));
  }

  @Test
  void distancesOfKnownLength() {
    Area square = area(box(0, 0, 1, 1));
    assertEquals(0, square.kilometresTo(new GeoPoint(0.5, 0.5)));
    assertNear(DEGREE_KM, square.kilometresTo(new GeoPoint(2, 0.5)));
    // To a corner, and across to the meridian that is its western edge.
    assertNear(
        Globe.kilometres(new GeoPoint(2, 3), new GeoPoint(1, 1)),
        square.kilometresTo(new GeoPoint(2, 3)));
    double across = Math.asin(Math.cos(Math.toRadians(0.5)) * Math.sin(Math.toRadians(1)));
    assertNear(6371.0088 * across, square.kilometresTo(new GeoPoint(0.5, -1)));
    // The edge is the parallel, which the great circle of its ends leaves by 800 km.
    Area north = area(box(50, -60, 60, 60));
    assertNear(DEGREE_KM, north.kilometresTo(new GeoPoint(61, 0)));
    assertNear(DEGREE_KM, north.kilometresTo(new GeoPoint(49, 0)));
  }

  @Test
  void anAreaAcrossTheAntimeridianHasAPartOnEachSide() {
    Area fiji = area(box(-19, 177, -16, 180), box(-19, -180, -16, -179));
    assertTrue(fiji.contains(new GeoPoint(-17, 179.9)));
    assertTrue(fiji.contains(new GeoPoint(-17, -179.9)));
    assertTrue(fiji.contains(new GeoPoint(-17, 180)));
    assertTrue(fiji.contains(new GeoPoint(-17, -180)));
    assertFalse(fiji.contains(new GeoPoint(-17, 0)));
    // From the east of it over the line: the nearest edge is at 179 W.
    assertNear(
        Globe.kilometres(new GeoPoint(-16, -179), new GeoPoint(-10, -170)),
        fiji.kilometresTo(new GeoPoint(-10, -170)));
    Area west = area(box(-1, 177, 1, 180));
    assertNear(DEGREE_KM, west.kilometresTo(new GeoPoint(0, -179)));
  }

  @Test
  void aRingAcrossTheAntimeridianIsRefused() {
    var refused = assertThrows(IllegalArgumentException.class, () -> box(-19, 177, -16, -179));
    assertEquals(
        "the edge from longitude 177.0 to -179.0 crosses the antimeridian; cut the area there into"
            + " two",
        refused.getMessage());
  }

  @Test
  void aCircleHasItsCornersOnTheRadius() {
    for (GeoPoint centre : List.of(new GeoPoint(48.1, 11.6), new GeoPoint(-80, 100))) {
      Area circle = Area.around("circle", centre, 30);
      assertEquals(72, circle.rings().getFirst().corners().size());
      for (GeoPoint corner : circle.rings().getFirst().corners()) {
        assertEquals(30, Globe.kilometres(centre, corner), 1e-6);
      }
      assertTrue(circle.contains(centre));
      assertNear(
          20,
          circle.kilometresTo(Globe.place(centre.latitude() + 50 / DEGREE_KM, centre.longitude())));
    }
    assertThrows(
        IllegalArgumentException.class, () -> Area.around("a", new GeoPoint(0, -179.9), 30));
    assertThrows(IllegalArgumentException.class, () -> Area.around("a", new GeoPoint(89.9, 0), 30));
  }

  @Test
  void aRingNeedsThreeDifferentCorners() {
    assertThrows(IllegalArgumentException.class, () -> ring(0, 0, 1, 1, 0, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Ring(List.of()));
    assertEquals(ring(0, 0, 1, 1, 0, 2), ring(0, 0, 1, 1, 0, 2, 0, 0));
  }

  @Property(tries = 200)
  void theDistanceIsTheLeastAlongTheOutline(
      @ForAll("groups") List<GeoPoint> group, @ForAll("anywhere") GeoPoint point) {
    double south = group.getFirst().latitude();
    double west = group.getFirst().longitude();
    Ring ring =
        box(
            Math.min(south, 80),
            Math.min(west, 140),
            Math.min(south, 80) + 7,
            Math.min(west, 140) + 30);
    Area area = area(ring);
    double least = Double.POSITIVE_INFINITY;
    GeoPoint from = ring.corners().getLast();
    for (GeoPoint to : ring.corners()) {
      for (int step = 0; step <= 3000; step++) {
        double share = step / 3000.0;
        double latitude = from.latitude() + share * (to.latitude() - from.latitude());
        double longitude = from.longitude() + share * (to.longitude() - from.longitude());
        least = Math.min(least, Globe.kilometres(point, new GeoPoint(latitude, longitude)));
      }
      from = to;
    }
    double found = area.kilometresTo(point);
    if (area.contains(point)) {
      assertEquals(0, found, 1e-9);
    } else {
      // Samples are up to 1.2 km apart.
      assertTrue(found <= least * (1 + 1e-4) + 0.002, found + " km, sampled " + least);
      assertTrue(found >= least - 0.7, found + " km, sampled " + least);
    }
  }

  @Provide
  Arbitrary<List<GeoPoint>> groups() {
    return Globe.groups(1);
  }

  @Provide
  Arbitrary<GeoPoint> anywhere() {
    return Globe.anywhere();
  }
}
