package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.VivaldiSettings;
import arboretum.coordinates.ZoneSettings;
import arboretum.model.Capacity;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Requirements;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import arboretum.orchestrator.CoordinateSettings.Space;
import arboretum.trace.TraceEvent;
import arboretum.units.GeoPoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Coordinates, measuring and limits, in a whole tree. Workers stand on a line, by their number. */
class LatencyTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final NodeName USER = new NodeName("users/u");
  private static final long MILLI = 1_000_000;

  private static Settings settings() {
    return settings(Space.CLUSTER);
  }

  private static Settings settings(Space space) {
    return World.arboretum()
        .with(
            new CoordinateSettings(
                World.SECOND, 4, space, 4, 8, 8, World.SECOND, VivaldiSettings.standard()),
            Optional.of(ZoneSettings.standard()));
  }

  private static long position(NodeName name) {
    return name.equals(USER) ? 4 : Long.parseLong(name.leaf().substring(1));
  }

  /** Ten milliseconds from each worker to the next; the user is where w4 is. */
  private static World line(String scheduler, int workers) {
    World world = new World(settings(), scheduler).cluster("root/c", workers, FOUR_CORES);
    world.rtts = (from, to) -> 2 * MILLI + 10 * MILLI * Math.abs(position(from) - position(to));
    return world;
  }

  private static ServiceSpec near(String name, long cpuMillis, Constraint... constraints) {
    ServiceSpec plain = World.service(name, cpuMillis);
    return new ServiceSpec(
        plain.name(),
        plain.request(),
        plain.image(),
        plain.imageSize(),
        plain.restart(),
        Requirements.of(List.of(constraints)));
  }

  private static Constraint user(long millis) {
    return new Constraint.Latency("", List.of(), List.of(USER), millis * MILLI);
  }

  private static long measured(World world) {
    return world.traced(TraceEvent.Measured.class).size();
  }

  @Test
  void aServiceIsPlacedNearItsUserByWhatReferencesMeasured() {
    for (String scheduler : List.of("ldp", "ldp+")) {
      World world = line(scheduler, 8).runFor(200).deploy(near("s", 500, user(15)), 1).runFor(10);
      String worker = world.copies("s", 0).getFirst();
      long away = Math.abs(position(new NodeName(worker)) - 4);
      assertTrue(away <= 1, scheduler + " chose " + worker);
      assertTrue(measured(world) > 0);
    }
  }

  @Test
  void aServiceIsPlacedNearItsTargetWithoutMeasuring() {
    World world = line("ldp", 8).runFor(200);
    world.deploy(near("t", 500, new Constraint.Direct("", List.of("w7"))), 1).runFor(5);
    world
        .deploy(near("s", 500, new Constraint.TargetLatency(new ServiceName("t"), 15 * MILLI)), 1)
        .runFor(5);
    assertEquals(List.of("root/c/w7"), world.copies("t", 0));
    long away = Math.abs(position(new NodeName(world.copies("s", 0).getFirst())) - 7);
    assertTrue(away <= 1, "placed " + away + " workers away");
    assertEquals(0, measured(world));
  }

  @Test
  void aUserThatDoesNotAnswerMakesTheRefusalAQuestionOfTimeNotOfLuck() {
    World world = line("ldp+", 4).runFor(60);
    var rtts = world.rtts;
    world.rtts = (from, to) -> to.equals(USER) ? 0 : rtts.applyAsLong(from, to);
    world.deploy(near("s", 500, user(15)), 1).runFor(20);
    assertEquals(List.of(), world.copies("s", 0));
    TraceEvent.NotPlaced refused = world.traced(TraceEvent.NotPlaced.class).getFirst();
    assertEquals(Shortfall.LATENCY, refused.refusal().reasons().getFirst().reason());
    assertEquals(4, refused.refusal().candidates());
  }

  @Test
  void aWorkerThatIsLostWhileItMeasuresDelaysThePlacementOnly() {
    World world = line("ldp", 8).runFor(100).deploy(near("s", 500, user(100)), 1);
    world.runFor(0.02); // the question is under way
    for (int worker = 1; worker <= 8; worker++) {
      if (worker % 2 == 0) {
        world.crash("root/c/w" + worker);
      }
    }
    world.runFor(20);
    assertEquals(1, world.copies("s", 0).size());
  }

  @Test
  void anInstanceThatIsWithdrawnWhileWorkersMeasureIsNotPlaced() {
    World world = line("ldp", 8).runFor(100).deploy(near("s", 500, user(100)), 1);
    world.runFor(0.02);
    world.operate(new arboretum.protocol.UserToRoot.UndeployService(new ServiceName("s")));
    world.runFor(20);
    assertEquals(List.of(), world.copies("s", 0));
  }

  @Test
  void theRootDropsClustersWhoseZoneIsTooFar() {
    World world = new World(settings(), "ldp");
    world.traits =
        worker ->
            at(
                worker.path().startsWith("root/munich")
                    ? new GeoPoint(48.14, 11.58)
                    : new GeoPoint(52.52, 13.40));
    world.cluster("root/berlin", 4, FOUR_CORES).cluster("root/munich", 1, FOUR_CORES).runFor(10);
    world.deploy(near("s", 500, new Constraint.Geo(new GeoPoint(48.25, 11.65), 30)), 1).runFor(5);
    assertEquals(List.of("root/munich/w1"), world.copies("s", 0));
    assertEquals(List.of(), world.traced(TraceEvent.OfferRefused.class));
  }

  /** A worker's number in its name is where it stands on the line, in whatever cluster. */
  private static World twoClusters(Space space, boolean deep) {
    World world = new World(settings(space), "ldp");
    world.rtts = (from, to) -> 2 * MILLI + 10 * MILLI * Math.abs(position(from) - position(to));
    String middle = deep ? "root/r/" : "root/";
    if (deep) {
      world.region("root/r");
    }
    return world.cluster(middle + "a", 6, FOUR_CORES).cluster("root/b", 5, FOUR_CORES).runFor(300);
  }

  private static ServiceSpec nearTarget() {
    return near(
        "s",
        500,
        new Constraint.TargetLatency(new ServiceName("t"), 25 * MILLI),
        new Constraint.Clusters(List.of("b")));
  }

  @Test
  void inASpaceThatAllShareAServiceIsPlacedNearItsTargetInAnotherCluster() {
    for (boolean deep : List.of(false, true)) {
      World world = twoClusters(Space.GLOBAL, deep);
      world.deploy(near("t", 500, new Constraint.Direct("", List.of("w6"))), 1).runFor(12);
      world.deploy(nearTarget(), 1).runFor(12);
      String worker = world.copies("s", 0).getFirst();
      assertTrue(worker.startsWith("root/b/"), worker);
      assertTrue(position(new NodeName(worker)) >= 4, worker);
    }
  }

  @Test
  void whereEachClusterHasASpaceOfItsOwnATargetElsewhereIsNoPlaceToBeNear() {
    World world = twoClusters(Space.CLUSTER, false);
    world.deploy(near("t", 500, new Constraint.Direct("", List.of("w6"))), 1).runFor(12);
    world.deploy(nearTarget(), 1).runFor(12);
    assertEquals(List.of(), world.copies("s", 0));
    assertEquals(0, world.sent("Whereabouts"));
    assertEquals(0, world.sent("Landmarks"));
  }

  private static NodeTraits at(GeoPoint place) {
    return NodeTraits.PLAIN.standing(Optional.of(place));
  }
}
