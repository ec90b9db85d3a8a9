package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Loss of workers, orchestrators, links and messages under the settings of profile arboretum. */
class FailureTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);

  private static World twoClusters() {
    return new World(World.arboretum())
        .cluster("root/a", 2, FOUR_CORES)
        .cluster("root/b", 2, FOUR_CORES)
        .runFor(10);
  }

  private static String only(List<String> copies) {
    assertEquals(1, copies.size(), () -> "copies: " + copies);
    return copies.getFirst();
  }

  private static String clusterOf(String worker) {
    return worker.substring(0, worker.lastIndexOf('/'));
  }

  @Test
  void aLostWorkerIsFoundWithinLimitAndSweepAndItsInstancesMoveWithinTheCluster() {
    World world = twoClusters().deploy(World.service("web", 1000), 1).runFor(5);
    String worker = only(world.copies("web", 0));
    long crash = world.now();
    world.crash(worker);
    world.runFor(10);
    TraceEvent.MemberSilent silent = world.traced(TraceEvent.MemberSilent.class).getFirst();
    assertEquals(worker, silent.member().path());
    long found =
        world.trace().stream().filter(t -> t.event() == silent).findFirst().orElseThrow().atNanos();
    // last heartbeat at most 2 s before the crash; silence limit 6 s; sweep each second
    assertTrue(
        found - crash > 4 * World.SECOND && found - crash <= 7 * World.SECOND + World.ONE_WAY);
    String next = only(world.copies("web", 0));
    assertEquals(clusterOf(worker), clusterOf(next));
    assertFalse(next.equals(worker));
  }

  @Test
  void aWorkerThatReturnsFromAPartitionIsFenced() {
    World world = twoClusters().deploy(World.service("web", 1000), 1).runFor(5);
    String worker = only(world.copies("web", 0));
    world.cutBoth(worker, clusterOf(worker));
    world.runFor(10);
    assertEquals(2, world.copies("web", 0).size(), "one more copy behind the partition");
    world.healAll();
    world.runFor(5);
    assertFalse(only(world.copies("web", 0)).equals(worker));
    assertEquals(1, world.traced(TraceEvent.Fenced.class).size());
  }

  @Test
  void whatFitsNowhereInItsClusterIsEscalatedToTheRoot() {
    World world = twoClusters().deploy(World.service("web", 3000), 2).runFor(5);
    world.deploy(World.service("big", 3500), 2).runFor(10);
    // all four workers hold one instance each
    String worker = only(world.copies("web", 0));
    world.crash(worker);
    world.runFor(12);
    assertEquals(1, world.traced(TraceEvent.Escalated.class).size());
    assertEquals(Optional.of(InstanceState.REQUESTED), world.rootState("web", 0));
    world.restart(worker, true);
    world.runFor(20);
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", 0));
    only(world.copies("web", 0));
  }

  @Test
  void instancesOfASilentClusterAreRecreatedElsewhereAndTheHigherEpochStaysAfterTheHeal() {
    World world = twoClusters().deploy(World.service("web", 1000), 1).runFor(5);
    String worker = only(world.copies("web", 0));
    String cluster = clusterOf(worker);
    world.cutBoth(cluster, "root");
    world.runFor(25);
    List<String> copies = world.copies("web", 0);
    assertEquals(2, copies.size());
    world.healAll();
    world.runFor(10);
    String survivor = only(world.copies("web", 0));
    assertFalse(clusterOf(survivor).equals(cluster));
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", 0));
  }

  @Test
  void rootAndACutOffClusterBothRedeployAndAfterTheHealThereIsExactlyOneOwner() {
    World world = twoClusters().deploy(World.service("web", 1000), 1).runFor(5);
    String worker = only(world.copies("web", 0));
    String cluster = clusterOf(worker);
    world.cutBoth(cluster, "root");
    world.crash(worker);
    world.runFor(30);
    assertEquals(2, world.copies("web", 0).size(), "one by the root, one by the cluster");
    world.healAll();
    world.restart(worker, true);
    world.runFor(15);
    assertFalse(clusterOf(only(world.copies("web", 0))).equals(cluster));
  }

  @Test
  void anInstanceThatNoOtherClusterTakesIsTakenBackWhenItsClusterReturns() {
    World world = new World(World.arboretum()).cluster("root/a", 2, FOUR_CORES).runFor(10);
    world.deploy(World.service("web", 1000), 1).runFor(5);
    String worker = only(world.copies("web", 0));
    world.cutBoth("root/a", "root");
    world.runFor(25);
    assertEquals(Optional.of(InstanceState.REQUESTED), world.rootState("web", 0));
    world.healAll();
    world.runFor(6);
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", 0));
    assertEquals(worker, only(world.copies("web", 0)), "never stopped");
  }

  @Test
  void aClusterThatRestartsWithItsJournalKeepsEverythingRunning() {
    World world = twoClusters().deploy(World.service("web", 1000), 4).runFor(5);
    List<List<String>> before = List.of(world.copies("web", 0), world.copies("web", 1));
    world.crash("root/a");
    world.crash("root/b");
    world.runFor(3);
    world.restart("root/a", true);
    world.restart("root/b", true);
    world.runFor(60);
    assertEquals(before, List.of(world.copies("web", 0), world.copies("web", 1)));
    assertEquals(
        4, world.traced(TraceEvent.ContainerRunning.class).size(), "nothing was started again");
    // it still knows the specification: a lost worker's instance moves within the cluster
    String worker = only(world.copies("web", 0));
    world.crash(worker);
    world.runFor(12);
    assertEquals(clusterOf(worker), clusterOf(only(world.copies("web", 0))));
  }

  @Test
  void aClusterThatLostItsStateLearnsItFromWorkersAndRoot() {
    World world = twoClusters().deploy(World.service("web", 1000), 4).runFor(5);
    world.crash("root/a");
    world.runFor(3);
    world.restart("root/a", false);
    world.runFor(60);
    assertEquals(
        4, world.traced(TraceEvent.ContainerRunning.class).size(), "nothing was started again");
    for (int number = 0; number < 4; number++) {
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", number));
      only(world.copies("web", number));
    }
  }

  @Test
  void aRootThatRestartsWithItsJournalGoesOn() {
    World world = twoClusters().deploy(World.service("web", 1000), 3).runFor(5);
    world.crash("root");
    world.runFor(10);
    world.restart("root", true);
    world.runFor(40);
    for (int number = 0; number < 3; number++) {
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", number));
      only(world.copies("web", number));
    }
    assertEquals(3, world.traced(TraceEvent.ContainerRunning.class).size());
    world.deploy(World.service("more", 500), 1).runFor(3);
    only(world.copies("more", 0));
  }

  @Test
  void aRootThatLostItsStateHasWhatNobodyWantsStoppedAfterObserving() {
    World world = twoClusters().deploy(World.service("web", 1000), 2).runFor(5);
    world.crash("root");
    world.restart("root", false);
    world.runFor(4);
    assertEquals(1, world.copies("web", 0).size(), "observed first");
    world.runFor(20);
    assertEquals(List.of(), world.copies("web", 0));
  }

  @Test
  void anOrderThatIsLostIsFoundByTheReportsAndGivenAgain() {
    World world = twoClusters();
    world.loseDeploys(true);
    world.deploy(World.service("web", 1000), 1).runFor(5);
    assertEquals(List.of(), world.copies("web", 0));
    world.loseDeploys(false);
    world.runFor(20);
    only(world.copies("web", 0));
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", 0));
  }

  @Test
  void anOfferThatIsLostIsFoundByTheReportsAndMadeAgain() {
    World world = twoClusters();
    world.cut("root", "root/a");
    world.cut("root", "root/b");
    world.deploy(World.service("web", 1000), 1).runFor(5);
    world.healAll();
    world.runFor(20);
    only(world.copies("web", 0));
  }

  @Test
  void aSiteThatReturnsWithItsJournalDoesNotPlaceAgainWhatTheRootPlacedElsewhere() {
    World world = twoClusters().deploy(World.service("web", 1000), 1).runFor(5);
    String worker = only(world.copies("web", 0));
    String site = clusterOf(worker);
    List<String> nodes = List.of(site, site + "/w1", site + "/w2");
    nodes.forEach(world::crash);
    world.runFor(25);
    String survivor = only(world.copies("web", 0));
    nodes.forEach(node -> world.restart(node, true));
    world.runFor(20);
    assertEquals(survivor, only(world.copies("web", 0)));
    assertEquals(2, world.traced(TraceEvent.Placed.class).size());
  }

  @Test
  void aServiceThatDiesIsStartedAgain() {
    World world = twoClusters().deploy(World.service("web", 1000), 1).runFor(5);
    world.exit(new InstanceId(new ServiceName("web"), 0), 1);
    world.runFor(2);
    only(world.copies("web", 0));
    assertEquals(2, world.traced(TraceEvent.ContainerRunning.class).size());
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", 0));
  }

  @Test
  void aWorkerThatRebootsBeforeItIsMissedIsNoticedByItsNewSession() {
    World world = twoClusters().deploy(World.service("web", 1000), 1).runFor(5);
    String worker = only(world.copies("web", 0));
    world.crash(worker);
    world.runFor(1);
    world.restart(worker, true);
    world.runFor(1);
    only(world.copies("web", 0));
    assertEquals(List.of(), world.traced(TraceEvent.MemberSilent.class));
  }
}
