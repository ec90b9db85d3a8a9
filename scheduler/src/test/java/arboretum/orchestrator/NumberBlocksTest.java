package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.VivaldiSettings;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.Constraint;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NumberBlock;
import arboretum.model.Requirements;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceLevel;
import arboretum.model.ServiceLevel.Objective;
import arboretum.model.ServiceLevel.OnViolation;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.LevelSettings.Escalation;
import arboretum.orchestrator.LevelSettings.Order;
import arboretum.protocol.ParentToOrchestrator.GrantNumbers;
import arboretum.protocol.UserToRoot;
import arboretum.random.RandomSource;
import arboretum.trace.TraceEvent;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clusters that scale a service by themselves, with instance numbers that they were granted. A
 * round trip is 2 ms, and 10 ms for each step from place to place; the limit of 15 ms lets a user
 * be 1.3 steps away.
 */
class NumberBlocksTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final NodeName USER = new NodeName("users/u");
  private static final long MILLI = 1_000_000;
  private static final ServiceName S = new ServiceName("s");
  private static final int FIRST = NumberBlock.FIRST;

  private double user = 2;

  private World world(int block, String... clusters) {
    LevelSettings levels =
        new LevelSettings(
            2 * World.SECOND,
            3,
            2,
            OnViolation.REPLICATE,
            Order.MAKE_BEFORE_BREAK,
            0.1,
            Escalation.NONE,
            block);
    Settings settings =
        World.arboretum()
            .with(
                new CoordinateSettings(
                    World.SECOND,
                    4,
                    CoordinateSettings.Space.CLUSTER,
                    4,
                    8,
                    8,
                    World.SECOND,
                    VivaldiSettings.standard()),
                Optional.empty())
            .with(levels);
    World world = new World(settings, "ldp+");
    world.rtts = (from, to) -> 2 * MILLI + (long) (10 * MILLI * Math.abs(at(from) - at(to)));
    for (String cluster : clusters) {
      if (cluster.equals("root/r/a")) {
        world.region("root/r");
      }
      world.cluster(cluster, 3, FOUR_CORES);
    }
    return world.runFor(60);
  }

  /** Workers of cluster a are at 1, 2 and 3, those of b at 11, 12 and 13. */
  private double at(NodeName name) {
    if (name.equals(USER)) {
      return user;
    }
    return Integer.parseInt(name.leaf().substring(1)) + (name.path().contains("/b/") ? 10 : 0);
  }

  private static ServiceSpec nearUser() {
    return new ServiceSpec(
        S,
        new Resources(1000, 1 << 20, 0),
        "image",
        Bytes.ZERO,
        Restart.ALWAYS,
        Requirements.of(List.of(new Constraint.Latency("", List.of(), List.of(USER), 15 * MILLI)))
            .watched(
                new ServiceLevel(
                    List.of(new Objective(0, 1, 5 * World.SECOND)), OnViolation.AS_SET)));
  }

  /** The user goes where the first instance is too far and another worker of its cluster is not. */
  private void leaveFirst(World world) {
    double first = at(new NodeName(world.copies("s", 0).getFirst()));
    user = first < 2.5 ? 3.5 : 0.5;
  }

  private World deployed(int block, String... clusters) {
    user = 2;
    return world(block, clusters).deploy(nearUser(), 1).runFor(10);
  }

  /** These instances and no others run, each once, and the root knows. */
  private static void assertRuns(World world, String context, int... numbers) {
    for (int number : numbers) {
      assertEquals(1, world.copies("s", number).size(), number + ", " + context);
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("s", number), context);
    }
    assertEquals(numbers.length, running(world).size(), () -> context + running(world));
  }

  /** Returns the instances that run, for all numbers that were ever asked for. */
  private static List<Integer> running(World world) {
    List<Integer> running = new ArrayList<>();
    world.traced(TraceEvent.Requested.class).stream()
        .mapToInt(requested -> requested.instance().number())
        .distinct()
        .filter(number -> !world.copies("s", number).isEmpty())
        .forEach(running::add);
    return running;
  }

  @Test
  void aClusterScalesWhileTheRootIsAwayAndTheRootTakesItUpWhenItIsBack() {
    World world = deployed(4, "root/a");
    world.crash("root");
    leaveFirst(world);
    world.runFor(30);
    assertEquals(1, world.copies("s", FIRST).size(), "without the root");
    assertEquals(0, world.sent("AskForReplica"));
    world.restart("root", true);
    world.runFor(20);
    assertRuns(world, "root is back", 0, FIRST);
    assertEquals(1, world.traced(TraceEvent.TakenUp.class).size());
  }

  @Test
  void withoutABlockItAsksTheRootAndGetsNoneWhileThatIsAway() {
    World world = deployed(0, "root/a");
    world.crash("root");
    leaveFirst(world);
    world.runFor(30);
    assertEquals(List.of(0), running(world));
    world.restart("root", true);
    world.runFor(40);
    assertRuns(world, "root is back", 0, 1);
    assertEquals(0, world.sent("GrantNumbers"));
  }

  @Test
  void anInstanceGetsOneReplicaHoweverLongItIsTooFar() {
    World world = deployed(4, "root/a");
    leaveFirst(world);
    world.runFor(200);
    assertRuns(world, "", 0, FIRST);
    assertEquals(0, world.sent("AskForReplica"));
  }

  @Test
  void whereNoWorkerOfItsOwnWillDoItAsksTheRootWhichKnowsOtherClusters() {
    World world = deployed(4, "root/a", "root/b");
    user = at(new NodeName(world.copies("s", 0).getFirst())) < 10 ? 12 : 2;
    world.runFor(60);
    assertRuns(world, "", 0, 1);
    assertTrue(world.sent("AskForReplica") > 0);
  }

  @Test
  void aBlockThatIsUsedUpLeavesTheParentToBeAsked() {
    World world = deployed(1, "root/a");
    world.cut("root", "root/a"); // its reports arrive, and no further block
    leaveFirst(world);
    world.runFor(30);
    assertRuns(world, "", 0, FIRST);
    user = 10; // both are too far, and the one that had no replica yet asks
    world.runFor(30);
    assertTrue(world.sent("AskForReplica") > 0);
    assertRuns(world, "", 0, FIRST);
  }

  @Test
  void whatWasMadeOfAServiceThatWasUndeployedMeanwhileIsStopped() {
    World world = deployed(4, "root/a");
    world.cutBoth("root", "root/a");
    leaveFirst(world);
    world.runFor(10);
    world.operate(new UserToRoot.UndeployService(S)).runFor(10);
    assertEquals(List.of(0, FIRST), running(world));
    world.healAll();
    world.runFor(30);
    assertRuns(world, "undeployed");
    world.deploy(nearUser(), 1).runFor(10);
    assertEquals(1, running(world).size(), "a number of its own");
    assertEquals(Optional.empty(), world.rootState("s", 0));
  }

  @Test
  void aReplicaIsScaledDownAsAnyOtherAndNotTakenUpAgain() {
    World world = deployed(4, "root/a");
    leaveFirst(world);
    world.runFor(30);
    assertRuns(world, "", 0, FIRST);
    world.cut("root", "root/a");
    world.operate(new UserToRoot.ScaleService(S, 1)).runFor(20); // reports still list it
    world.healAll();
    world.runFor(30);
    assertRuns(world, "scaled down", 0);
    assertEquals(1, world.traced(TraceEvent.TakenUp.class).size());
  }

  @Test
  void anOrchestratorBetweenGrantsOfItsOwnBlockAndTakesUpFirst() {
    World world = deployed(4, "root/r/a");
    world.cutBoth("root", "root/r");
    leaveFirst(world);
    world.runFor(12);
    assertEquals(1, world.copies("s", FIRST).size());
    assertEquals(1, world.traced(TraceEvent.TakenUp.class).size(), "by the region");
    world.healAll();
    world.runFor(40);
    assertRuns(world, "healed", 0, FIRST);
    assertEquals(2, world.traced(TraceEvent.TakenUp.class).size(), "by the root too");
    world.operate(new UserToRoot.UndeployService(S)).runFor(20);
    assertEquals(List.of(), running(world));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatTheRootKnowsRunsOnceAndNothingElseDoesWhateverItsJournalLost(boolean made) {
    for (int lost = 0; lost <= 12; lost++) {
      World world = deployed(4, "root/a");
      if (made) {
        leaveFirst(world);
        world.runFor(20);
      }
      world.crash("root");
      leaveFirst(world);
      world.runFor(20);
      assertEquals(1, world.copies("s", FIRST).size());
      world.restartTorn("root", lost);
      world.runFor(60);
      for (int number : running(world)) {
        assertEquals(1, world.copies("s", number).size(), "lost " + lost);
        assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("s", number));
      }
    }
  }

  @Test
  void whateverAClustersJournalLostItsReplicaStaysAndNoNumberIsUsedAgain() {
    for (int lost = 0; lost <= 8; lost++) {
      World world = deployed(4, "root/a");
      leaveFirst(world);
      world.runFor(20);
      world.crash("root/a");
      world.restartTorn("root/a", lost);
      world.runFor(60);
      assertEquals(1, world.copies("s", FIRST).size(), "lost " + lost);
      assertEquals(1, world.copies("s", 0).size(), "lost " + lost);
      for (int number : running(world)) {
        assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("s", number));
      }
      assertTrue(running(world).size() <= 3, "forgotten, it gets one more at the most");
    }
  }

  @Test
  void aRootWithoutItsJournalGrantsNoNumberThatItMayHaveGrantedBefore() {
    World world = deployed(4, "root/a", "root/b");
    world.cutBoth("root", "root/a");
    leaveFirst(world);
    world.runFor(10); // before the root looks for another place
    world.crash("root");
    world.restart("root", false);
    user = 12;
    world.runFor(10).deploy(nearUser(), 1).runFor(20);
    List<String> copies = world.copies("s", 0);
    assertEquals(2, copies.size(), "one is of the first deployment, at a");
    user = at(new NodeName(copies.getLast())) < 12.5 ? 13.5 : 10.5;
    world.runFor(30);
    assertEquals(1, world.copies("s", FIRST).size());
    int ofLater = NumberBlock.firstOf(3); // a stop and a start count as one each in this world
    assertEquals(1, world.copies("s", ofLater).size());
    world.healAll();
    world.runFor(40);
    assertRuns(world, "healed", 0, ofLater);
  }

  @Test
  void aClusterThatRestartsWithItsJournalMakesNoSecondReplica() {
    World world = deployed(4, "root/a");
    leaveFirst(world);
    world.runFor(20);
    world.crash("root/a");
    world.restart("root/a", true);
    world.runFor(100); // in which it is granted numbers again, and alarmed
    assertRuns(world, "", 0, FIRST);
    assertTrue(world.sent("GrantNumbers") > 2);
  }

  @Test
  void numbersOfAnEarlierStartAreNotUsed() {
    World world = deployed(4, "root/a");
    world.cutBoth("root", "root/a");
    world.crash("root/a");
    world.restart("root/a", true);
    world.receive("root/a", "root", new GrantNumbers(1, S, new NumberBlock(FIRST, 4)));
    leaveFirst(world);
    world.runFor(30);
    assertEquals(List.of(0), running(world));
  }

  /** Restarts, journals kept, torn or lost, and cut links at either side, at random. */
  @Test
  void noNumberIsMadeTwiceAndTheRootEndsWithWhatRuns() {
    int made = 0;
    for (int seed = 1; seed <= 40; seed++) {
      World world = deployed(3, "root/r/a", "root/r/b");
      RandomSource random = RandomSource.seeded(seed);
      for (int step = 0; step < 12; step++) {
        user = random.nextInt(2) * 10 + 0.5 + random.nextInt(4);
        disturb(world, random);
        world.runFor(3 + random.nextInt(15));
      }
      world.healAll();
      world.runFor(120);
      String context = "seed " + seed;
      made += assertMadeOnce(world, context);
      for (int number : running(world)) {
        assertEquals(1, world.copies("s", number).size(), number + ", " + context);
        assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("s", number), context);
      }
    }
    assertTrue(made >= 40, made + " made by clusters");
  }

  private static void disturb(World world, RandomSource random) {
    String node = List.of("root", "root/r", "root/r/a", "root/r/b").get(random.nextInt(4));
    switch (random.nextInt(4)) {
      case 0 -> {
        world.crash(node);
        world.restart(node, true);
      }
      case 1 -> {
        world.crash(node);
        world.restartTorn(node, random.nextInt(12));
      }
      case 2 -> {
        if (!node.equals("root")) {
          world.cutBoth(new NodeName(node).parent().orElseThrow().path(), node);
        }
      }
      case 3 -> world.healAll();
      default -> throw new AssertionError();
    }
  }

  /** Returns how many instances clusters made; no two made the same. */
  private static int assertMadeOnce(World world, String context) {
    Map<InstanceId, NodeName> makers = new LinkedHashMap<>();
    for (World.Traced traced : world.trace()) {
      if (traced.event() instanceof TraceEvent.Requested requested
          && !traced.node().equals(NodeName.ROOT)) {
        NodeName before = makers.putIfAbsent(requested.instance(), traced.node());
        assertTrue(
            before == null || before.equals(traced.node()),
            () -> requested.instance() + " by two, " + context);
      }
    }
    return makers.size();
  }
}
