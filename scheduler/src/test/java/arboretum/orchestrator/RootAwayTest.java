package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.orchestrator.Settings.BackOff;
import arboretum.orchestrator.Settings.Recovery;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.orchestrator.Settings.Recovery.Fencing;
import arboretum.orchestrator.Settings.Recovery.Recreation;
import arboretum.orchestrator.Settings.Recovery.Reports;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clusters do while their parent is away, and what becomes of their reports. */
class RootAwayTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);

  private static World world(Reports reports) {
    Settings base = World.arboretum();
    Recovery recovery =
        new Recovery(
            0, Escalation.TO_PARENT, Recreation.ELSEWHERE, Fencing.EPOCH, BackOff.NONE, reports);
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
    return new World(settings).cluster("root/a", 2, FOUR_CORES).runFor(10);
  }

  @ParameterizedTest
  @EnumSource
  void aClusterPlacesAgainByItselfWhileTheRootIsAwayAndTheRootLearnsOfItAfterwards(
      Reports reports) {
    World world = world(reports).deploy(World.service("web", 1000), 2).runFor(5);
    world.crash("root");
    world.crash(world.copies("web", 0).getFirst());
    world.runFor(40);
    assertEquals(1, world.copies("web", 0).size(), "without the root");
    assertEquals(1, world.copies("web", 1).size(), "without the root");
    world.restart("root", true);
    world.runFor(30);
    for (int number = 0; number < 2; number++) {
      assertEquals(1, world.copies("web", number).size());
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("web", number));
    }
  }

  @Test
  void reportsThatNobodyTookAreSentWhenTheParentIsBackAndOnlyOneEachPeriodMeanwhile() {
    assertEquals(0, pushesAfterReturn(Reports.DROPPED), "each is sent once");
    // 60 s away at 5 s are 12 reports; the oldest of them, sent each time, is the first to arrive.
    assertEquals(11, pushesAfterReturn(Reports.QUEUED), 1);
  }

  /** Pushes within a period of the return, beyond the one that the period has anyway. */
  private static int pushesAfterReturn(Reports reports) {
    World world = world(reports);
    world.runFor(20).crash("root");
    int before = world.sent("AggregatePush");
    world.runFor(60);
    assertEquals(12, world.sent("AggregatePush") - before, "one each 5 s, whoever hears it");
    world.restart("root", true);
    int meanwhile = world.sent("AggregatePush");
    world.runFor(5);
    return world.sent("AggregatePush") - meanwhile - 1;
  }

  @Test
  void whatIsAcknowledgedIsNotSentAgain() {
    World queued = world(Reports.QUEUED).runFor(100);
    World dropped = world(Reports.DROPPED).runFor(100);
    assertEquals(dropped.sent("AggregatePush"), queued.sent("AggregatePush"));
    assertEquals(queued.sent("AggregatePush"), queued.sent("ReportAccepted"));
    assertEquals(0, dropped.sent("ReportAccepted"));
  }

  @Test
  void noMoreThanSixtyReportsAreKept() {
    World world = world(Reports.QUEUED);
    world.crash("root");
    world.runFor(500); // 100 periods
    world.restart("root", true);
    int before = world.sent("AggregatePush");
    world.runFor(5);
    assertEquals(60, world.sent("AggregatePush") - before, 1);
  }

  @Test
  void aRootWithoutItsJournalIsToldAllAnewAndNothingOld() {
    World world = world(Reports.QUEUED).deploy(World.service("web", 1000), 1).runFor(5);
    world.crash("root");
    world.runFor(60);
    world.restart("root", false);
    int before = world.sent("AggregatePush");
    world.runFor(7);
    int pushes = world.sent("AggregatePush") - before;
    assertTrue(pushes <= 2, () -> pushes + " pushes");
    world.runFor(30);
    assertEquals(List.of(), world.copies("web", 0), "its wish is lost with the journal");
  }
}
