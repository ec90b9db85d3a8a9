package arboretum.experiment.data.sites;

import arboretum.experiment.data.csv.Decimal;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import arboretum.units.GeoPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A base station or a user of {@code sites-eua-melbourne}.
 *
 * @param id not blank, unique in its file
 */
public record LocatedPoint(String id, GeoPoint place) {
  private static final double MAX_LATITUDE = 90;
  private static final double MAX_LONGITUDE = 180;

  /**
   * Returns the points of a table in its order. Its first three columns are an id, the latitude and
   * the longitude in degrees; what follows is not read.
   *
   * @throws InputException with every defect and its place
   */
  public static List<LocatedPoint> read(Path file) {
    var reader = new Reader(file.toString());
    try (BufferedReader in = TextFile.reader(file)) {
      reader.read(in);
    } catch (IOException e) {
      throw new InputException(Problem.of(file.toString(), TextFile.reason(e)));
    }
    reader.problems.throwIfAny();
    return List.copyOf(reader.points);
  }

  /** Reads one file. */
  private static final class Reader {
    private final String file;
    private final Problems problems = new Problems();
    private final List<LocatedPoint> points = new ArrayList<>();
    private final TreeSet<String> ids = new TreeSet<>();

    Reader(String file) {
      this.file = file;
    }

    void read(BufferedReader in) throws IOException {
      String header = in.readLine();
      if (header == null || !header.matches("(?i)[a-z_]+,latitude,longitude(,.*)?")) {
        String message = "the columns are " + header + "; allowed: an id, latitude, longitude";
        problems.add(file, 1, 1, "", message);
        return;
      }
      int line = 1;
      for (String row = in.readLine(); row != null; row = in.readLine()) {
        line++;
        if (!row.isBlank()) {
          point(row.split(",", -1), line);
        }
      }
      if (points.isEmpty() && problems.isEmpty()) {
        problems.add(Problem.of(file, "has no rows"));
      }
    }

    private void point(String[] fields, int line) {
      if (fields.length < 3) {
        problems.add(file, line, 1, "", fields.length + " fields; allowed: 3 or more");
        return;
      }
      if (fields[0].isBlank() || !ids.add(fields[0])) {
        String message = "\"" + fields[0] + "\"; allowed: an id that is in no other line";
        problems.add(file, line, 1, "id", message);
      }
      double latitude = degrees(fields[1], MAX_LATITUDE, line, 2, "latitude");
      double longitude = degrees(fields[2], MAX_LONGITUDE, line, 3, "longitude");
      points.add(new LocatedPoint(fields[0], new GeoPoint(latitude, longitude)));
    }

    private double degrees(String text, double most, int line, int column, String what) {
      double degrees = Decimal.parse(text);
      if (Math.abs(degrees) <= most) {
        return degrees;
      }
      String message = "\"" + text + "\"; allowed: degrees from " + -most + " to " + most;
      problems.add(file, line, column, what, message);
      return 0;
    }
  }
}
