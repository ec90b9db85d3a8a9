package arboretum.experiment.scenario.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.data.geojson.Areas;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.syntax.Tree;
import arboretum.experiment.scenario.syntax.YamlReader;
import arboretum.units.GeoPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreaBinderTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  @BeforeEach
  void city() throws IOException {
    Files.writeString(
        folder.resolve("city.geojson"),
        """
        { "type": "FeatureCollection", "features": [
          { "type": "Feature", "properties": { "name": "east" }, "geometry": { "type": "Polygon",
            "coordinates": [[[12, 48], [13, 48], [13, 49], [12, 49], [12, 48]]] } } ] }
        """);
  }

  private Areas bind(String yaml) {
    var tree = (Tree.Mapping) YamlReader.parse("a.yaml", yaml, problems).orElseThrow();
    var nowhere = new DataLocations(Optional.empty(), Optional.empty(), Path.of("no-such-folder"));
    var sources = new Sources(folder, new DataSets(DataRegistry.bundled(), nowhere), PlugIns.NONE);
    return AreaBinder.bind(new Fields(tree, "", path -> Optional.empty()), sources, problems);
  }

  private String found() {
    return problems.sorted().stream()
        .map(Problem::format)
        .map(line -> line.replace(folder + "/", ""))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void areasComeFromFilesPolygonsAndCircles() {
    Areas areas =
        bind(
            """
            areas:
              - city.geojson
              - { name: west, polygon: [ [48, 11], [49, 11], [49, 12], [48, 12] ] }
              - { name: garching, around: 48.25 N 11.65 E, radius: 3 km }
              - { name: munich, around: Munich, radius: 15 km }
            """);
    assertEquals("", found());
    assertEquals(List.of("east", "west", "garching", "munich"), areas.names());
    assertTrue(areas.find("east").orElseThrow().contains(new GeoPoint(48.5, 12.5)));
    assertTrue(areas.find("west").orElseThrow().contains(new GeoPoint(48.5, 11.5)));
    assertFalse(areas.find("west").orElseThrow().contains(new GeoPoint(48.5, 12.5)));
    // A degree of latitude is 111.195 km: 2.9 and 3.1 km to the north.
    assertTrue(areas.find("garching").orElseThrow().contains(new GeoPoint(48.25 + 0.0261, 11.65)));
    assertFalse(areas.find("garching").orElseThrow().contains(new GeoPoint(48.25 + 0.0279, 11.65)));
    assertEquals(Optional.empty(), areas.find("ulm"));
    assertEquals(
        "unknown area \"wst\"; known: east, west, garching, munich; did you mean \"west\"?",
        areas.unknown("wst"));
  }

  @Test
  void noAreasAreNone() {
    assertEquals(Areas.NONE, bind("name: x"));
    assertEquals("unknown area \"x\"; known: none", Areas.NONE.unknown("x"));
  }

  @Test
  void everyRuleThatIsBrokenIsReported() {
    bind(
        """
        areas:
          - town.geojson
          - { name: a, polygon: [ [48, 11], [49, 11], [49, 12] ], around: Munich, radius: 1 km }
          - { name: b }
          - { name: c, around: Munich }
          - { name: d, polygon: [ [48, 11], [49, 11], [49, 12] ], radius: 1 km }
          - { name: e, polygon: [ [91, 11], [49, 11], [49, 12] ] }
          - { name: f, polygon: [ [49, 11], [49, 11], [49, 12] ] }
          - { name: g, polygon: [ [49, 179], [48, -179], [49, 12] ] }
          - { name: h, around: 10 N 179.9 E, radius: 100 km }
          - { name: i, around: 89.9 N 0 E, radius: 100 km }
          - city.geojson
          - { name: east, around: Munich, radius: 1 km }
        """);
    assertEquals(
        """
        a.yaml:2:5: areas[0]: there is no file "town.geojson"
        a.yaml:3:5: areas[1]: has polygon and around; allowed: one of them
        a.yaml:4:5: areas[2]: has neither polygon nor around; allowed: one of them
        a.yaml:5:5: areas[3].radius: is missing; wanted with around
        a.yaml:6:67: areas[4].radius: stands without around
        a.yaml:7:25: areas[5].polygon: [91, 11] is not on Earth; allowed: [latitude from -90 to 90,\
         longitude]
        a.yaml:8:25: areas[6].polygon: 2 different corners; allowed: 3 or more for a ring
        a.yaml:9:25: areas[7].polygon: the edge from longitude 179.0 to -179.0 crosses the\
         antimeridian; cut the area there into two
        a.yaml:10:46: areas[8].radius: a circle of 100.0 km there crosses the antimeridian or holds\
         a pole; allowed: one that does not
        a.yaml:11:44: areas[9].radius: a circle of 100.0 km there crosses the antimeridian or holds\
         a pole; allowed: one that does not
        a.yaml:13:13: areas[11].name: "east" is an area of city.geojson already""",
        found());
  }

  @Test
  void defectsOfAFileAreReportedWithItsName() throws IOException {
    Files.writeString(folder.resolve("city.geojson"), "{}");
    bind("areas: [ city.geojson ]");
    assertEquals("city.geojson:1:1: /type: is missing; allowed: a FeatureCollection", found());
  }
}
