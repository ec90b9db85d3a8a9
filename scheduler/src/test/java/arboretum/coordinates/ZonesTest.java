package arboretum.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ZonesTest {
  private static final double DEGREE_KM = Math.PI * 6371.0088 / 180;
  private static final ZoneSettings BARE = new ZoneSettings(200, 0);
  private static final double MILLIMETRE = 1e-6;

  private static GeoPoint at(double latitude, double longitude) {
    return new GeoPoint(latitude, longitude);
  }

  @Test
  void aLoneWorkerIsAPointWithABuffer() {
    OperatingZone zone = Zones.of(List.of(at(48, 11), at(48, 11)), ZoneSettings.standard());
    assertEquals(List.of(new Hull(List.of(at(48, 11)))), zone.hulls());
    assertTrue(zone.covers(at(48.0044, 11)), "489 m away");
    assertFalse(zone.covers(at(48.0046, 11)), "511 m away");
    assertEquals(DEGREE_KM - 0.5, zone.kilometresTo(at(49, 11)), 2 * MILLIMETRE);
  }

  @Test
  void twoWorkersAreAnArc() {
    OperatingZone zone = Zones.of(List.of(at(0, 0), at(0, 1)), BARE);
    assertEquals(1, zone.hulls().size());
    // Beside the arc, and beyond its end.
    assertEquals(DEGREE_KM / 2, zone.kilometresTo(at(0.5, 0.5)), 2 * MILLIMETRE);
    assertEquals(DEGREE_KM, zone.kilometresTo(at(0, 2)), 2 * MILLIMETRE);
    assertTrue(zone.covers(at(0, 0.3)));
    // On the other side of the Earth the far end of the arc is as near as the circle gets.
    assertEquals(179 * DEGREE_KM, zone.kilometresTo(at(0, 180)), 2 * MILLIMETRE);
  }

  @Test
  void aRingOfWorkersCoversWhatIsWithin() {
    OperatingZone zone = Zones.of(List.of(at(0, 0), at(0, 1), at(1, 0), at(1, 1)), BARE);
    assertTrue(zone.covers(at(0.5, 0.5)));
    assertFalse(zone.covers(at(0.5, 1.01)));
    double across = Math.asin(Math.cos(Math.toRadians(0.5)) * Math.sin(Math.toRadians(1)));
    assertEquals(6371.0088 * across, zone.kilometresTo(at(0.5, 2)), 2 * MILLIMETRE);
    assertFalse(zone.covers(at(-0.5, -179.5)), "the antipodes are not within");
  }

  @Test
  void aNotchIsLeftOpen() {
    // Three sides of a square, 21 workers each; the fourth side, in the north, is open.
    var places = new ArrayList<GeoPoint>();
    for (int i = 0; i <= 20; i++) {
      places.add(at(0, i * 0.05));
      places.add(at(i * 0.05, 0));
      places.add(at(i * 0.05, 1));
      // A second row within, for a line has no inside.
      places.add(at(0.04, 0.04 + i * 0.046));
      places.add(at(0.04 + i * 0.048, 0.04));
      places.add(at(0.04 + i * 0.048, 0.96));
    }
    OperatingZone zone = Zones.of(places, BARE);
    assertEquals(1, zone.hulls().size());
    assertTrue(zone.kilometresTo(at(0.7, 0.5)) > 30, "the middle of the notch is not within");
    assertTrue(zone.covers(at(0.02, 0.5)));
  }

  @Test
  void groupsAcrossTheAntimeridianAndAroundAPoleAreOne() {
    OperatingZone fiji =
        Zones.of(List.of(at(-17, 179.5), at(-17, -179.5), at(-18, 180), at(-16, 180)), BARE);
    assertEquals(1, fiji.hulls().size());
    assertTrue(fiji.covers(at(-17, -179.9)));
    assertTrue(fiji.covers(at(-17, 179.9)));
    assertFalse(fiji.covers(at(-17, 0)));
    var around = List.of(at(89, 0), at(89, 90), at(89, 180), at(89, -90));
    OperatingZone pole = Zones.of(around, BARE);
    assertTrue(pole.covers(at(90, 0)));
    assertTrue(pole.covers(at(89.5, 45)) == pole.covers(at(89.5, -135)));
    assertFalse(pole.covers(at(-90, 0)));
    assertFalse(pole.covers(at(88.9, 45)));
  }

  @Test
  void aGroupWiderThanAHullMayBeGetsSeveral() {
    var places = new ArrayList<GeoPoint>();
    for (int longitude = -180; longitude < 180; longitude++) {
      places.add(at(0, longitude));
    }
    OperatingZone zone = Zones.of(places, BARE);
    assertEquals(1, Zones.groups(places, BARE.epsilonKm()).size());
    assertTrue(zone.hulls().size() > 1, () -> zone.hulls().size() + " hulls");
    places.forEach(place -> assertTrue(zone.covers(place), place::toString));
    assertThrows(
        IllegalArgumentException.class, () -> new Hull(List.of(at(0, 0), at(0, 46), at(1, 3))));
  }

  @Test
  void noPlaceNoZone() {
    OperatingZone zone = Zones.of(List.of(), ZoneSettings.standard());
    assertEquals(OperatingZone.NOWHERE.hulls(), zone.hulls());
    assertEquals(Double.POSITIVE_INFINITY, zone.kilometresTo(at(0, 0)));
    var area = new Area("a", List.of(new Ring(List.of(at(0, 0), at(1, 0), at(0, 1)))));
    assertEquals(Double.POSITIVE_INFINITY, zone.kilometresTo(area));
  }

  @Test
  void anAreaIsNearWhateverOfBothLiesWithinTheOther() {
    OperatingZone zone =
        Zones.of(List.of(at(10, 10), at(10, 11), at(11, 10), at(11, 11)), ZoneSettings.standard());
    for (double[] box :
        new double[][] {
          {10.4, 10.4, 10.6, 10.6}, {9, 9, 12, 12}, {10.4, 9, 10.6, 12}, {10.5, 10.5, 20, 20}
        }) {
      assertEquals(0, zone.kilometresTo(box(box)));
    }
    double away = zone.kilometresTo(box(new double[] {10, 12, 11, 13}));
    double across = Math.asin(Math.cos(Math.toRadians(11)) * Math.sin(Math.toRadians(1)));
    assertEquals(6371.0088 * across - 0.5, away, 0.03);
  }

  private static Area box(double[] box) {
    return new Area(
        "box",
        List.of(
            new Ring(
                List.of(
                    at(box[0], box[1]),
                    at(box[0], box[3]),
                    at(box[2], box[3]),
                    at(box[2], box[1])))));
  }

  @Property
  void everyWorkerIsWithin(@ForAll("groups") List<GeoPoint> places) {
    OperatingZone zone = Zones.of(places, BARE);
    places.forEach(place -> assertEquals(0, zone.kilometresTo(place), place::toString));
  }

  @Property
  void noPlaceIsFurtherFromTheZoneThanFromAWorker(
      @ForAll("groups") List<GeoPoint> places,
      @ForAll("anywhere") GeoPoint far,
      @ForAll("groups") List<GeoPoint> others) {
    OperatingZone zone = Zones.of(places, BARE);
    var queries = new ArrayList<GeoPoint>(others);
    queries.add(far);
    // Just beside the workers, where an edge that bends the wrong way would show.
    places.forEach(
        place -> queries.add(Globe.place(place.latitude() + 0.001, place.longitude() - 0.002)));
    for (GeoPoint query : queries) {
      double least = least(places, query);
      double found = zone.kilometresTo(query);
      assertTrue(found <= least, () -> found + " km, but a worker is " + least + " km away");
      // Nor is it far nearer: a place on an arc is at most half an arc away from an end.
      double width = width(places);
      assertTrue(least <= found + width + 2 * MILLIMETRE, () -> found + " for " + least);
    }
  }

  @Property(tries = 300)
  void noAreaIsFurtherFromTheZoneThanFromAWorker(
      @ForAll("groups") List<GeoPoint> places, @ForAll("groups") List<GeoPoint> others) {
    GeoPoint corner = others.getFirst();
    double south = Math.clamp(corner.latitude(), -89, 87);
    double west = Math.min(corner.longitude(), 175);
    Area area = box(new double[] {south, west, south + 2.5, west + 4});
    double least =
        places.stream().mapToDouble(area::kilometresTo).min().orElse(Double.POSITIVE_INFINITY);
    double found = Zones.of(places, BARE).kilometresTo(area);
    assertTrue(found <= least, () -> found + " km, but a worker is " + least + " km away");
    assertTrue(least <= (found + 0.002) * 1.0002 + width(places), () -> found + " for " + least);
  }

  private static double least(List<GeoPoint> places, GeoPoint query) {
    return places.stream()
        .mapToDouble(place -> GreatCircle.kilometres(place, query))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double width(List<GeoPoint> places) {
    return places.stream()
        .flatMapToDouble(a -> places.stream().mapToDouble(b -> GreatCircle.kilometres(a, b)))
        .max()
        .orElse(0);
  }

  @Property(tries = 300)
  void aTriangleHasTheDistanceOfItsArcs(
      @ForAll("triangles") List<GeoPoint> corners, @ForAll("anywhere") GeoPoint query) {
    List<double[]> vectors = corners.stream().map(Globe::vector).toList();
    double[] point = Globe.vector(query);
    int left = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      double[] from = vectors.get(i);
      double[] to = vectors.get((i + 1) % 3);
      left += (int) Math.signum(Globe.dot(Globe.cross(from, to), point));
      for (int step = 0; step <= 4000; step++) {
        double[] sample = Globe.between(from, to, step / 4000.0);
        least = Math.min(least, Globe.kilometres(point, sample));
      }
    }
    boolean near = Globe.dot(vectors.getFirst(), point) > 0;
    double found = new Hull(corners).kilometresTo(query);
    if (Math.abs(left) == 3 && near) {
      assertEquals(0, found, 1e-9); // on an edge a rounding may be left
    } else {
      // Samples are up to 1.4 km apart.
      assertTrue(found <= least + 1e-6 && found >= least - 0.7, found + " km, sampled " + least);
    }
  }

  @Property
  void groupsAreTheComponentsOfSingleLinkage(@ForAll("groups") List<GeoPoint> places) {
    double epsilon = 200;
    int[] root = new int[places.size()];
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < root.length; i++) {
        for (int j = 0; j < root.length; j++) {
          if (GreatCircle.kilometres(places.get(i), places.get(j)) <= epsilon
              && root[i] < root[j]) {
            root[j] = root[i];
            changed = true;
          }
        }
      }
    }
    var components = new TreeMap<Integer, List<GeoPoint>>();
    for (int i = 0; i < root.length; i++) {
      components.computeIfAbsent(root[i], r -> new ArrayList<>()).add(places.get(i));
    }
    Comparator<GeoPoint> byPlace =
        Comparator.comparingDouble(GeoPoint::latitude).thenComparingDouble(GeoPoint::longitude);
    List<List<GeoPoint>> expected =
        components.values().stream()
            .map(group -> group.stream().distinct().sorted(byPlace).toList())
            .sorted(Comparator.comparing(List::getFirst, byPlace))
            .toList();
    assertEquals(expected, Zones.groups(places, epsilon));
  }

  @Property
  void theOrderOfThePlacesDoesNotMatter(
      @ForAll("groups") List<GeoPoint> places, @ForAll long seed) {
    var shuffled = new ArrayList<GeoPoint>(places);
    shuffled.addAll(places.subList(0, places.size() / 2));
    Collections.shuffle(shuffled, new Random(seed));
    assertEquals(
        Zones.of(places, ZoneSettings.standard()), Zones.of(shuffled, ZoneSettings.standard()));
  }

  @Provide
  Arbitrary<List<GeoPoint>> groups() {
    return Globe.groups(40);
  }

  @Provide
  Arbitrary<List<GeoPoint>> triangles() {
    return Globe.groups(3)
        .filter(group -> group.stream().distinct().count() == 3 && width(group) < 4900);
  }

  @Provide
  Arbitrary<GeoPoint> anywhere() {
    return Globe.anywhere();
  }
}
