package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.aggregate.AggregateForm;
import arboretum.lifecycle.InstanceState;
import arboretum.model.Allocation;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.Extra;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.Settings.Admission;
import arboretum.orchestrator.cluster.Cluster;
import arboretum.protocol.InstanceReport;
import arboretum.protocol.InstanceStatus;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.ParentToOrchestrator.DelegateInstance;
import arboretum.protocol.UserToRoot;
import arboretum.protocol.WorkerToOrchestrator.InstanceChanged;
import arboretum.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that are repeated or come late, and what the fuzzer found besides. */
class BadNetworkTest {
  private static final Resources HALF = new Resources(500, 1 << 20, 0);
  private static final ServiceSpec JOB = World.service("job", HALF, Restart.ON_FAILURE);
  private static final InstanceId FIRST = new InstanceId(new ServiceName("job"), 0);

  private static World oneCluster() {
    return new World(World.arboretum())
        .cluster("root/c", 1, new Capacity(1000, 1 << 30, 0))
        .runFor(5);
  }

  @Test
  void anOfferThatIsRepeatedAfterItsRefusalIsNotTakenForANewOne() {
    World world = oneCluster();
    ServiceSpec big = World.service("big", 2000);
    DelegateInstance offer =
        new DelegateInstance(new InstanceId(big.name(), 0), Epoch.of(1), big, List.of());
    world.receive("root/c", "root", offer).receive("root/c", "root", offer);
    assertEquals(1, world.traced(TraceEvent.NotPlaced.class).size());
  }

  @Test
  void aJobThatIsDoneStaysDoneWhenTheNewsOfItsStartComesLate() {
    World world = oneCluster().deploy(JOB, 1).runFor(1);
    world.cutBoth("root/c", "root"); // so that its end is not acknowledged yet
    world.exit(FIRST, 0);
    world.runFor(1);
    InstanceReport late =
        new InstanceReport(
            FIRST, Epoch.of(1, 1), InstanceState.RUNNING, new Allocation(HALF, List.of()));
    world.receive("root/c", "root/c/w1", new InstanceChanged(1, late, ""));
    List<InstanceStatus> statuses = ((Cluster) world.role("root/c")).statuses();
    assertEquals(InstanceState.COMPLETED, statuses.getFirst().state());
  }

  @Test
  void aRegionKeepsAJobThatIsDoneOnRecordUntilItsParentHasHeardOfIt() {
    World world =
        new World(World.arboretum())
            .region("root/r")
            .cluster("root/r/c", 1, new Capacity(1000, 1 << 30, 0))
            .runFor(10)
            .deploy(JOB, 1)
            .runFor(1);
    world.cut("root/r", "root"); // the news that it is done is lost
    world.exit(FIRST, 0);
    world.runFor(1);
    world.healAll();
    world.runFor(30);
    assertEquals(1, world.traced(TraceEvent.Placed.class).size(), "run once");
    assertTrue(world.rootState("job", 0).isEmpty(), "it has come to its end");
  }

  @Test
  void aRestartedRootHasForgottenAServiceOfWhichNothingIsLeft() {
    World world = oneCluster().deploy(JOB, 1).runFor(1);
    world.exit(FIRST, 0);
    world.runFor(10);
    world.crash("root");
    world.restart("root", true);
    world.runFor(10);
    world.deploy(JOB, 1).runFor(1);
    assertEquals(1, world.copies("job", 1).size(), "asked for anew, it has the next number");
  }

  @Test
  void aGroupOfASilentClusterIsTakenBackOnce() {
    Settings base = World.arboretum();
    Settings.Offers offers = base.offers();
    Settings together =
        new Settings(
            base.heartbeatNanos(),
            base.aggregateNanos(),
            base.aggregateForm(),
            base.reporting(),
            base.admission(),
            base.detection(),
            base.recovery(),
            new Settings.Offers(
                offers.choice(),
                Settings.Offers.Offering.ALL_OR_NOTHING,
                offers.refusal(),
                offers.retry(),
                offers.retryEveryNanos(),
                offers.retryForNanos()));
    World world = new World(together).cluster("root/c", 2, new Capacity(1000, 1 << 30, 0));
    world.runFor(10).cutBoth("root/c", "root");
    world.operate(
        new UserToRoot.DeployApplication(
            "shop",
            List.of(
                new UserToRoot.DeployService(World.service("web", 500), 1),
                new UserToRoot.DeployService(World.service("db", 500), 1))));
    world.runFor(20); // silent after 15 s
    world.healAll();
    world.runFor(30);
    assertEquals(1, world.copies("web", 0).size());
    assertEquals(1, world.copies("db", 0).size());
  }

  @Test
  void aWorkerRefusesWhatWouldOverdrawItsExtrasUnderEveryAdmissionRule() {
    Settings base = World.arboretum();
    Settings measured =
        new Settings(
            base.heartbeatNanos(),
            base.aggregateNanos(),
            AggregateForm.MEAN_STD,
            base.reporting(),
            Admission.MEASURED,
            base.detection(),
            base.recovery(),
            base.offers());
    World world =
        new World(measured).cluster("root/c", 1, new Capacity(1000, 1 << 30, 0)).runFor(5);
    Resources request = new Resources(1, 1, 0, List.of(new Extra(Extra.Kind.STORAGE, 1)));
    world.receive(
        "root/c/w1",
        "root/c",
        new OrchestratorToWorker.DeployInstance(
            FIRST,
            Epoch.of(1, 1),
            World.service("job", request, Restart.ALWAYS),
            new Allocation(request, List.of())));
    assertEquals(1, world.traced(TraceEvent.DeployRefused.class).size());
  }
}
