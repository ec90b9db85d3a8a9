package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Capacity;
import arboretum.model.ServiceName;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.Settings.Offers;
import arboretum.orchestrator.Settings.Offers.Choice;
import arboretum.orchestrator.Settings.Offers.Offering;
import arboretum.orchestrator.Settings.Offers.Refusal;
import arboretum.orchestrator.Settings.Offers.Retry;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Services of one application, and offers for which a cluster has no worker. */
class ApplicationTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 1L << 30, 0);

  private static Settings with(Offering offering, Refusal refusal, Retry retry) {
    return with(
        World.arboretum(),
        World.arboretum().admission(),
        new Offers(Choice.RANKED, offering, refusal, retry, 15 * World.SECOND, Offers.WITHOUT_END));
  }

  private static Settings with(Settings base, Admission admission, Offers offers) {
    return new Settings(
        base.heartbeatNanos(),
        base.aggregateNanos(),
        base.aggregateForm(),
        base.reporting(),
        admission,
        base.detection(),
        base.recovery(),
        offers);
  }

  /** One cluster with one worker of four cores, one with two of them. */
  private static World tree(Settings settings) {
    return new World(settings)
        .cluster("root/small", 1, FOUR_CORES)
        .cluster("root/large", 2, FOUR_CORES);
  }

  private static UserToRoot application(int... cores) {
    List<UserToRoot.DeployService> services = new ArrayList<>();
    for (int i = 0; i < cores.length; i++) {
      services.add(new UserToRoot.DeployService(World.service("s" + i, 1000L * cores[i]), 1));
    }
    return new UserToRoot.DeployApplication("app", services);
  }

  private static String clusterOf(World world, String service) {
    String worker = world.copies(service, 0).getFirst();
    return worker.substring(0, worker.lastIndexOf('/'));
  }

  @Nested
  class Together {
    private final Settings settings =
        with(Offering.TOGETHER, Refusal.TO_PARENT, Retry.ON_AGGREGATE);

    @Test
    void anApplicationGoesToOneClusterInOneMessage() {
      World world = tree(settings).runFor(10).operate(application(2, 2, 1)).runFor(5);
      for (String service : List.of("s0", "s1", "s2")) {
        assertEquals("root/large", clusterOf(world, service));
      }
      assertEquals(1, world.sent("DelegateTogether"));
      assertEquals(0, world.sent("DelegateInstance"));
    }

    @Test
    void whatTheClusterRefusesGoesToTheNextAndTheRestStays() {
      // 3 + 3 cores fill the large cluster's two workers; the third 3 fits only the small one.
      World world = tree(settings).runFor(10).operate(application(3, 3, 3)).runFor(5);
      assertEquals("root/large", clusterOf(world, "s0"));
      assertEquals("root/large", clusterOf(world, "s1"));
      assertEquals("root/small", clusterOf(world, "s2"));
      assertEquals(1, world.traced(TraceEvent.OfferRefused.class).size());
    }
  }

  @Test
  void oneByOneEachServiceIsRankedAnewAndSentByItself() {
    World world =
        tree(with(Offering.ONE_BY_ONE, Refusal.TO_PARENT, Retry.ON_AGGREGATE))
            .runFor(10)
            .operate(application(1, 1))
            .runFor(5);
    assertEquals(2, world.sent("DelegateInstance"));
    assertEquals(0, world.sent("DelegateTogether"));
  }

  @Nested
  class AllOrNothing {
    private final Settings settings =
        with(Offering.ALL_OR_NOTHING, Refusal.TO_PARENT, Retry.ON_AGGREGATE);

    @Test
    void ifOneServiceFindsNoPlaceTheOthersAreTakenBack() {
      // Three workers; four services of three cores each: one of them finds none.
      World world = tree(settings).runFor(10).operate(application(3, 3, 3, 3)).runFor(2);
      for (String service : List.of("s0", "s1", "s2", "s3")) {
        assertEquals(Optional.of(InstanceState.REQUESTED), world.rootState(service, 0), service);
        assertTrue(world.copies(service, 0).isEmpty(), service);
      }
    }

    @Test
    void allOfThemArePlacedAsSoonAsThereIsRoomForAll() {
      World world =
          tree(settings).runFor(10).deploy(World.service("in-the-way", 3000), 1).runFor(5);
      world.operate(application(3, 3, 3)).runFor(30);
      assertTrue(world.copies("s0", 0).isEmpty());
      world.operate(new UserToRoot.UndeployService(new ServiceName("in-the-way"))).runFor(30);
      for (String service : List.of("s0", "s1", "s2")) {
        assertEquals(Optional.of(InstanceState.RUNNING), world.rootState(service, 0), service);
        assertEquals(1, world.copies(service, 0).size(), service);
      }
    }

    @Test
    void anApplicationThatIsPlacedLosesNothingWhenOneOfItsServicesFailsLater() {
      World world = tree(settings).runFor(10).operate(application(3, 3, 3)).runFor(10);
      world.crash(world.copies("s2", 0).getFirst());
      world.runFor(30);
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("s0", 0));
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("s1", 0));
    }
  }

  /** The profiles' ways with an offer that looked possible and is not. */
  @Nested
  class NoWorkerFits {
    /** Nine of twelve cores are free, three on each worker: the sum hides that four are nowhere. */
    private World full(Refusal refusal, Retry retry) {
      Settings settings = with(Offering.ONE_BY_ONE, refusal, retry);
      Settings sums =
          new Settings(
              settings.heartbeatNanos(),
              settings.aggregateNanos(),
              arboretum.aggregate.AggregateForm.SUM,
              settings.reporting(),
              settings.admission(),
              settings.detection(),
              new Settings.Recovery(
                  5 * World.SECOND,
                  Settings.Recovery.Escalation.NONE,
                  Settings.Recovery.Recreation.NONE),
              settings.offers());
      World world =
          new World(sums)
              .cluster("root/c", 3, FOUR_CORES)
              .runFor(10)
              .deploy(World.service("one", 1000), 3)
              .runFor(10);
      return world.deploy(World.service("big", 4000), 1).runFor(60);
    }

    @Test
    void todaysCodeLeavesTheInstanceStuckForEver() {
      World world = full(Refusal.STUCK, Retry.NEVER);
      assertEquals(Optional.of(InstanceState.CLUSTER_SCHEDULED), world.rootState("big", 0));
      world.operate(new UserToRoot.UndeployService(new ServiceName("one"))).runFor(120);
      assertEquals(Optional.of(InstanceState.CLUSTER_SCHEDULED), world.rootState("big", 0));
      assertTrue(world.copies("big", 0).isEmpty());
    }

    @Test
    void theArtifactKeepsItAndTriesAgainInTheSameCluster() {
      World world = full(Refusal.KEPT, Retry.NEVER);
      assertTrue(world.copies("big", 0).isEmpty());
      world.operate(new UserToRoot.UndeployService(new ServiceName("one"))).runFor(20);
      assertEquals(1, world.copies("big", 0).size());
    }

    @Test
    void thePaperTakesItBackToRequestedAndOffersItAgain() {
      World world = full(Refusal.TO_PARENT, Retry.PERIODIC);
      assertEquals(Optional.of(InstanceState.REQUESTED), world.rootState("big", 0));
      world.operate(new UserToRoot.UndeployService(new ServiceName("one"))).runFor(40);
      assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("big", 0));
    }
  }

  @Test
  void installedCpuIsNeverDepletedSoAWorkerIsFilledWithoutEnd() {
    assertEquals(10, runningOnOneWorkerOfFourCores(Admission.INSTALLED));
    assertEquals(4, runningOnOneWorkerOfFourCores(Admission.RESERVED));
  }

  private static int runningOnOneWorkerOfFourCores(Admission admission) {
    Settings base = World.arboretum();
    World world = new World(with(base, admission, base.offers())).cluster("root/c", 1, FOUR_CORES);
    world.runFor(10).deploy(World.service("web", 1000), 10).runFor(30);
    return world.traced(TraceEvent.ContainerRunning.class).size();
  }
}
