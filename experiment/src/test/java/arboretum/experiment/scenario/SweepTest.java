package arboretum.experiment.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import arboretum.experiment.data.catalog.Place;
import arboretum.experiment.plan.Device;
import arboretum.model.Capacity;
import arboretum.units.BitsPerSecond;
import arboretum.units.GeoPoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final String FILE =
      """
      arboretum: 1
      name: a
      duration: 10 s
      topology:
        root: { at: Berlin }
        clusters:
          - { name: one, at: Munich, workers: [ { device: intel-nuc } ] }
        latency: geography
      vary:
        topology.clusters[one].workers[0].count: [ 1, 2, 3 ]
        scheduling.cluster: [ first-fit, best-fit ]
      """;

  @TempDir Path folder;
  private Loading loading = new Loading(Path.of("."));

  @BeforeEach
  void useFolder() {
    loading = new Loading(folder);
  }

  @Test
  void everyCombinationIsAPointAndTheLastPathVariesFastest() {
    LoadedScenario scenario = loading.text(FILE);
    assertEquals(6, scenario.points().size());
    assertEquals(
        new Point(
            3,
            List.of(
                new Parameter("topology.clusters[one].workers[0].count", "2"),
                new Parameter("scheduling.cluster", "best-fit"))),
        scenario.points().get(3));
    assertEquals(2 + 2, scenario.plan(3, 0).nodes().size());
    assertEquals("first-fit", scenario.plan(4, 0).nodes().get(1).scheduler().name());
  }

  @Test
  void aWrongValueOfTheSweepIsReportedWhereItStands() {
    assertEquals(
        "a.yaml:10:49: topology.clusters[0].workers[0].count: \"0\" is not allowed; allowed: a"
            + " whole number from 1 to 1000000",
        loading.problems(FILE.replace("[ 1, 2, 3 ]", "[ 1, 0 ]")));
  }

  @Test
  void aWrongPathOfTheSweepNamesTheNearest() {
    assertEquals(
        "a.yaml:10:3: vary.topology.clusters[won].workers[0].count: no such path:"
            + " topology.clusters has no [won]; there are [0], by name one; did you mean"
            + " \"topology.clusters[one].workers[0].count\"?",
        loading.problems(FILE.replace("clusters[one]", "clusters[won]")));
    assertEquals(
        "a.yaml:12:3: vary.seed: can't be varied", loading.problems(FILE + "  seed: [ 1, 2 ]\n"));
    assertEquals(
        "a.yaml:12:3: vary.topology.clusters[0].workers[0].count: is varied twice",
        loading.problems(FILE + "  topology.clusters[0].workers[0].count: [ 1 ]\n"));
    assertEquals(
        "a.yaml:12:12: vary.warm-up: is \"1 s\"; wanted: a list of values",
        loading.problems(FILE + "  warm-up: 1 s\n"));
  }

  @Test
  void setChangesWhatIsWrittenAndWhatIsNot() {
    LoadedScenario scenario =
        loading.text(
            FILE, "duration=1 min", "control.detection.sweep=250 ms", "topology.latency=ideal");
    assertEquals(60_000_000_000L, scenario.durationNanos());
    assertEquals(
        250_000_000L, scenario.plan(0, 0).nodes().get(0).settings().detection().sweepNanos());
  }

  @Test
  void setTakesItsPathOutOfTheSweep() {
    LoadedScenario scenario = loading.text(FILE, "topology.clusters[0].workers[0].count=7");
    assertEquals(2, scenario.points().size());
    assertEquals(9, scenario.plan(0, 0).nodes().size());
  }

  @Test
  void setWithAWrongPathNamesTheNearest() {
    assertEquals(
        "--set topology.clustres[one].worker[0].cuont=2: no such path: topology.clustres is"
            + " unknown; allowed there: root, clusters, import, latency, rows; did you mean"
            + " \"topology.clusters[one].workers[0].count\"?",
        loading.problems(FILE, "topology.clustres[one].worker[0].cuont=2"));
    assertEquals(
        "--set duration=5: duration: \"5\" has no unit; write e.g. \"5 ms\"",
        loading.problems(FILE, "duration=5"));
    assertEquals(
        "--set duration: has no value; write e.g. --set topology.latency=ideal",
        loading.problems(FILE, "duration"));
    assertEquals("--set duration=: is empty", loading.problems(FILE, "duration="));
  }

  @Test
  void commentsAndLayoutAreNoPartOfTheCanonicalForm() {
    String canonical = loading.text(FILE).canonical();
    assertEquals(canonical, loading.text(FILE.replace("name: a", "name:   a # x")).canonical());
    assertNotEquals(canonical, loading.text(FILE.replace("10 s", "11 s")).canonical());
    assertNotEquals(canonical, loading.text(FILE, "seed=2").canonical());
  }

  @Test
  void theCanonicalFormHasTheDevicesAndPlacesOfAllPointsAndNoOthers() {
    String varied = FILE + "  topology.clusters[0].at: [ Munich, Paris ]\n";
    List<String> canonical = loading.text(varied).canonical().lines().toList();
    assertEquals(
        List.of(
            "place Berlin, DE: latitude 52.52, longitude 13.41",
            "place Munich, DE: latitude 48.14, longitude 11.58",
            "place Paris, FR: latitude 48.85, longitude 2.35"),
        canonical.stream().filter(line -> line.startsWith("place ")).toList());
    assertEquals(
        List.of("intel-nuc", "vm-l", "vm-xl"),
        canonical.stream()
            .filter(line -> line.startsWith("device "))
            .map(line -> line.substring(7, line.indexOf(':')))
            .toList());
  }

  @Test
  void anotherValueOfADeviceOrAPlaceIsAnotherCanonicalForm() {
    var slow = device(1);
    var berlin = new Place("Berlin", "DE", new GeoPoint(52.52, 13.41));
    assertNotEquals(Canonical.device(slow), Canonical.device(device(2)));
    assertNotEquals(
        Canonical.place(berlin),
        Canonical.place(new Place("Berlin", "DE", new GeoPoint(52.52, 13.42))));
  }

  private static Device device(double speed) {
    return new Device("d", new Capacity(1000, 1, 0), speed, new BitsPerSecond(1), 0);
  }
}
