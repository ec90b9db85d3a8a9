package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.protocol.Route;
import arboretum.protocol.UserToRoot;
import arboretum.resolution.AddressPool;
import arboretum.resolution.Answer;
import arboretum.resolution.ResolutionSettings;
import arboretum.resolution.ResolutionSettings.Choice;
import arboretum.resolution.ResolutionSettings.Unreachable;
import arboretum.resolution.ResolutionSettings.Update;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Workers find instances: table queries, interests, news, and what becomes of them in failures. */
class ResolutionTest {
  private static final long SECOND = World.SECOND;
  private static final Capacity ROOM = new Capacity(1000, 1 << 30, 0);
  private static final String CALLER = "root/c1/w3";
  private static final String WEB = "rr.web";

  private static ResolutionSettings resolution(Update update, Unreachable unreachable) {
    return new ResolutionSettings(
        Choice.NAMED,
        update,
        unreachable,
        10 * SECOND,
        30 * SECOND,
        60 * SECOND,
        5 * SECOND,
        SECOND,
        2 * SECOND,
        2,
        60 * SECOND,
        5,
        1,
        2,
        0.1);
  }

  private static World world(Update update) {
    var settings = World.arboretum().with(Optional.of(resolution(update, Unreachable.REFRESH)));
    World world = new World(settings).cluster("root/c1", 3, ROOM).cluster("root/c2", 3, ROOM);
    return world.runFor(12);
  }

  /** Web runs at two workers, one in each cluster. */
  private static World withWeb(Update update) {
    World world = world(update);
    world.deploy(World.service("web", 900), 4).runFor(5);
    return world;
  }

  private static String goesTo(World world, String name) {
    long connection = world.connect(CALLER, name, 0);
    world.runFor(0.1);
    return world.leadsTo(CALLER, connection);
  }

  @Test
  void theFirstConnectionWaitsForTheTableAndTheNextDoesNot() {
    World world = withWeb(Update.PUSH);
    long asked = world.now();
    long first = world.connect(CALLER, WEB, 0);
    long second = world.connect(CALLER, WEB, 0);
    world.runFor(1);
    assertEquals(asked + 4 * World.ONE_WAY, world.answer(first).atNanos(), "up two tiers and back");
    assertEquals(world.answer(first).atNanos(), world.answer(second).atNanos());
    assertEquals(2, world.sent("AskRoutes"), "one query from the worker, one from its cluster");
    long third = world.connect(CALLER, WEB, 0);
    long now = world.now();
    world.runFor(1);
    assertEquals(now, world.answer(third).atNanos());
    assertEquals(2, world.sent("AskRoutes"));
  }

  @Test
  void roundRobinReachesEachInstanceInTurn() {
    World world = withWeb(Update.PUSH);
    var reached = new TreeSet<String>();
    for (int i = 0; i < 4; i++) {
      reached.add(goesTo(world, WEB));
    }
    assertEquals(4, reached.size());
  }

  @Test
  void aFlowStaysWhereItIs() {
    World world = withWeb(Update.PUSH);
    var reached = new TreeSet<String>();
    for (int i = 0; i < 5; i++) {
      long connection = world.connect(CALLER, WEB, 77);
      world.runFor(1);
      reached.add(world.leadsTo(CALLER, connection));
    }
    assertEquals(1, reached.size());
  }

  @Test
  void aNumberNamesOneInstanceWhateverThePolicy() {
    World world = withWeb(Update.PUSH);
    String there = goesTo(world, "2.web");
    assertEquals(there, goesTo(world, "2.closest.web"));
    assertEquals(world.copies("web", 2), List.of(there));
  }

  @Test
  void anInstanceThatDoesNotExistIsNoInstance() {
    World world = withWeb(Update.PUSH);
    long connection = world.connect(CALLER, "17.web", 0);
    world.runFor(1);
    assertEquals(Answer.NO_INSTANCE, world.answer(connection).answer());
  }

  @Test
  void aNameThatDoesNotExistIsToldOnceAndBelievedForASecond() {
    World world = world(Update.PUSH);
    long first = world.connect(CALLER, "rr.nobody", 0);
    world.runFor(0.5);
    assertEquals(Answer.UNKNOWN_NAME, world.answer(first).answer());
    int asked = world.sent("AskRoutes");
    long second = world.connect(CALLER, "rr.nobody", 0);
    world.runFor(0.1);
    assertEquals(Answer.UNKNOWN_NAME, world.answer(second).answer());
    assertEquals(asked, world.sent("AskRoutes"));
    world.deploy(World.service("nobody", 100), 1).runFor(3);
    assertEquals(world.copies("nobody", 0), List.of(goesTo(world, "rr.nobody")));
  }

  @Test
  void aServiceOfWhichNothingRunsHasNoInstance() {
    World world = world(Update.PUSH);
    world.deploy(World.service("big", 5000), 1).runFor(1);
    long connection = world.connect(CALLER, "rr.big", 0);
    world.runFor(1);
    assertEquals(Answer.NO_INSTANCE, world.answer(connection).answer());
  }

  @Test
  void newsOfANewInstanceArriveWithoutAQuestion() {
    for (Update update : Update.values()) {
      World world = withWeb(update);
      goesTo(world, WEB);
      world.operate(new UserToRoot.ScaleService(new ServiceName("web"), 5)).runFor(1);
      assertEquals(5, world.worker(CALLER).routes().size(), update.name());
    }
  }

  @Test
  void aRouteIsWithdrawnBeforeItsContainerStops() {
    World world = withWeb(Update.PUSH);
    goesTo(world, WEB);
    world.operate(new UserToRoot.ScaleService(new ServiceName("web"), 1)).runFor(1);
    assertEquals(1, world.worker(CALLER).routes().size());
    assertEquals(1, world.copies("web", 3).size(), "it still takes connections");
    world.runFor(2);
    assertEquals(List.of(), world.copies("web", 3));
  }

  @Test
  void aServiceThatIsWithdrawnIsUnknownAtOnce() {
    World world = withWeb(Update.PUSH);
    goesTo(world, WEB);
    world.operate(new UserToRoot.UndeployService(new ServiceName("web"))).runFor(1);
    long connection = world.connect(CALLER, WEB, 0);
    world.runFor(1);
    assertEquals(Answer.UNKNOWN_NAME, world.answer(connection).answer());
  }

  @Test
  void whatMovesIsFoundWhereItIs() {
    World world = world(Update.PUSH);
    world.deploy(World.service("web", 900), 2).runFor(5);
    var instance = new InstanceId(new ServiceName("web"), 0);
    String before = goesTo(world, "0.web");
    world.operate(new UserToRoot.MigrateInstance(instance, Optional.empty())).runFor(3);
    String after = goesTo(world, "0.web");
    assertNotEquals(before, after);
    assertEquals(world.copies("web", 0), List.of(after));
  }

  @Test
  void anUnreachableCopyIsDroppedAndTheTableAskedForAgain() {
    World world = withWeb(Update.PUSH);
    long connection = world.connect(CALLER, WEB, 0);
    world.runFor(1);
    String gone = world.leadsTo(CALLER, connection);
    int asked = world.sent("AskRoutes");
    world.unreachable(CALLER, WEB, connection);
    world.runFor(1);
    assertEquals(asked + 1, world.sent("AskRoutes"));
    for (int i = 0; i < 6; i++) {
      assertNotEquals(gone, goesTo(world, WEB));
    }
    world.runFor(45);
    assertEquals(4, world.worker(CALLER).routes().size(), "it is tried again after a while");
  }

  @Test
  void aWorkerThatIsCutOffGoesOnWithWhatItKnowsAndSaysSo() {
    World world = withWeb(Update.PUSH);
    goesTo(world, WEB);
    world.cutBoth(CALLER, "root/c1");
    world.runFor(5);
    long soon = world.connect(CALLER, WEB, 0);
    world.runFor(35);
    long late = world.connect(CALLER, WEB, 0);
    world.runFor(1);
    assertFalse(Answer.isStale(world.answer(soon).answer()));
    assertTrue(Answer.isFound(world.answer(late).answer()));
    assertTrue(Answer.isStale(world.answer(late).answer()));
    world.healAll();
    world.runFor(15);
    long healed = world.connect(CALLER, WEB, 0);
    world.runFor(1);
    assertFalse(Answer.isStale(world.answer(healed).answer()));
  }

  @Test
  void aClusterThatIsCutOffTellsWhatItKnowsAndSaysSo() {
    World world = withWeb(Update.PUSH);
    world.cutBoth("root", "root/c1");
    long connection = world.connect(CALLER, WEB, 0);
    world.runFor(12);
    long answer = world.answer(connection).answer();
    assertTrue(answer == Answer.NO_ANSWER || Answer.isStale(answer), () -> "answer " + answer);
    String there = goesTo(world, WEB);
    assertTrue(there.startsWith("root/c1/"), there);
    world.healAll();
    world.runFor(30);
    assertEquals(4, world.worker(CALLER).routes().size());
    long healed = world.connect(CALLER, WEB, 0);
    world.runFor(1);
    assertFalse(Answer.isStale(world.answer(healed).answer()));
  }

  @Test
  void lostNewsAreToldAgainWithinARefresh() {
    World world = withWeb(Update.PUSH);
    goesTo(world, WEB);
    world.loseRoutes(true);
    world.operate(new UserToRoot.ScaleService(new ServiceName("web"), 5)).runFor(3);
    world.loseRoutes(false);
    assertEquals(4, world.worker(CALLER).routes().size());
    world.runFor(20);
    assertEquals(5, world.worker(CALLER).routes().size());
  }

  @Test
  void nobodyIsToldWhoDoesNotAskAnyMore() {
    World world = withWeb(Update.PUSH);
    goesTo(world, WEB);
    world.runFor(110); // idle for 60 s, and the lease of 30 s after that
    int told = world.sent("RoutesTold");
    int asked = world.sent("AskRoutes");
    world.operate(new UserToRoot.ScaleService(new ServiceName("web"), 5)).runFor(20);
    assertEquals(told, world.sent("RoutesTold"));
    assertEquals(asked, world.sent("AskRoutes"));
    assertEquals(List.of(), world.worker(CALLER).routes());
  }

  @Test
  void aClusterThatRestartsLearnsWhoIsInterested() {
    World world = withWeb(Update.PUSH);
    goesTo(world, WEB);
    world.crash("root/c1");
    world.runFor(1);
    world.restart("root/c1", true);
    world.runFor(20);
    world.operate(new UserToRoot.ScaleService(new ServiceName("web"), 5)).runFor(2);
    assertEquals(5, world.worker(CALLER).routes().size());
  }

  @Test
  void aRootThatRestartsAssignsTheSameAddressesAndLearnsTheRoutes() {
    World world = withWeb(Update.PUSH);
    goesTo(world, WEB);
    List<Integer> before = addresses(world);
    assertEquals(4, new TreeSet<>(before).size());
    assertTrue(AddressPool.text(before.getFirst()).startsWith("10.30."), before.toString());
    world.crash("root");
    world.runFor(1);
    world.restart("root", true);
    world.runFor(30);
    assertEquals(before, addresses(world));
  }

  private static List<Integer> addresses(World world) {
    return world.worker(CALLER).routes().stream().map(Route::address).toList();
  }

  @Test
  void instancesUnderOtherRegionsAreFound() {
    var settings =
        World.arboretum().with(Optional.of(resolution(Update.PUSH, Unreachable.REFRESH)));
    World world = new World(settings).region("root/east").region("root/west");
    world.cluster("root/east/c1", 2, ROOM).cluster("root/west/c2", 2, ROOM).runFor(20);
    world.deploy(World.service("web", 900), 4).runFor(8);
    long connection = world.connect("root/east/c1/w1", WEB, 0);
    world.runFor(1);
    assertTrue(Answer.isFound(world.answer(connection).answer()));
    var nodes = new TreeSet<NodeName>();
    world.worker("root/east/c1/w1").routes().forEach(route -> nodes.add(route.place().node()));
    assertEquals(4, nodes.size());
  }
}
