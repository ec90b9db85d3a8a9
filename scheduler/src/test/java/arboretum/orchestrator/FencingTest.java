package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle;
import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings.BackOff;
import arboretum.orchestrator.Settings.Recovery;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.Settings.Recovery.Recreation;
import arboretum.orchestrator.Settings.Recovery.Reports;
import arboretum.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of two copies of one instance, by epoch, by owner and without any check. */
class FencingTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final InstanceId WEB = new InstanceId(new ServiceName("web"), 0);

  private static Settings fencedBy(Fencing fencing, long scanNanos) {
    Settings base = World.arboretum();
    Recovery recovery =
        new Recovery(
            scanNanos,
            Escalation.TO_PARENT,
            Recreation.ELSEWHERE,
            fencing,
            BackOff.NONE,
            Reports.DROPPED);
    return new Settings(
        base.heartbeatNanos(),
        base.aggregateNanos(),
        base.aggregateForm(),
        base.reporting(),
        base.admission(),
        base.detection(),
        recovery,
        base.offers());
  }

  private static World oneCluster(Fencing fencing, int workers) {
    return new World(fencedBy(fencing, 0)).cluster("root/a", workers, FOUR_CORES).runFor(10);
  }

  /** Two copies: one that the cluster lost sight of, on the worker returned, and its successor. */
  private static String twoCopies(World world) {
    world.deploy(World.service("web", 1000), 1).runFor(5);
    String old = world.copies("web", 0).getFirst();
    world.cutBoth(old, "root/a");
    world.runFor(10); // silence 6 s, sweep 1 s, start
    assertEquals(2, world.copies("web", 0).size());
    return old;
  }

  @ParameterizedTest
  @EnumSource
  void twoCopiesAfterAPartitionStayTwoUnlessTheyAreFenced(Fencing fencing) {
    World world = oneCluster(fencing, 3);
    String old = twoCopies(world);
    world.healAll();
    world.runFor(300);
    List<String> copies = world.copies("web", 0);
    if (fencing == Fencing.NONE) {
      assertEquals(2, copies.size(), "for ever");
      assertEquals(List.of(), world.traced(TraceEvent.Fenced.class));
    } else {
      assertEquals(1, copies.size());
      assertFalse(copies.contains(old));
      assertEquals(1, world.traced(TraceEvent.Fenced.class).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLateEndOfAnOldCopyHitsItsSuccessorOnlyWithoutFencing(Fencing fencing) {
    World world = oneCluster(fencing, 3);
    String old = twoCopies(world);
    String successor =
        world.copies("web", 0).stream().filter(w -> !w.equals(old)).findFirst().orElseThrow();
    world.exitAt(old, WEB, 1);
    world.runFor(1);
    assertEquals(List.of(successor), world.copies("web", 0));
    int placements = world.traced(TraceEvent.Placed.class).size();
    world.healAll();
    world.runFor(30);
    int hit = fencing == Fencing.NONE ? 1 : 0;
    assertEquals(placements + hit, world.traced(TraceEvent.Placed.class).size());
    assertEquals(1, world.copies("web", 0).size());
    long died =
        world.traced(TraceEvent.StateChanged.class).stream()
            .filter(change -> change.event() == Lifecycle.Event.EXITED)
            .filter(change -> change.from() == InstanceState.RUNNING)
            .count();
    // At the cluster, which tells the root: two views of one wrong end.
    assertEquals(2L * hit, died);
  }

  @ParameterizedTest
  @EnumSource
  void theCopyOfAClusterThatWasReplacedGoesOnOnlyWithoutFencing(Fencing fencing) {
    World world =
        new World(fencedBy(fencing, 0))
            .cluster("root/a", 2, FOUR_CORES)
            .cluster("root/b", 2, FOUR_CORES)
            .runFor(10);
    world.deploy(World.service("web", 1000), 1).runFor(5);
    String old = world.copies("web", 0).getFirst();
    String cluster = old.substring(0, old.lastIndexOf('/'));
    world.cutBoth(cluster, "root");
    world.runFor(25);
    assertEquals(2, world.copies("web", 0).size());
    world.healAll();
    world.runFor(300);
    assertEquals(fencing == Fencing.NONE ? 2 : 1, world.copies("web", 0).size());
    assertEquals(fencing != Fencing.NONE, !world.copies("web", 0).contains(old));
  }

  @Test
  void aSilentWorkerThatStillHearsIsToldToDropItsCopyWhereTodaysCodeDoes() {
    for (Fencing fencing : Fencing.values()) {
      World world = oneCluster(fencing, 3);
      world.deploy(World.service("web", 1000), 1).runFor(5);
      String old = world.copies("web", 0).getFirst();
      world.cut(old, "root/a");
      world.runFor(10);
      assertEquals(fencing == Fencing.EPOCH, world.copies("web", 0).contains(old), fencing.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatIsDoneIsDoneAlsoForItsOtherCopy(Fencing fencing) {
    World world = oneCluster(fencing, 3);
    world
        .deploy(World.service("web", new Resources(1000, 1 << 20, 0), Restart.ON_FAILURE), 1)
        .runFor(5);
    String old = world.copies("web", 0).getFirst();
    world.cutBoth(old, "root/a");
    world.cutBoth("root/a", "root"); // so that the cluster keeps the record of what is done
    world.runFor(8);
    String successor =
        world.copies("web", 0).stream().filter(w -> !w.equals(old)).findFirst().orElseThrow();
    world.exitAt(successor, WEB, 0);
    world.runFor(1);
    world.healAll();
    world.runFor(30);
    assertEquals(List.of(), world.copies("web", 0));
    assertTrue(world.rootState("web", 0).isEmpty(), "finished");
  }
}
