package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.VivaldiSettings;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.Constraint;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
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
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import arboretum.trace.TraceEvent.MigrationEnded.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Moves from cluster to cluster, as an operator asks or because no worker of a cluster keeps a
 * service level; and replicas for that reason. Ten milliseconds from worker to worker, a hundred
 * from cluster a to cluster b.
 */
class MoveAcrossClustersTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final NodeName USER = new NodeName("users/u");
  private static final long MILLI = 1_000_000;
  private static final InstanceId S0 = new InstanceId(new ServiceName("s"), 0);

  private double user = 2;

  private World world(Order order, Escalation escalation, String... clusters) {
    return worldOf("ldp+", order, escalation, clusters);
  }

  private World worldOf(String scheduler, Order order, Escalation escalation, String... clusters) {
    LevelSettings levels =
        new LevelSettings(2 * World.SECOND, 3, 2, OnViolation.MIGRATE, order, 0.1, escalation, 0);
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
    World world = new World(settings, scheduler);
    world.rtts = (from, to) -> 2 * MILLI + (long) (10 * MILLI * Math.abs(at(from) - at(to)));
    for (String cluster : clusters) {
      if (cluster.equals("root/r/a")) {
        world.region("root/r");
      }
      world.cluster(cluster, 3, FOUR_CORES);
    }
    return world.runFor(60);
  }

  private double at(NodeName name) {
    if (name.equals(USER)) {
      return user;
    }
    return Integer.parseInt(name.leaf().substring(1)) + (name.path().contains("/b/") ? 10 : 0);
  }

  private static ServiceSpec near(OnViolation strategy, String... clusters) {
    Constraint limit = new Constraint.Latency("", List.of(), List.of(USER), 15 * MILLI);
    List<Constraint> constraints =
        clusters.length == 0
            ? List.of(limit)
            : List.of(limit, new Constraint.Clusters(List.of(clusters)));
    return new ServiceSpec(
        S0.service(),
        new Resources(1000, 1 << 20, 0),
        "image",
        arboretum.units.Bytes.ZERO,
        Restart.ALWAYS,
        Requirements.of(constraints)
            .watched(new ServiceLevel(List.of(new Objective(0, 1, 5 * World.SECOND)), strategy)));
  }

  private static String only(World world) {
    List<String> copies = world.copies("s", 0);
    assertEquals(1, copies.size(), () -> "copies: " + copies);
    return copies.getFirst();
  }

  private static List<Outcome> outcomes(World world) {
    return world.traced(TraceEvent.MigrationEnded.class).stream()
        .map(TraceEvent.MigrationEnded::outcome)
        .toList();
  }

  private static void assertRuns(World world, String below) {
    assertTrue(only(world).startsWith(below), () -> only(world));
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("s", 0));
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void whatItsClusterCannotKeepGoesToAnother(Order order) {
    World world = world(order, Escalation.TO_PARENT, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(10);
    assertRuns(world, "root/a/");
    user = 12;
    world.runFor(20);
    assertRuns(world, "root/b/");
  }

  @Test
  void makeBeforeBreakAcrossClustersHasACopyAtAnyTime() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.TO_PARENT, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(10);
    user = 12;
    for (int step = 0; step < 4000; step++) {
      assertTrue(!world.runFor(0.005).copies("s", 0).isEmpty(), "none runs");
    }
    assertRuns(world, "root/b/");
    assertEquals(List.of(Outcome.DONE), outcomes(world));
    assertEquals(0, world.traced(TraceEvent.Fenced.class).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"root/a root/b", "root/r/a root/r/b"})
  void breakBeforeMakeAcrossClustersHasNeverTwoCopies(String clusters) {
    World world = world(Order.BREAK_BEFORE_MAKE, Escalation.TO_PARENT, clusters.split(" "));
    world.deploy(near(OnViolation.AS_SET), 1).runFor(20);
    String before = only(world);
    user = 12;
    while (world.sent("AskToMove") == 0) {
      world.runFor(0.001);
    }
    world.cut(new NodeName(before).parent().orElseThrow().path(), before); // no stop gets through
    for (int step = 0; step < 600; step++) {
      assertEquals(List.of(before), world.runFor(0.01).copies("s", 0));
    }
    world.healAll();
    for (int step = 0; step < 6000; step++) {
      List<String> copies = world.runFor(0.01).copies("s", 0);
      assertTrue(copies.size() <= 1, () -> "copies: " + copies);
    }
    assertTrue(only(world).contains("/b/"), () -> only(world));
    assertRuns(world, "root/");
  }

  @Test
  void aMoveThatBreaksFirstWaitsNoLongerThanItsFormerClusterIsHeardOf() {
    World world = world(Order.BREAK_BEFORE_MAKE, Escalation.NONE, "root/a", "root/b");
    world.deploy(World.service("s", 500), 1).runFor(10);
    String from = only(world).startsWith("root/a") ? "root/a" : "root/b";
    String to = from.equals("root/a") ? "root/b" : "root/a";
    world.cutBoth("root", from);
    world.operate(new UserToRoot.MigrateInstance(S0, Optional.of(new NodeName(to)))).runFor(5);
    assertEquals(1, world.copies("s", 0).size(), "the stop was lost");
    world.runFor(30); // 15 s of silence are a loss
    assertEquals(2, world.copies("s", 0).size());
    world.healAll();
    world.runFor(20);
    assertRuns(world, to);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void whatNoOtherClusterTakesGoesOnAtAnyTimeWhereItRuns(Order order) {
    World world = world(order, Escalation.TO_PARENT, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(10);
    String before = only(world);
    user = 30;
    for (int step = 0; step < 4000; step++) {
      assertEquals(List.of(before), world.runFor(0.005).copies("s", 0));
    }
    assertRuns(world, "root/a/");
    assertTrue(outcomes(world).contains(Outcome.FAILED));
  }

  /** The user is 5 from w1 of both and 4 from w2 of a; best-fit takes the first that it sees. */
  @ParameterizedTest
  @EnumSource(Order.class)
  void aClusterWhoseSchedulerLooksAtNoLimitsTakesOnlyWhatGains(Order order) {
    user = 6;
    World world = worldOf("best-fit", order, Escalation.TO_PARENT, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(10);
    String cluster = only(world).substring(0, "root/a".length());
    world.runFor(100); // within its cluster it may find the nearest first
    String settled = only(world);
    assertTrue(world.sent("AskToMove") > 0);
    for (int step = 0; step < 4000; step++) {
      assertEquals(List.of(settled), world.runFor(0.01).copies("s", 0));
    }
    assertTrue(settled.startsWith(cluster), settled);
    user = cluster.equals("root/a") ? 12 : 2;
    world.runFor(60);
    assertTrue(!only(world).startsWith(cluster), () -> only(world));
  }

  /** Runs until a copy in cluster a was told to stop, since b holds a place. */
  private World breaking() {
    World world = world(Order.BREAK_BEFORE_MAKE, Escalation.TO_PARENT, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(10);
    assertRuns(world, "root/a/");
    user = 12;
    while (world.sent("WithdrawInstance") == 0) {
      world.runFor(0.001);
      assertEquals(1, world.copies("s", 0).size());
    }
    return world;
  }

  @Test
  void breakBeforeMakeStopsNothingWhileNobodyAnswers() {
    World world = world(Order.BREAK_BEFORE_MAKE, Escalation.TO_PARENT, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(10);
    user = 12;
    world.cut("root", "root/b");
    for (int step = 0; step < 6000; step++) {
      assertEquals(1, world.runFor(0.01).copies("s", 0).size());
    }
    assertTrue(world.sent("OfferMove") > 0);
    world.healAll();
    user = 2;
    world.runFor(20);
    assertRuns(world, "root/a/");
  }

  @Test
  void whatIsHeldIsNotStarted() {
    World world = world(Order.BREAK_BEFORE_MAKE, Escalation.TO_PARENT, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(10);
    world.cut("root/b", "root"); // that it holds a place is not heard of
    user = 12;
    int deployed = world.sent("DeployInstance");
    for (int step = 0; step < 1200; step++) { // 15 s of silence would make no difference
      assertEquals(1, world.runFor(0.01).copies("s", 0).size());
    }
    assertTrue(world.sent("OfferMove") > 0);
    assertEquals(deployed, world.sent("DeployInstance"));
  }

  /** The word is repeated 10 s after it was lost, with a report, and a place is held for 25 s. */
  @Test
  void aLostWordToStartIsRepeated() {
    World world = breaking();
    world.cut("root", "root/b");
    world.runFor(10);
    assertEquals(List.of(), world.copies("s", 0));
    world.healAll();
    world.runFor(10);
    assertRuns(world, "root/b/");
  }

  @Test
  void whatNobodyStartsGoesBackEvenIfItsLimitsAreNotKeptThere() {
    World world = breaking();
    world.cut("root", "root/b");
    world.runFor(25 + 10); // how long a place is held; then a report, and the way back
    assertRuns(world, "root/a/");
    assertTrue(outcomes(world).contains(Outcome.FAILED), () -> outcomes(world).toString());
    world.healAll();
    world.runFor(40);
    assertRuns(world, "root/b/");
  }

  @Test
  void ifTheClusterIsLostThatHoldsAPlaceTheInstanceGoesBack() {
    World world = breaking();
    world.crash("root/b");
    world.runFor(30); // 15 s of silence are a loss
    assertRuns(world, "root/a/");
  }

  @Test
  void ifTheWorkerIsLostWhosePlaceIsHeldTheInstanceGoesBack() {
    World world = breaking();
    for (int worker = 1; worker <= 3; worker++) {
      world.crash("root/b/w" + worker);
    }
    world.runFor(30);
    assertRuns(world, "root/a/");
  }

  @Test
  void whatIsWithdrawnWhileItsPlaceIsHeldLeavesNothing() {
    World world = breaking();
    world.operate(new UserToRoot.UndeployService(S0.service())).runFor(15);
    assertEquals(List.of(), world.copies("s", 0));
    ServiceSpec whole = World.service("t", 4000); // a whole worker
    world.deploy(whole, 6).runFor(20);
    for (int number = 0; number < 6; number++) {
      assertEquals(1, world.copies("t", number).size(), "t." + number);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "root/a", "root/b"})
  void whoRestartsWhileAPlaceIsHeldEndsWithOneCopy(String orchestrator) {
    World world = breaking();
    world.crash(orchestrator);
    world.runFor(1);
    world.restart(orchestrator, true);
    world.runFor(60);
    assertRuns(world, "root/");
  }

  @Test
  void anOrchestratorBetweenPassesOnWhatItsMembersHold() {
    World world = world(Order.BREAK_BEFORE_MAKE, Escalation.NONE, "root/r/a", "root/b");
    world.deploy(World.service("s", 500), 1).runFor(20);
    for (int move = 0; move < 2; move++) {
      String to = only(world).startsWith("root/b") ? "root/r" : "root/b";
      world.operate(new UserToRoot.MigrateInstance(S0, Optional.of(new NodeName(to))));
      for (int step = 0; step < 3000; step++) {
        List<String> copies = world.runFor(0.01).copies("s", 0);
        assertTrue(copies.size() <= 1, () -> "copies: " + copies);
      }
      assertRuns(world, to);
    }
    assertEquals(List.of(Outcome.DONE, Outcome.DONE), outcomes(world));
  }

  @Test
  void withoutEscalationItStaysInItsCluster() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.NONE, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(10);
    user = 12;
    world.runFor(30);
    assertRuns(world, "root/a/");
    assertEquals(0, world.sent("AskToMove"));
  }

  @Test
  void anOrchestratorBetweenMovesItToAnotherOfItsClusters() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.TO_PARENT, "root/r/a", "root/r/b");
    world.deploy(near(OnViolation.AS_SET), 1).runFor(15);
    assertRuns(world, "root/r/a/");
    user = 12;
    world.runFor(30);
    assertRuns(world, "root/r/b/");
  }

  @Test
  void anOperatorMovesItToAnyOtherWorkerOrToOneByName() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.NONE, "root/a", "root/b");
    user = 2;
    ServiceSpec wide = World.service("s", 500);
    world.deploy(wide, 1).runFor(10);
    String before = only(world);
    world.operate(new UserToRoot.MigrateInstance(S0, Optional.empty())).runFor(10);
    assertTrue(!only(world).equals(before));
    String cluster = new NodeName(before).parent().orElseThrow().path();
    assertRuns(world, cluster);
    String third = cluster + "/w" + (6 - number(before) - number(only(world)));
    world.operate(new UserToRoot.MigrateInstance(S0, Optional.of(new NodeName(third)))).runFor(10);
    assertEquals(third, only(world));
    String other = cluster.equals("root/a") ? "root/b" : "root/a";
    world.operate(new UserToRoot.MigrateInstance(S0, Optional.of(new NodeName(other)))).runFor(10);
    assertRuns(world, other);
    assertEquals(List.of(Outcome.DONE, Outcome.DONE, Outcome.DONE), outcomes(world));
  }

  private static int number(String worker) {
    return Integer.parseInt(new NodeName(worker).leaf().substring(1));
  }

  @Test
  void anOrderThatCannotBeFollowedChangesNothing() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.NONE, "root/a", "root/b");
    world.deploy(near(OnViolation.AS_SET, "a"), 1).runFor(10);
    String before = only(world);
    for (String to : List.of("root/b", "root/elsewhere", "root/a/w9")) {
      world.operate(new UserToRoot.MigrateInstance(S0, Optional.of(new NodeName(to)))).runFor(20);
      assertEquals(before, only(world), to);
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("s", 0));
    }
  }

  @Test
  void whatIsWithdrawnWhileAnotherClusterStartsItLeavesNothing() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.NONE, "root/a", "root/b");
    world.deploy(World.service("s", 500), 1).runFor(10);
    String to = only(world).startsWith("root/a") ? "root/b" : "root/a";
    world.operate(new UserToRoot.MigrateInstance(S0, Optional.of(new NodeName(to)))).runFor(0.03);
    world.operate(new UserToRoot.UndeployService(S0.service())).runFor(15);
    assertEquals(List.of(), world.copies("s", 0));
  }

  @Test
  void aRootThatRestartsMeanwhileEndsWithOneCopy() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.NONE, "root/a", "root/b");
    world.deploy(World.service("s", 500), 1).runFor(10);
    String to = only(world).startsWith("root/a") ? "root/b" : "root/a";
    world.operate(new UserToRoot.MigrateInstance(S0, Optional.of(new NodeName(to)))).runFor(0.03);
    world.crash("root");
    world.runFor(1);
    world.restart("root", true);
    world.runFor(40);
    assertRuns(world, to);
  }

  @Test
  void ifTheNewClusterIsLostTheInstanceStaysAtItsFormer() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.NONE, "root/a", "root/b");
    world.deploy(World.service("s", 500), 1).runFor(10);
    String before = only(world);
    String to = before.startsWith("root/a") ? "root/b" : "root/a";
    world.crash(to);
    world.operate(new UserToRoot.MigrateInstance(S0, Optional.of(new NodeName(to)))).runFor(40);
    assertEquals(before, only(world));
    assertRuns(world, "root/");
    assertEquals(List.of(Outcome.FAILED), outcomes(world));
  }

  @Test
  void aServiceThatAsksForItGetsOneReplicaPerInstance() {
    World world = world(Order.MAKE_BEFORE_BREAK, Escalation.NONE, "root/a", "root/b");
    world.deploy(near(OnViolation.REPLICATE), 1).runFor(10);
    String before = only(world);
    user = 12;
    world.runFor(60); // several alarms
    assertEquals(before, only(world), "the first goes on");
    assertEquals(1, world.copies("s", 1).size());
    assertTrue(world.copies("s", 1).getFirst().startsWith("root/b/"));
    assertEquals(List.of(), world.copies("s", 2));
    assertTrue(world.sent("AskForReplica") > 1);
  }

  @Test
  void aRootThatRestartsGrantsNoInstanceASecondReplicaWhateverItsJournalLost() {
    for (int lost = 0; lost <= 3; lost++) { // the replica's delegation, numbers and wish
      World world = world(Order.MAKE_BEFORE_BREAK, Escalation.NONE, "root/a", "root/b");
      world.deploy(near(OnViolation.REPLICATE), 1).runFor(10);
      user = 12;
      while (world.copies("s", 1).isEmpty()) {
        world.runFor(0.005);
      }
      world.crash("root");
      world.restartTorn("root", lost);
      int asked = world.sent("AskForReplica");
      world.runFor(60);
      assertTrue(world.sent("AskForReplica") > asked, "it asks again");
      long running = IntStream.range(0, 4).filter(n -> !world.copies("s", n).isEmpty()).count();
      assertEquals(2, running, "lost " + lost);
      user = 2;
    }
  }
}
