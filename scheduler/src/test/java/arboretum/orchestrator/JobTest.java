package arboretum.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle.Event;
import arboretum.model.Capacity;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that are done when their container ends well ({@code one_shot}), through failures. */
class JobTest {
  private static final Capacity FOUR_CORES = new Capacity(4000, 8L << 30, 0);
  private static final InstanceId JOB = new InstanceId(new ServiceName("job"), 0);

  private static World running() {
    World world =
        new World(World.arboretum())
            .cluster("root/a", 2, FOUR_CORES)
            .cluster("root/b", 2, FOUR_CORES)
            .runFor(10)
            .deploy(World.service("job", new Resources(1000, 1 << 20, 0), Restart.ON_FAILURE), 1)
            .runFor(5);
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("job", 0));
    return world;
  }

  private static NodeName worker(World world) {
    return new NodeName(world.copies("job", 0).getFirst());
  }

  private static String cluster(World world) {
    return worker(world).parent().orElseThrow().path();
  }

  private static long finishedAtRoot(World world) {
    return world.trace().stream()
        .filter(traced -> traced.node().equals(NodeName.ROOT))
        .filter(
            traced ->
                traced.event() instanceof TraceEvent.StateChanged changed
                    && changed.event() == Event.FINISHED)
        .count();
  }

  private static int starts(World world) {
    return world.traced(TraceEvent.ContainerRunning.class).size();
  }

  /** Done once and for all: the root knows, nothing runs, and nobody answers for it any more. */
  private static void assertDone(World world, int starts) {
    world.runFor(60);
    assertEquals(1, finishedAtRoot(world));
    assertEquals(List.of(), world.copies("job", 0));
    assertEquals(Optional.empty(), world.rootState("job", 0));
    assertEquals(starts, starts(world));
  }

  @Test
  void whatEndsWellIsDoneAndNotStartedAgain() {
    World world = running();
    world.exit(JOB, 0);
    assertDone(world, 1);
  }

  @Test
  void whatEndsBadlyIsStartedAgainUntilItEndsWell() {
    World world = running();
    world.exit(JOB, 1);
    world.runFor(10);
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("job", 0));
    world.exit(JOB, 0);
    assertDone(world, 2);
  }

  @Test
  void whatItsWorkerTakesAwayIsDoneFromTheBeginningElsewhere() {
    World world = running();
    NodeName first = worker(world);
    world.crash(first.path());
    world.runFor(15);
    assertTrue(!worker(world).equals(first));
    world.exit(JOB, 0);
    assertDone(world, 2);
  }

  @Test
  void theLossOfAWorkerThatWasDoneBeforeStartsNothingAgain() {
    World world = running();
    world.exit(JOB, 0);
    world.runFor(1);
    String worker = world.traced(TraceEvent.Placed.class).getFirst().worker().path();
    world.crash(worker);
    assertDone(world, 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsDoneWhileItsClusterIsAwayIsKnownWhenThatIsBack(boolean journalKept) {
    World world = running();
    String cluster = cluster(world);
    world.crash(cluster);
    world.exit(JOB, 0);
    world.runFor(5);
    world.restart(cluster, journalKept);
    assertDone(world, 1);
  }

  @Test
  void whatIsDoneWhileTheRootIsAwayIsKnownWhenThatIsBack() {
    World world = running();
    world.crash("root");
    world.exit(JOB, 0);
    world.runFor(60);
    world.restart("root", true);
    assertDone(world, 1);
  }

  @Test
  void whatIsDoneBehindACutLinkIsDoneAgainByTheCopyThatReplacedIt() {
    World world = running();
    String cluster = cluster(world);
    world.cutBoth("root", cluster);
    world.runFor(30);
    assertEquals(2, world.copies("job", 0).size());
    String behind =
        world.copies("job", 0).stream()
            .filter(worker -> worker.startsWith(cluster))
            .findFirst()
            .orElseThrow();
    world.exitAt(behind, JOB, 0);
    world.runFor(5);
    world.healAll();
    world.runFor(30);
    // The higher epoch counts: the second goes on until it is done itself.
    assertEquals(Optional.of(InstanceState.RUNNING), world.rootState("job", 0));
    world.exit(JOB, 0);
    assertDone(world, 2);
  }
}
