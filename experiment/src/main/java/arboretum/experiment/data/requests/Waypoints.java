package arboretum.experiment.data.requests;

import arboretum.experiment.data.csv.CsvTable;
import arboretum.experiment.problem.Problems;
import arboretum.units.GeoPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where users go.
 *
 * @param points in order of time
 */
public record Waypoints(List<Waypoint> points) {
  private static final List<String> COLUMNS = List.of("user", "at_s", "latitude", "longitude");
  private static final double MAX_SECONDS = 1e9;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * A user is at a place from a time on.
   *
   * @param line of the file
   */
  public record Waypoint(String user, long atNanos, GeoPoint place, int line) {}

  public Waypoints {
    points = List.copyOf(points);
  }

  /**
   * Reads a file with the columns {@code user,at_s,latitude,longitude}.
   *
   * @throws arboretum.experiment.problem.InputException with every defect and its place
   */
  public static Waypoints read(Path file) {
    var problems = new Problems();
    var points = new ArrayList<Waypoint>();
    CsvTable.read(
        file,
        COLUMNS,
        problems,
        row -> {
          long at = Math.round(row.number("at_s", 0, MAX_SECONDS) * NANOS_PER_SECOND);
          double latitude = row.number("latitude", -90, 90);
          double longitude = row.number("longitude", -180, 180);
          if (!points.isEmpty() && at < points.getLast().atNanos()) {
            row.problem("at_s", "\"" + row.text("at_s") + "\" is before the row above");
            return;
          }
          points.add(
              new Waypoint(row.name("user"), at, new GeoPoint(latitude, longitude), row.line()));
        });
    problems.throwIfAny();
    return new Waypoints(points);
  }
}
