package arboretum.units;

import java.util.List;

/**
 * A closed line of straight edges in longitude and latitude (plate carree, as GeoJSON has them: RFC
 * 7946, section 3.1.6). Either direction of rotation will do.
 *
 * @param corners the last is joined to the first and does not repeat it (a repetition is dropped).
 *     At least three different ones
 */
public record Ring(List<GeoPoint> corners) {
  private static final double HALF_TURN = 180;

  /**
   * @throws IllegalArgumentException for fewer than three different corners, and for an edge that
   *     spans more than 180 degrees of longitude: such a ring crosses the antimeridian, which plate
   *     carree can't show. Cut the area there into two
   */
  public Ring {
    corners = List.copyOf(corners);
    if (corners.size() > 1 && corners.getFirst().equals(corners.getLast())) {
      corners = List.copyOf(corners.subList(0, corners.size() - 1));
    }
    long different = corners.stream().distinct().limit(3).count();
    if (different < 3) {
      throw new IllegalArgumentException(
          different + " different corners; allowed: 3 or more for a ring");
    }
    for (int i = 0; i < corners.size(); i++) {
      double from = corners.get(i).longitude();
      double to = corners.get((i + 1) % corners.size()).longitude();
      if (Math.abs(to - from) > HALF_TURN) {
        throw new IllegalArgumentException(
            "the edge from longitude "
                + from
                + " to "
                + to
                + " crosses the antimeridian; cut the area there into two");
      }
    }
  }
}
