package arboretum.sim.world;

import static arboretum.sim.world.Playing.C;
import static arboretum.sim.world.Playing.MILLI;
import static arboretum.sim.world.Playing.W;
import static arboretum.sim.world.Playing.play;
import static arboretum.sim.world.Playing.simulation;
import static arboretum.sim.world.Playing.threeTiers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.port.Ports;
import arboretum.port.Script;
import arboretum.protocol.Input;
import arboretum.protocol.Payload;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times of containers by hand: a pull takes 1 ms per 1,000 bytes, a boot 100 ms, a stop 10 ms. */
class RuntimeTest {
  private static final Epoch EPOCH = Epoch.of(1, 1);
  private static final Resources SMALL = new Resources(1000, 1L << 30, 0);

  private final Script script = new Script();

  @Test
  void aPullIsSharedAndImagesComeOneAfterTheOtherAndACachedOneCostsNothing() {
    onStart(
        ports -> {
          start(ports, "a", 0, "big", 20_000, SMALL);
          start(ports, "b", 0, "small", 5_000, SMALL);
          start(ports, "c", 0, "big", 20_000, SMALL);
        });
    play(threeTiers().lasts(1000 * MILLI), script);
    assertEquals(
        List.of(
            "20 a.0 CREATED",
            "20 c.0 CREATED",
            "25 b.0 CREATED",
            "120 a.0 RUNNING",
            "120 c.0 RUNNING",
            "125 b.0 RUNNING"),
        outcomes());
  }

  @Test
  void aJobExitsAfterItsRunTimeAndItsImageStays() {
    script.at(
        W,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            start(ports, "job", 0, "big", 20_000, SMALL);
          } else if (input.payload() instanceof Payload.RuntimeOutcome outcome
              && outcome.outcome() == Payload.RuntimeOutcome.Outcome.EXITED
              && outcome.instance().number() == 0) {
            start(ports, "job", 1, "big", 20_000, SMALL);
          }
        });
    play(threeTiers().job(new ServiceName("job"), 300 * MILLI).lasts(1000 * MILLI), script);
    assertEquals(
        List.of(
            "20 job.0 CREATED",
            "120 job.0 RUNNING",
            "420 job.0 EXITED",
            "420 job.1 CREATED",
            "520 job.1 RUNNING",
            "820 job.1 EXITED"),
        outcomes());
  }

  @Test
  void aContainerEndsByItselfAsItsServiceDoesUnlessItIsStoppedBefore() {
    script.at(
        W,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            start(ports, "web", 0, "none", 0, SMALL);
            start(ports, "web", 1, "none", 0, SMALL);
          } else if (input.payload() instanceof Payload.RuntimeOutcome outcome
              && outcome.outcome() == Payload.RuntimeOutcome.Outcome.RUNNING
              && outcome.instance().number() == 1) {
            ports.runtime().stop(outcome.instance(), outcome.epoch());
          }
        });
    RuntimePlan.Exit exit = new RuntimePlan.Exit(300 * MILLI, 9, RuntimePlan.ExitLaw.EXACT, 42);
    play(threeTiers().exit(exit).lasts(1000 * MILLI), script);
    assertEquals(
        List.of(
            "0 web.0 CREATED",
            "0 web.1 CREATED",
            "100 web.0 RUNNING",
            "100 web.1 RUNNING",
            "110 web.1 STOPPED",
            "400 web.0 EXITED"),
        outcomes());
    assertEquals(9, script.payloads(W, Payload.RuntimeOutcome.class).getLast().exitCode());
  }

  @Test
  void imagesSurviveAFaultThatKeepsStateOnlyAndPullsUnderWayNever() {
    onStart(
        ports -> {
          start(ports, "a", 0, "small", 5_000, SMALL);
          start(ports, "b", 0, "big", 20_000, SMALL);
        });
    Plans plans =
        threeTiers()
            .fail(10 * MILLI, new Fault.Worker(W, State.KEPT), 10 * MILLI)
            .fail(30 * MILLI, new Fault.Worker(W, State.LOST), 10 * MILLI)
            .lasts(60 * MILLI);
    play(plans, script);
    // 20 ms: "small" is there, "big" begins anew; 40 ms: everything does.
    assertEquals(List.of("5 a.0 CREATED", "20 a.0 CREATED", "45 a.0 CREATED"), outcomes());
  }

  @Test
  void aFaultOfAnInstanceKillsItsContainerWhereverItRuns() {
    onStart(ports -> start(ports, "a", 0, "small", 5_000, SMALL));
    Plans plans =
        threeTiers()
            .fail(50 * MILLI, new Fault.Instance(id("b", 7)), 0)
            .fail(200 * MILLI, new Fault.Instance(id("a", 0)), 0)
            .fail(210 * MILLI, new Fault.Instance(id("a", 0)), TimedAction.Fail.FOR_EVER)
            .lasts(1000 * MILLI);
    play(plans, script);
    assertEquals(List.of("5 a.0 CREATED", "105 a.0 RUNNING", "200 a.0 EXITED"), outcomes());
    List<Payload.RuntimeOutcome> all = script.payloads(W, Payload.RuntimeOutcome.class);
    assertEquals(137, all.get(2).exitCode());
  }

  @Test
  void aStopTakesItsTimeAlsoDuringThePull() {
    onStart(
        ports -> {
          start(ports, "a", 0, "big", 20_000, SMALL);
          ports.runtime().stop(id("a", 0), EPOCH);
          ports.runtime().stop(id("a", 0), EPOCH);
          ports.runtime().stop(id("b", 0), EPOCH);
        });
    play(threeTiers().lasts(1000 * MILLI), script);
    assertEquals(List.of("0 b.0 STOPPED", "10 a.0 STOPPED"), outcomes());
  }

  @Test
  void useIsThatOfTheContainersThatRun() {
    script.at(
        W,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            ports.usage().sample();
            start(ports, "a", 0, "small", 0, SMALL);
            start(ports, "b", 0, "small", 0, SMALL);
          } else if (input.payload() instanceof Payload.RuntimeOutcome outcome
              && outcome.outcome() == Payload.RuntimeOutcome.Outcome.RUNNING) {
            ports.usage().sample();
          }
        });
    play(threeTiers().lasts(1000 * MILLI), script);
    // Half of 1,000 millicores and a quarter of 1 GiB each.
    assertEquals(
        List.of(
            new Payload.UsageSample(0, 0),
            new Payload.UsageSample(1000, 1L << 29),
            new Payload.UsageSample(1000, 1L << 29)),
        script.payloads(W, Payload.UsageSample.class));
  }

  @Test
  void toGiveAwayMoreThanADeviceHasFailsWithAllThatIsKnown() {
    onStart(
        ports -> {
          for (int i = 0; i < 5; i++) {
            start(ports, "a", i, "small", 5_000, SMALL);
          }
        });
    SimulationFailedException failed =
        assertThrows(
            SimulationFailedException.class,
            () -> simulation(threeTiers(), script, Observer.NONE).run());
    String message = String.valueOf(failed.getMessage());
    assertTrue(message.contains("seed=42 t=0.000000000s event#="), message);
    assertTrue(message.contains("node=root/c/w"), message);
    assertTrue(message.contains("5000 millicores given of 4000"), message);
    assertTrue(message.contains("t=0.000000000s root/c/w #1 Started"), message);
    assertTrue(message.contains("in: scenario test, sweep point 0, replication 0"), message);
  }

  @Test
  void aGpuIsNotGivenAwayTwice() {
    onStart(
        ports -> {
          Resources share = new Resources(10, 1, 600);
          for (int i = 0; i < 2; i++) {
            ports
                .runtime()
                .start(
                    id("a", i), EPOCH, spec("a", "i", 0, share), new Allocation(share, List.of(1)));
          }
        });
    SimulationFailedException failed =
        assertThrows(
            SimulationFailedException.class,
            () -> simulation(threeTiers(), script, Observer.NONE).run());
    assertTrue(String.valueOf(failed.getMessage()).contains("GPU 1"), failed::toString);
  }

  @Test
  void oneEpochCannotRunTwice() {
    Plans plans = new Plans().nodes("root", "root/c", "root/c/w", "root/c/v");
    onStart(ports -> start(ports, "a", 0, "small", 5_000, SMALL));
    script.onStart(C.child("v"), (input, ports) -> start(ports, "a", 0, "small", 9_000, SMALL));
    SimulationFailedException failed =
        assertThrows(SimulationFailedException.class, () -> play(plans, script));
    assertTrue(
        String.valueOf(failed.getMessage()).contains("2 copies run of a.0 epoch 1.1"),
        failed::toString);
    assertTrue(String.valueOf(failed.getMessage()).contains("t=0.109"), failed::toString);
  }

  @Test
  void onlyAWorkerHasARuntime() {
    script.onStart(C, (input, ports) -> ports.usage().sample());
    assertThrows(SimulationFailedException.class, () -> play(threeTiers(), script));
  }

  /** What the worker does at each of its starts. */
  private interface Does {
    void with(Ports ports);
  }

  private void onStart(Does does) {
    script.onStart(W, (input, ports) -> does.with(ports));
  }

  private static InstanceId id(String service, int number) {
    return new InstanceId(new ServiceName(service), number);
  }

  private static ServiceSpec spec(String service, String image, long bytes, Resources request) {
    return new ServiceSpec(
        new ServiceName(service), request, image, new Bytes(bytes), Restart.ON_FAILURE);
  }

  private static void start(
      Ports ports, String service, int number, String image, long bytes, Resources request) {
    ports
        .runtime()
        .start(
            id(service, number),
            EPOCH,
            spec(service, image, bytes, request),
            new Allocation(request, List.of()));
  }

  private List<String> outcomes() {
    List<String> lines = new ArrayList<>();
    for (Input input : script.inputs(W)) {
      if (input.payload() instanceof Payload.RuntimeOutcome outcome) {
        lines.add(input.atNanos() / MILLI + " " + outcome.instance() + " " + outcome.outcome());
      }
    }
    return lines;
  }
}
