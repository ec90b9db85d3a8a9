package arboretum.coordinates;

import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws the operating zone of a cluster from its workers' places, as Oakestra's branch {@code
 * service-scheduling} does (read in code at 866c5db5, not executed): groups by density, then a
 * concave hull of each.
 *
 * <p>Groups are those of DBSCAN (M. Ester et al., KDD 1996) by great-circle distance with one point
 * as the least: then every point is a core point, none is noise, and a group is what chains of
 * steps of at most epsilon connect. The result does not depend on the order of the places.
 */
public final class Zones {
  /** How far a part of a group reaches from its first place; half of what a hull allows. */
  private static final double REACH_KM =
      Hull.MOST_DEGREES / 2.0 * GreatCircle.KILOMETRES_PER_DEGREE;

  private static final Comparator<GeoPoint> BY_PLACE =
      Comparator.comparingDouble(GeoPoint::latitude).thenComparingDouble(GeoPoint::longitude);

  private Zones() {}

  /**
   * Returns the zone of workers at {@code places}; repeated places count once. It depends on the
   * set of places alone: who asks often keeps it until that changes. A group that reaches more than
   * 2,500 km from its first place gets several hulls. Takes time in the order of n^2 at worst.
   */
  public static OperatingZone of(List<GeoPoint> places, ZoneSettings settings) {
    var hulls = new ArrayList<Hull>();
    for (List<GeoPoint> group : groups(places, settings.epsilonKm())) {
      for (List<GeoPoint> part : parts(group)) {
        hulls.add(new Hull(ConcaveHull.of(part)));
      }
    }
    return new OperatingZone(hulls, settings.bufferKm());
  }

  /**
   * Returns the different places in groups. Groups are ordered by their first place, places by
   * latitude and longitude.
   */
  static List<List<GeoPoint>> groups(List<GeoPoint> places, double epsilonKm) {
    List<GeoPoint> left = places.stream().sorted(BY_PLACE).distinct().toList();
    var groups = new ArrayList<List<GeoPoint>>();
    while (!left.isEmpty()) {
      var group = new ArrayList<GeoPoint>();
      group.add(left.getFirst());
      left = left.subList(1, left.size());
      for (int reached = 0; reached < group.size(); reached++) {
        left = moveNear(group.get(reached), left, epsilonKm, group);
      }
      group.sort(BY_PLACE);
      groups.add(List.copyOf(group));
    }
    return List.copyOf(groups);
  }

  private static List<GeoPoint> moveNear(
      GeoPoint centre, List<GeoPoint> from, double epsilonKm, List<GeoPoint> group) {
    var rest = new ArrayList<GeoPoint>();
    for (GeoPoint place : from) {
      (isNear(centre, place, epsilonKm) ? group : rest).add(place);
    }
    return rest;
  }

  private static boolean isNear(GeoPoint one, GeoPoint other, double kilometres) {
    // Cheaper than the haversine, and alone enough for most; the slack covers its rounding.
    double north = Math.abs(one.latitude() - other.latitude()) * GreatCircle.KILOMETRES_PER_DEGREE;
    return north <= kilometres + 1 && GreatCircle.kilometres(one, other) <= kilometres;
  }

  private static List<List<GeoPoint>> parts(List<GeoPoint> group) {
    List<GeoPoint> left = group;
    var parts = new ArrayList<List<GeoPoint>>();
    while (!left.isEmpty()) {
      var part = new ArrayList<GeoPoint>();
      left = moveNear(left.getFirst(), left, REACH_KM, part);
      parts.add(part);
    }
    return parts;
  }
}
