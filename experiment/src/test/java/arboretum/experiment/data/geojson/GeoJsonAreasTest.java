package arboretum.experiment.data.geojson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.Area;
import arboretum.experiment.problem.InputException;
import arboretum.units.GeoPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoJsonAreasTest {
  @TempDir Path folder;

  private List<Area> read(String text) throws IOException {
    return GeoJsonAreas.read(Files.writeString(folder.resolve("a.geojson"), text));
  }

  private String problems(String text) {
    var thrown = assertThrows(InputException.class, () -> read(text));
    return String.valueOf(thrown.getMessage()).replace(folder + "/", "");
  }

  private static String feature(String name, String type, String coordinates) {
    return """
        { "type": "Feature", "properties": { "name": "%s" },
          "geometry": { "type": "%s", "coordinates": %s } }"""
        .formatted(name, type, coordinates);
  }

  private static String collection(String... features) {
    return "{ \"type\": \"FeatureCollection\",\n\"features\": [\n"
        + String.join(",\n", features)
        + "\n] }";
  }

  private static final String SQUARE = "[[[10, 50], [12, 50], [12, 51], [10, 51], [10, 50]]]";

  @Test
  void longitudeComesFirstAndHolesAndPartsAreKept() throws IOException {
    String holed =
        "[[[10, 50], [12, 50], [12, 52], [10, 52], [10, 50]],"
            + " [[10.5, 50.5], [11, 50.5], [11, 51], [10.5, 50.5]]]";
    String parts =
        "[[[[177, -19, 3.5], [180, -19], [180, -16], [177, -16], [177, -19, 3.5]]],"
            + " [[[-180, -19], [-179, -19], [-179, -16], [-180, -16], [-180, -19]]]]";
    List<Area> areas =
        read(
            collection(feature("holed", "Polygon", holed), feature("fiji", "MultiPolygon", parts)));
    assertEquals(List.of("holed", "fiji"), areas.stream().map(Area::name).toList());
    assertTrue(areas.getFirst().contains(new GeoPoint(51.5, 11.5)));
    assertFalse(areas.getFirst().contains(new GeoPoint(50.6, 10.8)));
    assertTrue(areas.getLast().contains(new GeoPoint(-17, -179.5)));
    assertTrue(areas.getLast().contains(new GeoPoint(-17, 179.5)));
  }

  @Test
  void whatIsForeignToItIsNotRead() throws IOException {
    List<Area> areas =
        read(
            """
            {"bbox":[1,2,3,4],"type":"FeatureCollection","name":null,"features":[
            \t{"id":7,"type":"Feature","properties":{"level":true,"name":"A\\u00e4\\/b"},
            \t"geometry":{"coordinates":%s,"type":"Polygon"}}]}"""
                .formatted(SQUARE));
    assertEquals("A\u00e4/b", areas.getFirst().name());
  }

  @Test
  void everyDefectHasItsLineAndPointer() {
    String text =
        collection(
            feature("a", "Polygon", "[[[10, 50], [12, 50], [12, 99], [10, 50]]]"),
            feature("a", "Polygon", SQUARE),
            feature("b", "Point", "[1, 2]"),
            feature(" ", "Polygon", "[[[10, 50], [12, 50], [12, 51], [10, 51]]]"),
            feature("c", "MultiPolygon", "[[[[179, 0], [-179, 0], [-179, 1], [179, 0]]]]"),
            feature("d", "Polygon", "[[[0, 0], [1, \"1\"], [1], 7, [0, 0]], []]"),
            "{ \"type\": \"Feature\", \"properties\": null, \"geometry\": null }",
            "3");
    String position = "; allowed: [longitude from -180 to 180, latitude from -90 to 90]";
    assertEquals(
        """
        a.geojson:4:73: /features/0/geometry/coordinates/0/2: [12, 99]%1$s
        a.geojson:5:36: /features/1/properties/name: "a" names another feature; allowed: one\
         MultiPolygon
        a.geojson:8:15: /features/2/geometry/type: "Point"; allowed: Polygon, MultiPolygon
        a.geojson:9:36: /features/3/properties/name: has no name; allowed: a text that names the\
         area
        a.geojson:10:52: /features/3/geometry/coordinates/0: is no ring; allowed: 4 positions or\
         more, the last equal to the first
        a.geojson:12:58: /features/4/geometry/coordinates/0/0: the edge from longitude 179.0 to\
         -179.0 crosses the antimeridian; cut the area there into two
        a.geojson:14:61: /features/5/geometry/coordinates/0/1: [1, 1]%1$s
        a.geojson:14:71: /features/5/geometry/coordinates/0/2: [1]%1$s
        a.geojson:14:76: /features/5/geometry/coordinates/0/3: "7"%1$s
        a.geojson:14:88: /features/5/geometry/coordinates/1: an empty list; allowed: a list of\
         positions
        a.geojson:15:1: /features/6/geometry/type: has no type; allowed: Polygon, MultiPolygon
        a.geojson:15:36: /features/6/properties/name: has no name; allowed: a text that names the\
         area
        a.geojson:16:1: /features/7: is no feature; allowed: an object of the type Feature"""
            .formatted(position),
        problems(text));
  }

  @Test
  void whatIsNoCollectionIsOneProblem() throws IOException {
    assertEquals(
        "a.geojson:1:11: /type: \"Feature\"; allowed: a FeatureCollection",
        problems("{ \"type\": \"Feature\" }"));
    assertEquals(
        "a.geojson:1:1: /features: is missing; allowed: a list of features",
        problems("{ \"type\": \"FeatureCollection\" }"));
    assertEquals(
        "a.geojson:1:44: /features: is empty; allowed: one feature or more",
        problems("{ \"type\": \"FeatureCollection\", \"features\": [] }"));
    assertEquals("a.geojson:1:1: a list; allowed: a FeatureCollection", problems("[{}]"));
    assertEquals("a.geojson: is empty", problems(" "));
    assertTrue(problems("{ \"type\": ").startsWith("a.geojson:1:"), "cut off");
    assertTrue(problems("{} {}").endsWith("text after the end of the document"));
    var missing = folder.resolve("b.geojson");
    assertThrows(InputException.class, () -> GeoJsonAreas.read(missing));
  }

  @Test
  void manyDefectsAreCounted() {
    String bad = IntStream.range(0, 50).mapToObj(i -> "[0, 91]").collect(Collectors.joining(","));
    String found = problems(collection(feature("a", "Polygon", "[[" + bad + "]]")));
    assertEquals(21, found.lines().count());
    assertTrue(found.contains("and 30 more defects"), found);
  }
}
