package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings.BackOff;
import arboretum.orchestrator.Settings.Recovery;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.Settings.Recovery.Recreation;
import arboretum.orchestrator.Settings.Recovery.Reports;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Containers that keep ending, with and without a back-off. */
class BackOffTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final InstanceId WEB = new InstanceId(new ServiceName("web"), 0);
  private static final BackOff DOUBLING =
      new BackOff(World.SECOND, 2, 8 * World.SECOND, 10 * World.SECOND);

  private static World world(BackOff backOff, long scanNanos, int workers) {
    Settings base = World.arboretum();
    Recovery recovery =
        new Recovery(
            scanNanos,
            Escalation.TO_PARENT,
            Recreation.ELSEWHERE,
            Fencing.EPOCH,
            backOff,
            Reports.DROPPED);
    Settings settings =
        new Settings(
            base.heartbeatNanos(),
            base.aggregateNanos(),
            base.aggregateForm(),
            base.reporting(),
            base.admission(),
            base.detection(),
            recovery,
            base.offers());
    return new World(settings).cluster("root/a", workers, FOUR_CORES).runFor(10);
  }

  /** Has the container end whenever it has run for {@code upSeconds}; returns the waits between. */
  private static List<Double> waits(World world, int ends, double upSeconds) {
    List<Double> waits = new ArrayList<>();
    for (int i = 0; i < ends; i++) {
      world.runFor(upSeconds).exit(WEB, 1);
      world.runFor(0.2); // the exit is told after 0.1 s, and 5 ms later known
      long down = world.now();
      while (world.copies("web", 0).isEmpty() && world.now() - down < 100 * World.SECOND) {
        world.runFor(0.1);
      }
      waits.add((double) Math.round((double) (world.now() - down) / World.SECOND));
    }
    return waits;
  }

  @Test
  void withoutBackOffAContainerIsStartedAgainAtOnceOrAtTheNextScanForEver() {
    World atOnce = world(BackOff.NONE, 0, 2).deploy(World.service("web", 1000), 1).runFor(2);
    assertEquals(List.of(0., 0., 0., 0., 0., 0.), waits(atOnce, 6, 1));
    World scanning =
        world(BackOff.NONE, 15 * World.SECOND, 2).deploy(World.service("web", 1000), 1).runFor(2);
    waits(scanning, 6, 1)
        .forEach(wait -> assertTrue(wait > 0 && wait <= 15, () -> "waited " + wait));
  }

  @Test
  void eachEndInARowDoublesTheWaitUpToTheMost() {
    World world = world(DOUBLING, 0, 2).deploy(World.service("web", 1000), 1).runFor(2);
    assertEquals(List.of(1., 2., 4., 8., 8., 8.), waits(world, 6, 1));
  }

  @Test
  void aContainerThatRanLongEnoughStartsANewRow() {
    World world = world(DOUBLING, 0, 2).deploy(World.service("web", 1000), 1).runFor(2);
    assertEquals(List.of(1., 2., 4.), waits(world, 3, 1));
    assertEquals(List.of(1., 2.), waits(world.runFor(10), 2, 1));
  }

  @Test
  void aScanPassesOverWhatIsLeftAloneAndTakesItAtTheNext() {
    World world =
        world(DOUBLING, 5 * World.SECOND, 2).deploy(World.service("web", 1000), 1).runFor(2);
    List<Double> waits = waits(world, 5, 1);
    // Waits of 1, 2, 4, 8, 8 s, each up to the next scan at a multiple of 5 s.
    assertTrue(waits.get(3) >= 8 && waits.get(3) <= 13, waits::toString);
    assertTrue(waits.get(4) >= 8 && waits.get(4) <= 13, waits::toString);
  }

  @Test
  void theLossOfAWorkerIsNoEndOfAContainer() {
    World world = world(DOUBLING, 0, 3).deploy(World.service("web", 1000), 1).runFor(2);
    waits(world, 4, 1);
    world.runFor(1).crash(world.copies("web", 0).getFirst());
    world.runFor(8); // silence 6 s, sweep 1 s, start: no wait of 8 s on top
    assertEquals(1, world.copies("web", 0).size());
  }

  @Test
  void theRowOutlivesAnEscalation() {
    // One worker, which something else fills while the instance waits: it is escalated.
    World world = world(DOUBLING, 0, 1).deploy(World.service("web", 3000), 1).runFor(2);
    assertEquals(List.of(1., 2.), waits(world, 2, 1));
    world.runFor(1).exit(WEB, 1);
    world.deploy(World.service("other", 3000), 1).runFor(6);
    assertEquals(1, world.traced(TraceEvent.Escalated.class).size());
    world.operate(new UserToRoot.UndeployService(new ServiceName("other"))).runFor(6);
    assertEquals(1, world.copies("web", 0).size(), "offered again with an aggregate");
    assertEquals(List.of(8.), waits(world, 1, 1));
  }

  @Test
  void anInstanceThatIsWithdrawnWhileItWaitsDoesNotComeBack() {
    World world = world(DOUBLING, 0, 2).deploy(World.service("web", 1000), 1).runFor(2);
    waits(world, 3, 1);
    world.exit(WEB, 1);
    world.runFor(0.2);
    world.operate(new UserToRoot.UndeployService(new ServiceName("web"))).runFor(30);
    assertEquals(List.of(), world.copies("web", 0));
    assertTrue(world.rootState("web", 0).isEmpty());
  }

  @Test
  void aRestartOfTheOrchestratorBeginsANewRow() {
    World world = world(DOUBLING, 0, 2).deploy(World.service("web", 1000), 1).runFor(2);
    waits(world, 4, 1);
    world.crash("root/a");
    world.restart("root/a", true);
    world.runFor(10);
    assertEquals(List.of(1.), waits(world, 1, 1));
  }

  @Test
  void aBackOffHasRanges() {
    assertEquals(4 * World.SECOND, DOUBLING.waitNanos(3));
    assertEquals(8 * World.SECOND, DOUBLING.waitNanos(2000), "beyond any double");
    assertThrows(IllegalArgumentException.class, () -> new BackOff(2, 2, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new BackOff(1, 0.5, 1, 0));
  }
}
