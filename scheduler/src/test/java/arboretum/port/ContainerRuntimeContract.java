package arboretum.port;

import static arboretum.port.ContractWorld.JOB;
import static arboretum.port.ContractWorld.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.Resources;
import arboretum.model.Restart;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.RuntimeOutcome.Outcome;
import arboretum.protocol.TimerId;
import arboretum.units.Bytes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter's {@link ContainerRuntime} does; see the port's Javadoc. */
public abstract class ContainerRuntimeContract {
  private static final Epoch FIRST = Epoch.of(1, 1);
  private static final Epoch SECOND = Epoch.of(1, 2);
  private static final InstanceId WEB = new InstanceId(new ServiceName("web"), 0);
  private static final InstanceId OTHER = new InstanceId(new ServiceName("web"), 1);
  private static final InstanceId ONCE = new InstanceId(JOB, 0);
  private static final TimerId THEN = TimerId.of(TimerId.Kind.SWEEP);

  private ContractWorld world;
  private long unit;
  private final Script script = new Script();

  /** Returns a fresh world. */
  protected abstract ContractWorld world();

  @BeforeEach
  void build() {
    world = world();
    unit = world.unitNanos();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aStartGivesCreatedThenRunning() {
    script.onStart(WORKER, (input, ports) -> start(ports, WEB, FIRST));
    run(10);
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING), outcomes(WEB, FIRST));
  }

  @Test
  void aJobEndsByItselfWithItsCode() {
    script.onStart(WORKER, (input, ports) -> start(ports, ONCE, FIRST));
    run(12);
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING, Outcome.EXITED), outcomes(ONCE, FIRST));
    List<Payload.RuntimeOutcome> all = script.payloads(WORKER, Payload.RuntimeOutcome.class);
    assertEquals(0, all.get(all.size() - 1).exitCode());
  }

  @Test
  void aStopGivesStoppedOnceAndNothingAfter() {
    startThen(ONCE, unit, ports -> ports.runtime().stop(ONCE, FIRST));
    run(14);
    // Stopped before its run time is over, so that it never exits by itself.
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING, Outcome.STOPPED), outcomes(ONCE, FIRST));
  }

  @Test
  void aStopInTheHandlerOfTheStartGivesStoppedLast() {
    script.onStart(
        WORKER,
        (input, ports) -> {
          start(ports, WEB, FIRST);
          ports.runtime().stop(WEB, FIRST);
        });
    run(10);
    List<Outcome> outcomes = outcomes(WEB, FIRST);
    assertEquals(1, outcomes.stream().filter(Outcome.STOPPED::equals).count());
    assertEquals(Outcome.STOPPED, outcomes.get(outcomes.size() - 1));
  }

  @Test
  void aStopOfWhatIsNotThereGivesStoppedOnce() {
    script.onStart(WORKER, (input, ports) -> ports.runtime().stop(WEB, FIRST));
    run(6);
    assertEquals(List.of(Outcome.STOPPED), outcomes(WEB, FIRST));
  }

  @Test
  void aStopAfterTheExitGivesStoppedOnce() {
    startThen(ONCE, 8 * unit, ports -> ports.runtime().stop(ONCE, FIRST));
    run(14);
    assertEquals(
        List.of(Outcome.CREATED, Outcome.RUNNING, Outcome.EXITED, Outcome.STOPPED),
        outcomes(ONCE, FIRST));
  }

  @Test
  void aStopOfOneInstanceOrEpochLeavesTheOthers() {
    script.at(
        WORKER,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            start(ports, WEB, FIRST);
            start(ports, OTHER, FIRST);
            ports.timers().set(THEN, 4 * unit);
          } else if (input.payload() instanceof Payload.TimerFired) {
            ports.runtime().stop(WEB, FIRST);
            start(ports, WEB, SECOND);
          }
        });
    run(14);
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING, Outcome.STOPPED), outcomes(WEB, FIRST));
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING), outcomes(WEB, SECOND));
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING), outcomes(OTHER, FIRST));
  }

  @Test
  void aWorkerThatComesBackHearsNothingOfItsFormerContainers() {
    script.onStart(
        WORKER,
        (input, ports) -> {
          if (((Payload.Started) input.payload()).session() == 1) {
            start(ports, ONCE, FIRST);
          } else {
            start(ports, WEB, SECOND);
          }
        });
    world.start(script::role);
    world.runFor(2 * unit);
    world.crash(WORKER);
    int before = outcomes(ONCE, FIRST).size();
    world.restart(WORKER);
    world.runFor(10 * unit);
    assertEquals(before, outcomes(ONCE, FIRST).size());
    assertEquals(List.of(Outcome.CREATED, Outcome.RUNNING), outcomes(WEB, SECOND));
  }

  /** What a worker does later. */
  private interface Later {
    void with(Ports ports);
  }

  /** Starts an instance, and does something a while after it runs. */
  private void startThen(InstanceId instance, long afterNanos, Later later) {
    script.at(
        WORKER,
        (input, ports) -> {
          if (input.payload() instanceof Payload.Started) {
            start(ports, instance, FIRST);
          } else if (input.payload() instanceof Payload.RuntimeOutcome outcome
              && outcome.outcome() == Outcome.RUNNING) {
            ports.timers().set(THEN, afterNanos);
          } else if (input.payload() instanceof Payload.TimerFired) {
            later.with(ports);
          }
        });
  }

  private static void start(Ports ports, InstanceId instance, Epoch epoch) {
    Resources request = new Resources(100, 1 << 20, 0);
    ServiceSpec spec =
        new ServiceSpec(instance.service(), request, "image", new Bytes(1000), Restart.ON_FAILURE);
    ports.runtime().start(instance, epoch, spec, new Allocation(request, List.of()));
  }

  private void run(int units) {
    world.start(script::role);
    world.runFor(units * unit);
  }

  private List<Outcome> outcomes(InstanceId instance, Epoch epoch) {
    return script.payloads(WORKER, Payload.RuntimeOutcome.class).stream()
        .filter(outcome -> outcome.instance().equals(instance) && outcome.epoch().equals(epoch))
        .map(Payload.RuntimeOutcome::outcome)
        .toList();
  }
}
