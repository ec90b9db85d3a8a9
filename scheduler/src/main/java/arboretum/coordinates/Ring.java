package arboretum.coordinates;

import arboretum.units.GeoPoint;
import java.util.List;

/**
 * A closed line of straight edges in longitude and latitude (plate carree, as GeoJSON has them: RFC
 * 7946, section 3.1.6). Either direction of rotation will do.
 *
 * @param points the corners; the last is joined to the first and does not repeat it (a repetition
 *     is dropped). At least three different ones
 */
public record Ring(List<GeoPoint> points) {
  private static final double HALF_TURN = 180;

  /**
   * @throws IllegalArgumentException for fewer than three different corners, and for an edge that
   *     spans more than 180 degrees of longitude: such a ring crosses the antimeridian, which plate
   *     carree can't show. Cut the area there into two
   */
  public Ring {
    points = List.copyOf(points);
    if (points.size() > 1 && points.getFirst().equals(points.getLast())) {
      points = points.subList(0, points.size() - 1);
    }
    if (points.stream().distinct().limit(3).count() < 3) {
      throw new IllegalArgumentException("a ring has at least three different corners: " + points);
    }
    for (int i = 0; i < points.size(); i++) {
      GeoPoint from = points.get(i);
      GeoPoint to = points.get((i + 1) % points.size());
      if (Math.abs(to.longitude() - from.longitude()) > HALF_TURN) {
        throw new IllegalArgumentException(
            "a ring must not cross the antimeridian; cut it there into two: edge from longitude "
                + from.longitude()
                + " to "
                + to.longitude());
      }
    }
  }
}
