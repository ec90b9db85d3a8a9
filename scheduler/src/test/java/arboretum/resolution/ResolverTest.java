package arboretum.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.Place;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.protocol.AskRoutes.Ask;
import arboretum.protocol.Route;
import arboretum.protocol.RoutesTold;
import arboretum.protocol.ServiceRoutes;
import arboretum.random.RandomSource;
import arboretum.resolution.ResolutionSettings.Choice;
import arboretum.resolution.ResolutionSettings.Unreachable;
import arboretum.resolution.ResolutionSettings.Update;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How a worker chooses, given its table and its measurements. */
class ResolverTest {
  private static final long SECOND = 1_000_000_000L;
  private static final ServiceName WEB = new ServiceName("web");
  private static final NodeName SELF = new NodeName("root/c1/w0");
  private static final GeoPoint HERE = new GeoPoint(48, 11);

  private final List<NodeName> probes = new ArrayList<>();
  private final List<List<Ask>> asks = new ArrayList<>();
  private final List<Long> answers = new ArrayList<>();
  private final Resolver resolver = resolver(1);

  private Resolver resolver(long seed) {
    return resolver(seed, SECOND);
  }

  private Resolver resolver(long seed, long negativeNanos) {
    var settings =
        new ResolutionSettings(
            Choice.NAMED,
            Update.PUSH,
            Unreachable.REFRESH,
            10 * SECOND,
            30 * SECOND,
            60 * SECOND,
            5 * SECOND,
            negativeNanos,
            0,
            2,
            60 * SECOND,
            3,
            1,
            2,
            0.1);
    return new Resolver(
        SELF,
        new NodeName("root/c1"),
        Optional.of(HERE),
        settings,
        Optional.empty(),
        RandomSource.seeded(seed),
        new Resolver.Outlet() {
          @Override
          public void ask(boolean all, List<Ask> asked) {
            asks.add(asked);
          }

          @Override
          public void probe(NodeName node) {
            probes.add(node);
          }

          @Override
          public void wakeAfter(long delayNanos) {}

          @Override
          public void answer(long connection, long answer) {
            answers.add(answer);
          }
        });
  }

  private static NodeName worker(int number) {
    return new NodeName("root/c" + (1 + number % 2) + "/w" + number);
  }

  private static Route route(int number, Optional<GeoPoint> at, Optional<Coordinate> coordinate) {
    var instance = new InstanceId(WEB, number);
    return new Route(instance, Epoch.of(1), new Place(worker(number), at, coordinate), 0);
  }

  private static Coordinate at(double millis) {
    return new Coordinate(List.of(millis, 0.0), 0);
  }

  private int target(Resolver at, Balancing policy) {
    return at.target(List.of(WEB), policy, -1);
  }

  private void tell(Resolver to, List<Route> routes) {
    to.connect(target(to, Balancing.RANDOM), 0, 1, 0);
    to.told(new RoutesTold(List.of(new ServiceRoutes(WEB, 1, false, List.of(), routes))), 0);
  }

  private int chosen(Balancing policy) {
    long answer = resolver.connect(target(resolver, policy), 0, 2, 0);
    assertTrue(Answer.isFound(answer), () -> "answer " + answer);
    return resolver.route(Answer.number(answer)).instance().number();
  }

  private Answer.How how(Balancing policy) {
    return Answer.how(resolver.connect(target(resolver, policy), 0, 2, 0));
  }

  private static List<Route> routes(int count) {
    List<Route> routes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      routes.add(route(i, Optional.empty(), Optional.of(at(10.0 * i))));
    }
    return routes;
  }

  /** Each service is asked for once, though the first answer is forgotten by the second. */
  @Test
  void aConnectionToNothingEndsAlsoWhereThatItIsNothingIsNotRemembered() {
    Resolver forgetful = resolver(1, 0);
    ServiceName shop = new ServiceName("shop");
    int target = forgetful.target(List.of(WEB, shop), Balancing.RANDOM, -1);
    assertEquals(Answer.HELD, forgetful.connect(target, 0, 1, 0));
    forgetful.told(new RoutesTold(List.of(ServiceRoutes.unknown(WEB))), 1);
    forgetful.told(new RoutesTold(List.of(ServiceRoutes.unknown(shop))), 2);
    assertEquals(List.of(Answer.UNKNOWN_NAME), answers);
    assertEquals(List.of(List.of(new Ask(WEB, 0)), List.of(new Ask(shop, 0))), asks);
  }

  @Test
  void closestTakesCoordinatesBeforePlacesAndAMeasurementForWhatItIs() {
    tell(
        resolver,
        List.of(
            route(1, Optional.of(new GeoPoint(48, 12)), Optional.empty()),
            route(2, Optional.of(new GeoPoint(60, 12)), Optional.of(at(50))),
            route(3, Optional.of(new GeoPoint(70, 12)), Optional.of(at(40)))));
    assertEquals(1, chosen(Balancing.CLOSEST));
    assertEquals(Answer.How.GEOGRAPHY, how(Balancing.CLOSEST));
    resolver.locate(at(0));
    assertEquals(3, chosen(Balancing.CLOSEST));
    assertEquals(Answer.How.COORDINATES, how(Balancing.CLOSEST));
    resolver.probed(worker(2), 45_000_000, Optional.empty());
    assertEquals(3, chosen(Balancing.CLOSEST), "estimated nearer than what was measured");
    measureOften(2, 30_000_000);
    assertEquals(2, chosen(Balancing.CLOSEST));
    assertEquals(Answer.How.MEASURED, how(Balancing.CLOSEST));
  }

  @Test
  void withoutAnyKnowledgeOfDistanceChanceDecides() {
    tell(resolver, List.of(route(1, Optional.empty(), Optional.empty())));
    assertEquals(Answer.How.CHANCE, how(Balancing.CLOSEST));
  }

  @Test
  void closestStaysUntilAnotherIsNearerByBothMargins() {
    resolver.locate(at(0));
    tell(resolver, routes(2));
    resolver.probed(worker(1), 30_000_000, Optional.empty());
    resolver.probed(worker(2), 40_000_000, Optional.empty());
    assertEquals(1, chosen(Balancing.CLOSEST));
    measureOften(2, 28_500_000);
    assertEquals(1, chosen(Balancing.CLOSEST), "1.5 ms are within the margin of 2 ms");
    measureOften(2, 27_500_000);
    assertEquals(1, chosen(Balancing.CLOSEST), "2.5 ms are within a tenth");
    measureOften(2, 26_000_000);
    assertEquals(2, chosen(Balancing.CLOSEST));
  }

  /** The least of the last three counts. */
  private void measureOften(int number, long nanos) {
    for (int i = 0; i < 3; i++) {
      resolver.probed(worker(number), nanos, Optional.empty());
    }
  }

  @Test
  void onceTheNearestHaveBeenProbedAMeasurementGoesBeforeAnyEstimate() {
    resolver.locate(at(0));
    target(resolver, Balancing.CLOSEST);
    tell(resolver, routes(9)); // estimates of 10 to 90 ms; the first three are probed
    resolver.probed(worker(1), 80_000_000, Optional.empty());
    assertEquals(2, chosen(Balancing.CLOSEST), "one of three was measured");
    resolver.probed(worker(2), 70_000_000, Optional.empty());
    assertEquals(2, chosen(Balancing.CLOSEST), "measured: others are estimated at 30 to 90 ms");
    assertEquals(Answer.How.MEASURED, how(Balancing.CLOSEST));
  }

  @Test
  void theNearestByCoordinatesAreProbed() {
    resolver.locate(at(0));
    target(resolver, Balancing.CLOSEST);
    tell(resolver, routes(9));
    assertEquals(List.of(worker(1), worker(2), worker(3)), probes);
  }

  @Test
  void clusterAwarePrefersTheCallersOwn() {
    tell(resolver, routes(5)); // the even ones are of c1
    for (int i = 0; i < 20; i++) {
      assertEquals(0, chosen(Balancing.CLUSTER_AWARE) % 2);
    }
  }

  @Test
  void leastLoadedAvoidsTheOneThatAnswersSlowly() {
    tell(resolver, routes(2));
    int target = target(resolver, Balancing.LEAST_LOADED);
    int[] requests = new int[3];
    for (int i = 0; i < 1000; i++) {
      long answer = resolver.connect(target, 0, 3, 0);
      int number = resolver.route(Answer.number(answer)).instance().number();
      requests[number]++;
      resolver.answered(target, Answer.number(answer), number == 1 ? 10_000_000 : 100_000_000);
    }
    assertTrue(requests[1] > 900, "to the fast one: " + requests[1]);
    assertTrue(requests[2] > 5, "the slow one is tried again: " + requests[2]);
  }

  @Test
  void aHitAsksNobody() {
    tell(resolver, routes(3));
    int asked = asks.size();
    chosen(Balancing.ROUND_ROBIN);
    assertEquals(asked, asks.size());
  }

  @Test
  void anOlderTableIsNotTaken() {
    tell(resolver, routes(3));
    resolver.told(
        new RoutesTold(List.of(new ServiceRoutes(WEB, 9, false, List.of(), routes(2)))), 0);
    resolver.told(
        new RoutesTold(List.of(new ServiceRoutes(WEB, 8, false, List.of(), routes(3)))), 0);
    assertEquals(2, resolver.routes().size());
  }

  @Property(tries = 50)
  void roundRobinIsEvenToOneRequest(
      @ForAll @IntRange(min = 1, max = 12) int copies, @ForAll @IntRange(max = 200) int requests) {
    Resolver fresh = resolver(copies);
    tell(fresh, routes(copies));
    int target = target(fresh, Balancing.ROUND_ROBIN);
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < requests; i++) {
      counts.merge(Answer.number(fresh.connect(target, 0, 1, 0)), 1, Integer::sum);
    }
    for (int copy = 0; copy < copies; copy++) {
      int count = counts.getOrDefault(copy, 0);
      assertTrue(count == requests / copies || count == requests / copies + 1, counts.toString());
    }
  }

  @Property(tries = 100)
  void theSameTableAndMeasurementsGiveTheSameChoice(
      @ForAll @LongRange(min = 1, max = 1000) long seed,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 59) Integer> steps) {
    assertEquals(choices(resolver(seed), steps), choices(resolver(seed), steps));
  }

  private List<Long> choices(Resolver at, List<Integer> steps) {
    tell(at, routes(6));
    at.locate(at(0));
    List<Long> choices = new ArrayList<>();
    for (int step : steps) {
      Balancing policy = Balancing.values()[step % 5];
      long answer = at.connect(target(at, policy), step / 5 % 3, 1, step);
      choices.add(answer);
      assertNotEquals(Answer.HELD, answer);
      at.probed(worker(1 + step % 6), 1_000_000L * (1 + step), Optional.empty());
      at.answered(target(at, policy), Answer.number(answer), 1_000L * (1 + step));
    }
    return choices;
  }
}
