package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.orchestrator.Settings.Recovery;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.orchestrator.Settings.Recovery.Recreation;
import arboretum.placement.Policies;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Several clusters lost and returning in any order. The paper has the root re-create their
 * workload, and does not say what happens at their return; by our assumption the later copy stays.
 */
class LostClustersTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final List<String> CLUSTERS = List.of("root/a", "root/b", "root/c");

  /** How a cluster is lost. */
  private enum Loss {
    PARTITION,
    ORCHESTRATOR_KEPT,
    ORCHESTRATOR_LOST
  }

  private static World world(Recreation recreation) {
    Settings base = World.arboretum();
    World world =
        new World(
            new Settings(
                base.heartbeatNanos(),
                base.aggregateNanos(),
                base.aggregateForm(),
                base.reporting(),
                base.admission(),
                base.detection(),
                new Recovery(0, Escalation.TO_PARENT, recreation),
                base.offers()),
            Policies.SPREAD.label()); // two instances in each of four clusters
    CLUSTERS.forEach(cluster -> world.cluster(cluster, 2, FOUR_CORES));
    return world.cluster("root/d", 3, FOUR_CORES).runFor(10);
  }

  private static List<List<String>> permutations(List<String> of) {
    List<List<String>> all = new ArrayList<>();
    if (of.isEmpty()) {
      all.add(List.of());
    }
    for (String first : of) {
      List<String> others = of.stream().filter(o -> !o.equals(first)).toList();
      for (List<String> rest : permutations(others)) {
        List<String> one = new ArrayList<>(List.of(first));
        one.addAll(rest);
        all.add(one);
      }
    }
    return all;
  }

  private static void lose(World world, String cluster, Loss loss) {
    if (loss == Loss.PARTITION) {
      world.cutBoth(cluster, "root");
    } else {
      world.crash(cluster);
    }
  }

  private static void bringBack(World world, String cluster, Loss loss) {
    switch (loss) {
      case PARTITION -> {
        world.heal(cluster, "root");
        world.heal("root", cluster);
      }
      case ORCHESTRATOR_KEPT -> world.restart(cluster, true);
      case ORCHESTRATOR_LOST -> world.restart(cluster, false);
    }
  }

  @Test
  void inWhateverOrderTheyGoAndReturnEachInstanceRunsOnceAfterwards() {
    int played = 0;
    for (Recreation recreation : Recreation.values()) {
      for (Loss loss : Loss.values()) {
        for (List<String> going : permutations(CLUSTERS)) {
          for (List<String> returning : permutations(CLUSTERS)) {
            played++;
            String what = recreation + " " + loss + " " + going + " " + returning;
            World world = world(recreation).deploy(World.service("web", 500), 8).runFor(5);
            going.forEach(
                cluster -> {
                  lose(world, cluster, loss);
                  world.runFor(7); // not yet silent when the next one goes
                });
            world.runFor(20);
            returning.forEach(
                cluster -> {
                  bringBack(world, cluster, loss);
                  world.runFor(7); // others are still away
                });
            world.runFor(40);
            for (int number = 0; number < 8; number++) {
              assertEquals(1, world.copies("web", number).size(), what);
              assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", number));
            }
          }
        }
      }
    }
    assertEquals(2 * 3 * 6 * 6, played);
  }

  @Test
  void theRootReplacesWhatWasThereOrLeavesItAndTheReturningCopyYieldsOnlyToAReplacement() {
    for (Recreation recreation : Recreation.values()) {
      World world = world(recreation).deploy(World.service("web", 500), 8).runFor(5);
      List<String> before = places(world);
      assertTrue(before.stream().anyMatch(place -> place.startsWith("root/a")), before::toString);
      CLUSTERS.forEach(cluster -> lose(world, cluster, Loss.PARTITION));
      world.runFor(25);
      CLUSTERS.forEach(cluster -> bringBack(world, cluster, Loss.PARTITION));
      world.runFor(20);
      List<String> after = places(world);
      if (recreation == Recreation.NONE) {
        assertEquals(before, after);
        assertEquals(List.of(), world.traced(TraceEvent.Fenced.class));
      } else {
        assertTrue(after.stream().allMatch(place -> place.startsWith("root/d")), after::toString);
      }
    }
  }

  private static List<String> places(World world) {
    List<String> places = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      places.addAll(world.copies("web", number));
    }
    return places;
  }
}
