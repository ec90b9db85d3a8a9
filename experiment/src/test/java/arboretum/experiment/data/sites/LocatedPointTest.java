package arboretum.experiment.data.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arboretum.experiment.problem.InputException;
import arboretum.units.GeoPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocatedPointTest {
  @TempDir Path folder;

  private List<LocatedPoint> read(String text) throws IOException {
    return LocatedPoint.read(Files.writeString(folder.resolve("a.csv"), text));
  }

  @Test
  void theFirstThreeColumnsAreRead() throws IOException {
    assertEquals(
        List.of(
            new LocatedPoint("7", new GeoPoint(-37.8, 144.9)),
            new LocatedPoint("x", new GeoPoint(1, -2))),
        read("SITE_ID,LATITUDE,LONGITUDE,NAME\n7,-37.8,144.9,\"a, b\"\n\nx,1,-2,\n"));
    assertEquals(1, read("user_id,Latitude,Longitude\n0,1,2\n").size());
  }

  @Test
  void everyDefectHasItsPlace() {
    var thrown =
        assertThrows(
            InputException.class,
            () -> read("user_id,Latitude,Longitude\n0,91,2\n0,1,x\n,1,2\n3,4\n"));
    assertEquals(
        """
        a.csv:2:2: latitude: "91"; allowed: degrees from -90.0 to 90.0
        a.csv:3:1: id: "0"; allowed: an id that is in no other line
        a.csv:3:3: longitude: "x"; allowed: degrees from -180.0 to 180.0
        a.csv:4:1: id: ""; allowed: an id that is in no other line
        a.csv:5:1: 2 fields; allowed: 3 or more""",
        String.valueOf(thrown.getMessage()).replace(folder + "/", ""));
    assertThrows(InputException.class, () -> read("id,longitude,latitude\n1,2,3\n"));
    assertThrows(InputException.class, () -> read("id,latitude,longitude\n"));
    assertThrows(InputException.class, () -> read(""));
  }
}
