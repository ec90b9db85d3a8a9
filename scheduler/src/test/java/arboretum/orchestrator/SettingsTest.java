package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.aggregate.AggregateForm;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.Settings.Detection;
import arboretum.orchestrator.Settings.Offers;
import arboretum.orchestrator.Settings.Offers.Choice;
import arboretum.orchestrator.Settings.Offers.Retry;
import arboretum.orchestrator.Settings.Recovery;
import arboretum.orchestrator.Settings.Recovery.Escalation;
import arboretum.orchestrator.Settings.Recovery.Recreation;
import arboretum.orchestrator.Settings.Reporting;
import arboretum.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every setting changes what happens; what is not varied is as in profile arboretum. */
class SettingsTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final Settings BASE = World.arboretum();

  private static Settings with(Reporting reporting) {
    return new Settings(
        BASE.heartbeatNanos(),
        BASE.aggregateNanos(),
        BASE.aggregateForm(),
        reporting,
        BASE.admission(),
        BASE.detection(),
        BASE.recovery(),
        BASE.offers());
  }

  private static Settings with(Admission admission) {
    return new Settings(
        BASE.heartbeatNanos(),
        BASE.aggregateNanos(),
        BASE.aggregateForm(),
        BASE.reporting(),
        admission,
        BASE.detection(),
        BASE.recovery(),
        BASE.offers());
  }

  private static Settings with(AggregateForm form) {
    return new Settings(
        BASE.heartbeatNanos(),
        BASE.aggregateNanos(),
        form,
        BASE.reporting(),
        BASE.admission(),
        BASE.detection(),
        BASE.recovery(),
        BASE.offers());
  }

  private static Settings with(Detection detection, Recovery recovery, Offers offers) {
    return new Settings(
        BASE.heartbeatNanos(),
        BASE.aggregateNanos(),
        BASE.aggregateForm(),
        BASE.reporting(),
        BASE.admission(),
        detection,
        recovery,
        offers);
  }

  private static Settings with(Recovery recovery) {
    return with(BASE.detection(), recovery, BASE.offers());
  }

  private static Settings with(Offers offers) {
    return with(BASE.detection(), BASE.recovery(), offers);
  }

  private static World twoClusters(Settings settings) {
    return new World(settings)
        .cluster("root/a", 2, FOUR_CORES)
        .cluster("root/b", 2, FOUR_CORES)
        .runFor(10);
  }

  private static long runningAtRoot(World world) {
    return world.trace().stream()
        .filter(t -> t.node().equals(NodeName.ROOT))
        .filter(
            t -> t.event() instanceof TraceEvent.StateChanged s && s.to() == InstanceState.RUNNING)
        .findFirst()
        .orElseThrow()
        .atNanos();
  }

  private static long started(World world) {
    return world.trace().stream()
        .filter(t -> t.event() instanceof TraceEvent.ContainerRunning)
        .findFirst()
        .orElseThrow()
        .atNanos();
  }

  @Test
  void periodicReportingTellsOnlyWithTheNextHeartbeatAndTheNextAggregate() {
    World atOnce =
        twoClusters(with(Reporting.IMMEDIATE)).deploy(World.service("web", 1000), 1).runFor(9);
    assertEquals(2 * World.ONE_WAY, runningAtRoot(atOnce) - started(atOnce));
    World later =
        twoClusters(with(Reporting.PERIODIC)).deploy(World.service("web", 1000), 1).runFor(9);
    long delay = runningAtRoot(later) - started(later);
    // at most one heartbeat and one aggregate period, and two hops; for these phases more than half
    // a second
    assertTrue(delay > World.SECOND / 2 && delay <= 7 * World.SECOND + 2 * World.ONE_WAY);
  }

  @Test
  void measuredAdmissionOvercommitsWhatReservationsWouldRefuse() {
    // Containers in this world use nothing, so measured capacity stays free: 16 cores for 20.
    assertEquals(16, running(twoClusters(with(Admission.RESERVED))));
    assertEquals(20, running(twoClusters(with(Admission.MEASURED))));
  }

  @Test
  void pendingPlacementsCountUntilTheNextMeasurement() {
    Settings settings = with(Admission.MEASURED_PENDING);
    World world = new World(settings).cluster("root/a", 1, FOUR_CORES).runFor(10);
    world.deploy(World.service("web", 1000), 5).runFor(0.05);
    // Four fit beside each other before any report; the fifth waits until they are seen to use
    // nothing.
    assertEquals(4, world.traced(TraceEvent.Placed.class).size());
    world.runFor(10);
    assertEquals(5, world.traced(TraceEvent.Placed.class).size());
  }

  private static int running(World world) {
    world.deploy(World.service("web", 1000), 20).runFor(25);
    return world.traced(TraceEvent.ContainerRunning.class).size();
  }

  @Test
  void sumsLetOffersPassThatMomentsRuleOut() {
    assertEquals(0, ambiguous(with(AggregateForm.MEAN_STD)));
    assertTrue(ambiguous(with(AggregateForm.SUM)) > 0);
  }

  private static long ambiguous(Settings settings) {
    // Six of eight half-filled workers... four workers with one core left each: 4 cores in sum,
    // none with two.
    World world = twoClusters(settings).deploy(World.service("web", 3000), 4).runFor(20);
    world.deploy(World.service("two", 2000), 1).runFor(20);
    return world.traced(TraceEvent.OfferRefused.class).stream()
        .filter(e -> e.cause() == TraceEvent.OfferRefused.Cause.AGGREGATE_AMBIGUITY)
        .count();
  }

  @Test
  void withoutEscalationAClusterKeepsWhatItCannotPlaceAndTriesAgainAtItsScan() {
    Recovery recovery = new Recovery(3 * World.SECOND, Escalation.NONE, Recreation.ELSEWHERE);
    World world =
        new World(with(recovery))
            .cluster("root/a", 1, FOUR_CORES)
            .cluster("root/b", 1, FOUR_CORES)
            .runFor(10);
    world.deploy(World.service("web", 3000), 1).runFor(5);
    String worker = world.copies("web", 0).getFirst();
    world.crash(worker);
    world.runFor(20);
    assertEquals(List.of(), world.copies("web", 0));
    assertEquals(List.of(), world.traced(TraceEvent.Escalated.class));
    world.restart(worker, true);
    world.runFor(10);
    assertEquals(List.of(worker), world.copies("web", 0));
  }

  @Test
  void aRedeployScanDelaysWhatIsOtherwiseDoneAtOnce() {
    Recovery scan = new Recovery(15 * World.SECOND, Escalation.TO_PARENT, Recreation.ELSEWHERE);
    assertEquals(1, copiesOneSecondAfterADeath(BASE));
    assertEquals(0, copiesOneSecondAfterADeath(with(scan)));
  }

  private static int copiesOneSecondAfterADeath(Settings settings) {
    World world = twoClusters(settings).deploy(World.service("web", 1000), 1).runFor(7);
    world.exit(new InstanceId(new ServiceName("web"), 0), 1);
    return world.runFor(1).copies("web", 0).size();
  }

  @Test
  void withoutRecreationTheInstancesOfASilentClusterStayLost() {
    assertEquals(1, copiesAfterASiteIsLost(Recreation.ELSEWHERE));
    assertEquals(0, copiesAfterASiteIsLost(Recreation.NONE));
  }

  private static int copiesAfterASiteIsLost(Recreation recreation) {
    World world = twoClusters(with(new Recovery(0, Escalation.TO_PARENT, recreation)));
    world.deploy(World.service("web", 1000), 1).runFor(5);
    String worker = world.copies("web", 0).getFirst();
    String site = worker.substring(0, worker.lastIndexOf('/'));
    List.of(site, site + "/w1", site + "/w2").forEach(world::crash);
    return world.runFor(25).copies("web", 0).size();
  }

  @Test
  void aSingleChoiceAsksOneClusterAndNeverRetryingLeavesTheInstanceThere() {
    Offers today =
        new Offers(
            Choice.SINGLE,
            Settings.Offers.Offering.TOGETHER,
            Settings.Offers.Refusal.TO_PARENT,
            Retry.NEVER,
            15 * World.SECOND,
            Offers.WITHOUT_END);
    World world = twoClusters(with(today)).deploy(World.service("web", 3000), 4).runFor(60);
    // All four go to the one best cluster, which has room for two; nobody asks again.
    assertEquals(2, world.traced(TraceEvent.ContainerRunning.class).size());
    assertEquals(4, world.traced(TraceEvent.Offered.class).size());
    assertEquals(Optional.of(InstanceState.NO_WORKER_CAPACITY), world.rootState("web", 3));
    world.deploy(World.service("huge", 9000), 1).runFor(1);
    assertEquals(
        Optional.of(InstanceState.NO_ACTIVE_CLUSTER_WITH_CAPACITY), world.rootState("huge", 0));
  }

  @Test
  void periodicRetriesWaitForTheirPeriodAndThoseOnAggregatesDoNot() {
    assertTrue(secondsUntilRoomIsUsed(Retry.PERIODIC) > 6);
    assertTrue(secondsUntilRoomIsUsed(Retry.ON_AGGREGATE) <= 6);
  }

  private static double secondsUntilRoomIsUsed(Retry retry) {
    Offers offers =
        new Offers(
            Choice.RANKED,
            Settings.Offers.Offering.TOGETHER,
            Settings.Offers.Refusal.TO_PARENT,
            retry,
            40 * World.SECOND,
            Offers.WITHOUT_END);
    World world = twoClusters(with(offers)).deploy(World.service("big", 3000), 4).runFor(10);
    world.deploy(World.service("late", 3000), 1).runFor(2);
    long freed = world.now();
    world.operate(new arboretum.protocol.UserToRoot.ScaleService(new ServiceName("big"), 3));
    while (world.copies("late", 0).isEmpty() && world.now() - freed < 60 * World.SECOND) {
      world.runFor(0.5);
    }
    return (double) (world.now() - freed) / World.SECOND;
  }

  @Test
  void whatIsPendingForTooLongIsRejectedForGood() {
    Offers offers =
        new Offers(
            Choice.RANKED,
            Settings.Offers.Offering.TOGETHER,
            Settings.Offers.Refusal.TO_PARENT,
            Retry.PERIODIC,
            5 * World.SECOND,
            12 * World.SECOND);
    World world = twoClusters(with(offers)).deploy(World.service("huge", 9000), 1).runFor(10);
    assertEquals(Optional.of(InstanceState.REQUESTED), world.rootState("huge", 0));
    world.runFor(10);
    assertEquals(Optional.empty(), world.rootState("huge", 0));
    assertEquals(1, world.traced(TraceEvent.Rejected.class).size());
  }

  @Test
  void aShorterSilenceLimitFindsALossSooner() {
    Detection quick =
        new Detection(World.SECOND, 3 * World.SECOND, 15 * World.SECOND, 10 * World.SECOND);
    assertEquals(0, silentAfterFourSeconds(BASE));
    assertEquals(1, silentAfterFourSeconds(with(quick, BASE.recovery(), BASE.offers())));
    Detection seldom =
        new Detection(8 * World.SECOND, 3 * World.SECOND, 15 * World.SECOND, 10 * World.SECOND);
    assertEquals(0, silentAfterFourSeconds(with(seldom, BASE.recovery(), BASE.offers())));
  }

  private static int silentAfterFourSeconds(Settings settings) {
    World world = twoClusters(settings);
    world.crash("root/a/w1");
    return world.runFor(4).traced(TraceEvent.MemberSilent.class).size();
  }

  @Test
  void anOrderThatIsNeverMissedIsNeverGivenAgain() {
    Detection never =
        new Detection(World.SECOND, 6 * World.SECOND, 15 * World.SECOND, Long.MAX_VALUE);
    World world = twoClusters(with(never, BASE.recovery(), BASE.offers()));
    world.loseDeploys(true);
    world.deploy(World.service("web", 1000), 1).runFor(1);
    world.loseDeploys(false);
    world.runFor(60);
    assertEquals(List.of(), world.copies("web", 0));
    assertEquals(Optional.of(InstanceState.NODE_SCHEDULED), world.rootState("web", 0));
  }
}
