package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.Refusal;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.Shortfall;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import arboretum.trace.TraceEvent.OfferRefused.Cause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Requests of operators, on trees of two and of three tiers of orchestrators. */
class DeployTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);

  /** What holds for any depth; each tree has two clusters with two workers of four cores. */
  abstract static class AnyTree {
    abstract World tree();

    @Test
    void aServiceRunsAndTheRootKnows() {
      World world = tree().runFor(10).deploy(World.service("web", 1000), 3).runFor(2);
      for (int number = 0; number < 3; number++) {
        assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", number));
        assertEquals(1, world.copies("web", number).size());
      }
    }

    @Test
    void anInstanceThatFitsNowhereIsPendingWithItsReasonsAndRunsWhenThereIsRoom() {
      World world = tree().runFor(10).deploy(World.service("big", 3000), 4).runFor(5);
      world.deploy(World.service("late", 3000), 1).runFor(20);
      assertEquals(Optional.of(InstanceState.REQUESTED), world.rootState("late", 0));
      Refusal refusal = world.traced(TraceEvent.Pending.class).getLast().refusal();
      assertEquals(Shortfall.CPU, refusal.reasons().getFirst().reason());
      world.operate(new UserToRoot.ScaleService(new ServiceName("big"), 3)).runFor(25);
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("late", 0));
    }

    @Test
    void aClusterThatRefusesIsFollowedByTheNextOfTheRanking() {
      // Each cluster has 2 x 4 cores. Three requests of 3 cores leave the cluster that got two of
      // them with 2 x 1
      // free: after that its mean and deviation rule it out, but five at once meet stale
      // aggregates.
      World world = tree().runFor(10).deploy(World.service("web", 3000), 4).runFor(3);
      for (int number = 0; number < 4; number++) {
        assertEquals(1, world.copies("web", number).size(), "web." + number);
      }
      assertTrue(
          world.traced(TraceEvent.OfferRefused.class).stream()
              .allMatch(e -> e.cause() == Cause.STALE_VIEW));
      assertEquals(
          2,
          world.traced(TraceEvent.OfferRefused.class).stream()
              .map(TraceEvent.OfferRefused::instance)
              .distinct()
              .count());
    }

    @Test
    void whatIsWithdrawnStopsEverywhere() {
      World world = tree().runFor(10).deploy(World.service("web", 1000), 3).runFor(2);
      world.operate(new UserToRoot.UndeployService(new ServiceName("web"))).runFor(2);
      for (int number = 0; number < 3; number++) {
        assertEquals(List.of(), world.copies("web", number));
        assertEquals(Optional.empty(), world.rootState("web", number));
      }
      world.deploy(World.service("again", 4000), 4).runFor(12);
      assertEquals(4, world.traced(TraceEvent.ContainerRunning.class).size() - 3);
    }

    @Test
    void aJobThatEndsWellIsCompletedAndForgotten() {
      Resources request = new Resources(4000, 1 << 20, 0);
      World world =
          tree().runFor(10).deploy(World.service("job", request, Restart.ON_FAILURE), 4).runFor(12);
      for (int number = 0; number < 4; number++) {
        world.exit(new InstanceId(new ServiceName("job"), number), 0);
      }
      world.runFor(2);
      assertEquals(
          4,
          world.traced(TraceEvent.StateChanged.class).stream()
              .filter(e -> e.to() == InstanceState.COMPLETED && e.event() != null)
              .map(TraceEvent.StateChanged::instance)
              .distinct()
              .count());
      world.deploy(World.service("next", request, Restart.ALWAYS), 4).runFor(12);
      for (int number = 0; number < 4; number++) {
        assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("next", number));
      }
    }

    @Test
    void numbersAreNeverUsedAgain() {
      World world = tree().runFor(10).deploy(World.service("web", 500), 3).runFor(2);
      world.operate(new UserToRoot.ScaleService(new ServiceName("web"), 1)).runFor(2);
      world.operate(new UserToRoot.ScaleService(new ServiceName("web"), 2)).runFor(2);
      assertEquals(List.of(), world.copies("web", 1));
      assertEquals(List.of(), world.copies("web", 2));
      assertEquals(1, world.copies("web", 3).size());
    }
  }

  @Nested
  class TwoTiers extends AnyTree {
    @Override
    World tree() {
      return new World(World.arboretum())
          .cluster("root/a", 2, FOUR_CORES)
          .cluster("root/b", 2, FOUR_CORES);
    }

    @Test
    void deploymentOnAnIdleSystemTakesTheSumOfItsParts() {
      World world = tree().runFor(10).deploy(World.service("web", 1000), 1).runFor(2);
      long requested = at(world, TraceEvent.Requested.class);
      long running =
          world.trace().stream()
              .filter(
                  t ->
                      t.node().depth() == 0
                          && t.event() instanceof TraceEvent.StateChanged s
                          && s.to() == InstanceState.RUNNING)
              .findFirst()
              .orElseThrow()
              .atNanos();
      // root -> cluster -> worker, boot, worker -> cluster -> root: four hops and one start
      assertEquals(4 * World.ONE_WAY + World.BOOT, running - requested);
    }

    private long at(World world, Class<? extends TraceEvent> type) {
      return world.trace().stream()
          .filter(t -> type.isInstance(t.event()))
          .findFirst()
          .orElseThrow()
          .atNanos();
    }
  }

  @Nested
  class ThreeTiers extends AnyTree {
    @Override
    World tree() {
      return new World(World.arboretum())
          .region("root/north")
          .cluster("root/north/a", 2, FOUR_CORES)
          .region("root/south")
          .cluster("root/south/b", 2, FOUR_CORES);
    }
  }

  @Nested
  class ThreeTiersWithOneRegion extends AnyTree {
    @Override
    World tree() {
      return new World(World.arboretum())
          .region("root/all")
          .cluster("root/all/a", 2, FOUR_CORES)
          .cluster("root/all/b", 2, FOUR_CORES);
    }
  }
}
