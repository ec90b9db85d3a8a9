package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Journals that lost their tail, which breaks the contract that a record is durable before its
 * effects leave. Reports are the truth then (ADR 0003).
 */
class TornJournalTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final ServiceName WEB = new ServiceName("web");

  private static World twoClusters() {
    return new World(World.arboretum())
        .cluster("root/a", 2, FOUR_CORES)
        .cluster("root/b", 2, FOUR_CORES)
        .runFor(10);
  }

  private static void restartTorn(World world, String path, int lost) {
    world.crash(path);
    world.restartTorn(path, lost);
  }

  /** Three instances, of which one was placed again, and one more than at first. */
  private static World eventful() {
    World world = twoClusters().deploy(World.service("web", 1000), 3).runFor(5);
    world.crash(world.copies("web", 0).getFirst());
    world.runFor(10);
    return world.operate(new UserToRoot.ScaleService(WEB, 4)).runFor(5);
  }

  @Test
  void whateverAClustersJournalLostItEndsWithEachInstanceOnce() {
    for (String cluster : List.of("root/a", "root/b")) {
      int records = eventful().journaled(cluster);
      assertTrue(records > 3, () -> cluster + " has " + records);
      for (int lost = 0; lost <= records; lost++) {
        World world = eventful();
        restartTorn(world, cluster, lost);
        world.runFor(60);
        for (int number = 0; number < 4; number++) {
          assertEquals(1, world.copies("web", number).size(), cluster + " lost " + lost);
          assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", number));
        }
      }
    }
  }

  @Test
  void whateverASitesJournalsLostWithAllThatRanThereIsPlacedAgain() {
    for (int lost = 0; lost <= 12; lost++) {
      World world =
          new World(World.arboretum())
              .region("root/r")
              .cluster("root/r/a", 2, FOUR_CORES)
              .cluster("root/r/b", 2, FOUR_CORES)
              .runFor(10)
              .deploy(World.service("web", 1000), 4)
              .runFor(10);
      List<String> orchestrators = List.of("root/r", "root/r/a", "root/r/b");
      List<String> workers = List.of("root/r/a/w1", "root/r/a/w2", "root/r/b/w1", "root/r/b/w2");
      orchestrators.forEach(world::crash);
      workers.forEach(world::crash);
      for (String orchestrator : orchestrators) {
        world.restartTorn(orchestrator, lost);
      }
      workers.forEach(worker -> world.restart(worker, true));
      world.runFor(90);
      for (int number = 0; number < 4; number++) {
        assertEquals(1, world.copies("web", number).size(), number + ", lost " + lost);
      }
    }
  }

  @Test
  void whateverTheRootsJournalLostWhatItKnowsRunsOnceAndNothingElseDoes() {
    int records = eventful().journaled("root");
    for (int lost = 0; lost <= records; lost++) {
      World world = eventful();
      restartTorn(world, "root", lost);
      world.runFor(60);
      for (int number = 0; number < 4; number++) {
        int known = world.rootState("web", number).isPresent() ? 1 : 0;
        assertEquals(known, world.copies("web", number).size(), number + ", lost " + lost);
      }
    }
  }

  @Test
  void aWishThatWasLostIsGoneAndSaidSoOnce() {
    World world = twoClusters().deploy(World.service("web", 1000), 2).runFor(5);
    restartTorn(world, "root", world.journaled("root"));
    world.runFor(30);
    assertEquals(List.of(), world.copies("web", 0));
    assertEquals(List.of(), world.copies("web", 1));
    assertEquals(
        Set.of(new InstanceId(WEB, 0), new InstanceId(WEB, 1)),
        new LinkedHashSet<>(
            world.traced(TraceEvent.WishLost.class).stream()
                .map(TraceEvent.WishLost::instance)
                .toList()));
    assertEquals(2, world.traced(TraceEvent.WishLost.class).size());
  }

  @Test
  void whatItsOperatorWithdrewIsNoLostWish() {
    World world = twoClusters().deploy(World.service("web", 1000), 2).runFor(5);
    world.operate(new UserToRoot.UndeployService(WEB)).runFor(30);
    assertEquals(List.of(), world.traced(TraceEvent.WishLost.class));
  }

  @Test
  void aWishWhoseNumbersWereLostIsCarriedOut() {
    World world = twoClusters();
    int before = world.journaled("root");
    world.deploy(World.service("web", 1000), 3).runFor(5);
    restartTorn(world, "root", world.journaled("root") - before - 1); // all but the wish itself
    world.runFor(30);
    for (int number = 0; number < 3; number++) {
      assertEquals(1, world.copies("web", number).size());
    }
  }

  @Test
  void aNumberThatAReportShowedIsNotIssuedAgain() {
    for (boolean again : new boolean[] {false, true}) {
      World world = twoClusters().deploy(World.service("web", 1000), 3).runFor(5);
      restartTorn(world, "root", world.journaled("root"));
      world.runFor(6); // each cluster's report within 5 s
      if (again) { // what was heard is in the journal
        world.crash("root");
        world.restart("root", true);
        world.runFor(0.1);
      }
      world.deploy(World.service("web", 1000), 1).runFor(60);
      List<Integer> requested = new ArrayList<>();
      world
          .traced(TraceEvent.Requested.class)
          .forEach(event -> requested.add(event.instance().number()));
      assertEquals(List.of(0, 1, 2, 3), requested);
      assertEquals(1, world.copies("web", 3).size());
      assertEquals(List.of(), world.copies("web", 2));
    }
  }

  @Test
  void anEpochIsNotIssuedTwiceAlsoWhereNobodyCouldTellOfIt() {
    // A place that the journal lost, on a worker that cannot be heard until long afterwards.
    World world = new World(World.arboretum()).cluster("root/a", 4, FOUR_CORES).runFor(10);
    world.deploy(World.service("web", 1000), 1).runFor(5);
    String first = world.copies("web", 0).getFirst();
    int before = world.journaled("root/a");
    world.crash(first);
    world.runFor(10);
    String second = world.copies("web", 0).getFirst();
    world.cutBoth(second, "root/a");
    restartTorn(world, "root/a", world.journaled("root/a") - before);
    world.restart(first, true);
    world.runFor(20);
    assertEquals(2, world.copies("web", 0).size());
    world.healAll();
    world.runFor(20);
    assertEquals(1, world.copies("web", 0).size());
    assertFalse(world.copies("web", 0).contains(second));
  }
}
