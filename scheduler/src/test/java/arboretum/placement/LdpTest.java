package arboretum.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.Place;
import arboretum.coordinates.Trilateration;
import arboretum.coordinates.Trilateration.Reference;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.placement.LatencySettings.InitialUsers;
import arboretum.placement.LatencySettings.Pick;
import arboretum.placement.LatencySettings.Targets;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.PlacementRequest.Measurement;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import arboretum.units.GeoPoint;
import arboretum.units.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LdpTest {
  private static final int CASES = 500;
  private static final double MILLI = 1e6;
  private static final ServiceName TARGET = new ServiceName("target");
  private static final NodeName USER = new NodeName("users/u");

  /** One random case. */
  private static final class Case {
    final RandomSource random;
    final Workers workers = new Workers();
    final Coordinate user;
    final List<Place> targets = new ArrayList<>();
    final ServiceSpec spec;
    final double geoKm;
    final double targetKm;
    final double targetMillis;
    final double userMillis;
    final GeoPoint centre;

    Case(int seed) {
      random = RandomSource.seeded(seed);
      int size = 1 + random.nextInt(30);
      for (int worker = 0; worker < size; worker++) {
        workers.add(500L * random.nextInt(4), 100L * random.nextInt(4), place(), coordinate());
      }
      user = coordinate();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        NodeName node = Workers.named(random.nextInt(size));
        targets.add(new Place(node, Optional.of(place()), Optional.of(coordinate())));
      }
      centre = place();
      geoKm = pick(0, 30, 120, 400);
      targetKm = pick(0, 50, 200);
      targetMillis = pick(0, 15, 40, 80);
      userMillis = pick(0, 20, 50, 100);
      List<Constraint> constraints = new ArrayList<>();
      if (geoKm > 0) {
        constraints.add(new Constraint.Geo(centre, geoKm));
      }
      if (userMillis > 0) {
        constraints.add(
            new Constraint.Latency("", List.of(), List.of(USER), (long) (userMillis * MILLI)));
      }
      if (targetMillis > 0) {
        constraints.add(new Constraint.TargetLatency(TARGET, (long) (targetMillis * MILLI)));
      }
      if (targetKm > 0) {
        constraints.add(new Constraint.TargetGeo(TARGET, targetKm));
      }
      spec = spec(new Resources(500, 100, 0), constraints);
    }

    private double pick(double... of) {
      return of[random.nextInt(of.length)];
    }

    private GeoPoint place() {
      return new GeoPoint(46 + 8 * random.nextDouble(), 6 + 8 * random.nextDouble());
    }

    private Coordinate coordinate() {
      return new Coordinate(
          List.of(60 * random.nextDouble() - 30, 60 * random.nextDouble() - 30),
          5 * random.nextDouble());
    }

    /** What a worker that is asked measures: the distance to the user in the space, about. */
    Measurement measure(int worker) {
      double millis = distance(workers.coordinate(worker).orElseThrow(), user);
      long nanos = Math.round(millis * MILLI * (0.9 + 0.2 * random.nextDouble()));
      return new Measurement(Workers.named(worker), USER, OptionalLong.of(Math.max(1, nanos)));
    }

    PlacementRequest request(List<Measurement> measurements) {
      return new PlacementRequest(
          spec, List.of(new PlacementRequest.Target(TARGET, targets)), measurements);
    }

    /** The same rule, written anew: all workers that keep every limit. */
    List<Integer> allowed(LatencySettings settings, List<Measurement> measurements) {
      List<Integer> allowed = new ArrayList<>();
      for (int worker = 0; worker < workers.size(); worker++) {
        if (allows(worker, settings, measurements)) {
          allowed.add(worker);
        }
      }
      return allowed;
    }

    private boolean allows(int worker, LatencySettings settings, List<Measurement> measured) {
      boolean all = settings.targets() == Targets.ALL;
      GeoPoint at = workers.traits(worker).at().orElseThrow();
      Coordinate coordinate = workers.coordinate(worker).orElseThrow();
      boolean allowed =
          workers.freeCpuMillis(worker) >= 500 && workers.freeMemoryBytes(worker) >= 100;
      if (geoKm > 0) {
        allowed &= haversine(at, centre) <= geoKm;
      }
      if (targetKm > 0) {
        var near = targets.stream().map(t -> haversine(at, t.at().orElseThrow()) <= targetKm);
        allowed &= all ? near.allMatch(ok -> ok) : near.anyMatch(ok -> ok);
      }
      if (targetMillis > 0) {
        double limit = targetMillis * settings.tolerance();
        var near =
            targets.stream()
                .map(
                    t ->
                        t.node().equals(Workers.named(worker))
                            || distance(coordinate, t.coordinate().orElseThrow()) <= limit);
        allowed &= all ? near.allMatch(ok -> ok) : near.anyMatch(ok -> ok);
      }
      if (userMillis > 0 && allowed) {
        List<Reference> references =
            measured.stream()
                .map(m -> new Reference(coordinateOf(m.worker()), m.rttNanos().getAsLong()))
                .toList();
        Coordinate found = Trilateration.locate(references);
        allowed = distance(coordinate, found) <= userMillis * settings.tolerance();
      }
      return allowed;
    }

    private Coordinate coordinateOf(NodeName name) {
      int worker = Integer.parseInt(name.leaf().substring(1));
      return workers.coordinate(worker).orElseThrow();
    }
  }

  private static double distance(Coordinate one, Coordinate other) {
    double x = one.position().get(0) - other.position().get(0);
    double y = one.position().get(1) - other.position().get(1);
    return Math.hypot(x, y) + one.heightMillis() + other.heightMillis();
  }

  private static double haversine(GeoPoint one, GeoPoint other) {
    double north = Math.toRadians(other.latitude() - one.latitude()) / 2;
    double east = Math.toRadians(other.longitude() - one.longitude()) / 2;
    double half =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(one.latitude()))
                * Math.cos(Math.toRadians(other.latitude()))
                * Math.pow(Math.sin(east), 2);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(half));
  }

  private static ServiceSpec spec(Resources request, List<Constraint> constraints) {
    return new ServiceSpec(
        new ServiceName("s"),
        request,
        "image",
        Bytes.ZERO,
        Restart.ALWAYS,
        Requirements.of(constraints));
  }

  private static LatencySettings settings(Pick pick, double tolerance, Targets targets) {
    return new LatencySettings(pick, tolerance, InitialUsers.KNOWN, 3, 10, 4, targets);
  }

  @Test
  void ldpEqualsABruteForceFilterOverTheSameEstimates() {
    int found = 0;
    int measured = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Pick pick = Pick.values()[seed % Pick.values().length];
      Targets targets = seed % 2 == 0 ? Targets.ANY : Targets.ALL;
      LatencySettings settings = settings(pick, seed % 5 == 0 ? 1 : 1.2, targets);
      Case one = new Case(seed);
      WorkerSelection ldp = new Ldp(settings, RandomSource.seeded(seed));
      List<Measurement> measurements = new ArrayList<>();
      Selection selection = ldp.select(one.request(measurements), one.workers);
      if (selection instanceof Selection.Measure measure) {
        measured++;
        assertEquals(List.of(USER), measure.endpoints());
        assertTrue(measure.workers().size() <= 3);
        measure.workers().forEach(worker -> measurements.add(one.measure(worker)));
        selection = ldp.select(one.request(measurements), one.workers);
      }
      List<Integer> allowed = one.allowed(settings, measurements);
      switch (selection) {
        case Selection.Chosen chosen -> {
          found++;
          assertTrue(allowed.contains(chosen.worker()), "case " + seed);
          if (pick == Pick.FIRST) {
            assertEquals(allowed.getFirst(), chosen.worker(), "case " + seed);
          }
        }
        case Selection.NoneFits none -> {
          assertEquals(List.of(), allowed, "case " + seed);
          assertEquals(one.workers.size(), none.refusal().candidates());
        }
        case Selection.Measure again -> throw new AssertionError("measures twice: case " + seed);
      }
    }
    assertTrue(found > CASES / 5 && found < CASES * 4 / 5, found + " placed");
    assertTrue(measured > CASES / 8, measured + " measured");
  }

  @Test
  void everyWorkerThatIsAllowedIsPickedByLotNowAndThen() {
    Workers workers = new Workers();
    for (int worker = 0; worker < 4; worker++) {
      workers.add(1000, 1000, new GeoPoint(48, 11), new Coordinate(List.of(worker * 10.0, 0.0), 0));
    }
    Place target =
        new Place(
            new NodeName("root/c/other"),
            Optional.of(new GeoPoint(48, 11)),
            Optional.of(new Coordinate(List.of(0.0, 0.0), 0)));
    ServiceSpec spec =
        spec(
            new Resources(500, 100, 0),
            List.of(new Constraint.TargetLatency(TARGET, (long) (20 * MILLI))));
    var request =
        new PlacementRequest(
            spec, List.of(new PlacementRequest.Target(TARGET, List.of(target))), List.of());
    WorkerSelection ldp = new Ldp(settings(Pick.RANDOM, 1, Targets.ANY), RandomSource.seeded(3));
    int[] counts = new int[4];
    for (int i = 0; i < 300; i++) {
      counts[((Selection.Chosen) ldp.select(request, workers)).worker()]++;
    }
    assertEquals(0, counts[3]); // 30 ms away
    for (int worker = 0; worker < 3; worker++) {
      assertTrue(counts[worker] > 60, "worker " + worker + ": " + counts[worker] + " of 300");
    }
  }

  @Test
  void aTargetWithoutAPlaceIsARefusalThatSaysSo() {
    Workers workers = new Workers();
    workers.add(1000, 1000, new GeoPoint(48, 11), new Coordinate(List.of(0.0, 0.0), 0));
    ServiceSpec spec =
        spec(new Resources(500, 100, 0), List.of(new Constraint.TargetGeo(TARGET, 100)));
    var request =
        new PlacementRequest(
            spec, List.of(new PlacementRequest.Target(TARGET, List.of())), List.of());
    for (String name : List.of("ldp", "ldp+")) {
      var selection =
          (Selection.NoneFits)
              Policies.selection(name, LatencySettings.standard(), RandomSource.seeded(1))
                  .select(request, workers);
      assertEquals(Shortfall.TARGET, selection.refusal().reasons().getFirst().reason(), name);
    }
  }

  @Test
  void withoutKnownUsersWorkersInTheAreaAreTakenOrElseTheNearest() {
    Ring munich =
        new Ring(
            List.of(
                new GeoPoint(48.0, 11.4),
                new GeoPoint(48.0, 11.8),
                new GeoPoint(48.3, 11.8),
                new GeoPoint(48.3, 11.4)));
    ServiceSpec spec =
        spec(
            new Resources(500, 100, 0),
            List.of(new Constraint.Latency("munich", List.of(munich), List.of(), 20_000_000)));
    Coordinate anywhere = new Coordinate(List.of(0.0, 0.0), 0);
    Workers outside =
        new Workers()
            .add(1000, 1000, new GeoPoint(52.5, 13.4), anywhere)
            .add(1000, 1000, new GeoPoint(48.4, 10.9), anywhere)
            .add(1000, 1000, new GeoPoint(50.1, 8.7), anywhere);
    WorkerSelection ldp = new Ldp(LatencySettings.standard(), RandomSource.seeded(1));
    assertEquals(
        new Selection.Chosen(1, 3), ldp.select(PlacementRequest.of(spec), outside)); // Augsburg
    outside.add(1000, 1000, new GeoPoint(48.14, 11.58), anywhere);
    assertEquals(new Selection.Chosen(3, 4), ldp.select(PlacementRequest.of(spec), outside));
  }

  @Test
  void ldpPlusTakesTheBestThatItMeasuredAndNeverMoreWorkersThanAllowed() {
    int placed = 0;
    int possible = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Case one = new Case(seed);
      LatencySettings settings = settings(Pick.FIRST, 1, Targets.ANY);
      WorkerSelection policy = new LdpPlus(settings, RandomSource.seeded(seed));
      List<Measurement> measurements = new ArrayList<>();
      List<Integer> asked = new ArrayList<>();
      Selection selection = policy.select(one.request(measurements), one.workers);
      while (selection instanceof Selection.Measure measure) {
        for (int worker : measure.workers()) {
          assertTrue(!asked.contains(worker), "case " + seed + " asks one twice");
          asked.add(worker);
          for (NodeName endpoint : measure.endpoints()) {
            measurements.add(
                new Measurement(Workers.named(worker), endpoint, rtt(one, worker, endpoint)));
          }
        }
        selection = policy.select(one.request(measurements), one.workers);
      }
      assertTrue(asked.size() <= 10, "case " + seed);
      List<Integer> good = new ArrayList<>();
      for (int worker = 0; worker < one.workers.size(); worker++) {
        if (meetsAll(one, worker)) {
          good.add(worker);
        }
      }
      possible += good.isEmpty() ? 0 : 1;
      if (selection instanceof Selection.Chosen chosen) {
        placed++;
        assertTrue(good.contains(chosen.worker()), "case " + seed + " breaks a limit");
      }
    }
    assertTrue(placed >= possible * 0.95, placed + " placed of " + possible);
  }

  private static OptionalLong rtt(Case one, int worker, NodeName endpoint) {
    return OptionalLong.of(Math.max(1, Math.round(truth(one, worker, endpoint) * MILLI)));
  }

  private static double truth(Case one, int worker, NodeName endpoint) {
    Coordinate here = one.workers.coordinate(worker).orElseThrow();
    if (endpoint.equals(USER)) {
      return distance(here, one.user);
    }
    return Workers.named(worker).equals(endpoint)
        ? 0
        : one.targets.stream()
            .filter(target -> target.node().equals(endpoint))
            .mapToDouble(target -> distance(here, target.coordinate().orElseThrow()))
            .findFirst()
            .orElseThrow();
  }

  private static boolean meetsAll(Case one, int worker) {
    boolean meets = one.workers.fits(worker, one.spec);
    GeoPoint at = one.workers.traits(worker).at().orElseThrow();
    if (one.geoKm > 0) {
      meets &= haversine(at, one.centre) <= one.geoKm;
    }
    if (one.targetKm > 0) {
      meets &=
          one.targets.stream().anyMatch(t -> haversine(at, t.at().orElseThrow()) <= one.targetKm);
    }
    if (one.targetMillis > 0) {
      meets &= one.targets.stream().anyMatch(t -> truth(one, worker, t.node()) <= one.targetMillis);
    }
    if (one.userMillis > 0) {
      meets &= truth(one, worker, USER) <= one.userMillis;
    }
    return meets;
  }
}
