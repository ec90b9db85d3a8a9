package arboretum.port;

import static arboretum.port.ContractWorld.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.protocol.Input;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter's {@link Timers} does; see the port's Javadoc. */
public abstract class TimersContract {
  private static final TimerId SWEEP = TimerId.of(TimerId.Kind.SWEEP);
  private static final TimerId RETRY = TimerId.of(TimerId.Kind.RETRY);

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
  void aTimerComesBackOnceAndNotBeforeItsDelay() {
    script.onStart(WORKER, (input, ports) -> ports.timers().set(SWEEP, 2 * unit));
    run(6);
    assertEquals(1, firings().size());
    assertDue(2 * unit, firings().get(0));
    assertEquals(new Payload.TimerFired(SWEEP), firings().get(0).payload());
  }

  @Test
  void aDelayOfZeroComesBackAsAnInputOfItsOwn() {
    script.onStart(WORKER, (input, ports) -> ports.timers().set(SWEEP, 0));
    run(2);
    assertEquals(1, firings().size());
    assertDue(0, firings().get(0));
  }

  @Test
  void inputsOfANodeAreNumberedFromOneInTheOrderOfTheirHandlers() {
    script.onStart(WORKER, (input, ports) -> ports.timers().every(SWEEP, unit, 0));
    run(6);
    List<Input> inputs = script.inputs(WORKER);
    for (int i = 0; i < inputs.size(); i++) {
      assertEquals(i + 1, inputs.get(i).sequence());
      assertTrue(i == 0 || inputs.get(i - 1).atNanos() <= inputs.get(i).atNanos());
    }
    assertTrue(inputs.get(0).payload() instanceof Payload.Started);
  }

  @Test
  void toSetATimerThatIsSetReplacesIt() {
    script.onStart(
        WORKER,
        (input, ports) -> {
          ports.timers().set(SWEEP, unit);
          ports.timers().set(SWEEP, 4 * unit);
        });
    run(8);
    assertEquals(1, firings().size());
    assertDue(4 * unit, firings().get(0));
  }

  @Test
  void aTimerThatIsSetAgainByItsOwnHandlerComesBackAgain() {
    script.at(
        WORKER,
        (input, ports) -> {
          if (input.sequence() <= 3) {
            ports.timers().set(SWEEP, unit);
          }
        });
    run(8);
    assertEquals(3, firings().size());
    for (int i = 1; i < 3; i++) {
      assertTrue(firings().get(i).atNanos() - firings().get(i - 1).atNanos() >= unit);
    }
  }

  @Test
  void aCancelledTimerDoesNotComeBack() {
    script.onStart(
        WORKER,
        (input, ports) -> {
          ports.timers().set(SWEEP, unit);
          ports.timers().cancel(SWEEP);
          ports.timers().cancel(RETRY);
        });
    run(4);
    assertEquals(List.of(), firings());
  }

  @Test
  void aTimerThatIsDueInTheInstantOfItsCancelDoesNotComeBack() {
    script.at(
        WORKER,
        (input, ports) -> {
          if (input.payload() instanceof Payload.TimerFired fired) {
            ports.timers().cancel(fired.timer().equals(SWEEP) ? RETRY : SWEEP);
          } else {
            ports.timers().set(SWEEP, unit);
            ports.timers().set(RETRY, unit);
          }
        });
    run(4);
    assertEquals(1, firings().size());
  }

  @Test
  void aPeriodicTimerKeepsItsPhaseAndDoesNotDrift() {
    script.onStart(WORKER, (input, ports) -> ports.timers().every(SWEEP, 2 * unit, unit));
    run(40);
    // Due at 1, 3, 5, ..., 39 units.
    long lateUnits = world.latenessNanos() / unit + 1;
    int least = world.latenessNanos() == 0 ? 20 : (int) Math.max(0, 20 - lateUnits / 2);
    assertTrue(firings().size() >= least, () -> firings().size() + " of " + least);
    for (int k = 0; k < firings().size(); k++) {
      assertDue(unit + 2L * k * unit, firings().get(k));
    }
  }

  @Test
  void aPeriodicTimerEndsWhenItIsCancelled() {
    script.at(
        WORKER,
        (input, ports) -> {
          if (input.sequence() == 1) {
            ports.timers().every(SWEEP, unit, 0);
          } else if (input.sequence() == 4) {
            ports.timers().cancel(SWEEP);
          }
        });
    run(12);
    assertEquals(3, firings().size());
  }

  @Test
  void setAndEveryReplaceEachOther() {
    script.onStart(
        WORKER,
        (input, ports) -> {
          ports.timers().every(SWEEP, unit, 0);
          ports.timers().set(SWEEP, 2 * unit);
          ports.timers().set(RETRY, 2 * unit);
          ports.timers().every(RETRY, 100 * unit, unit);
        });
    run(6);
    assertEquals(2, firings().size());
    assertEquals(new Payload.TimerFired(RETRY), firings().get(0).payload());
    assertEquals(new Payload.TimerFired(SWEEP), firings().get(1).payload());
  }

  @Test
  void timersOfDifferentSubjectsAreDifferentTimers() {
    TimerId first = new TimerId(TimerId.Kind.RETRY, "a");
    TimerId second = new TimerId(TimerId.Kind.RETRY, "b");
    script.onStart(
        WORKER,
        (input, ports) -> {
          ports.timers().set(first, unit);
          ports.timers().set(second, 2 * unit);
          ports.timers().cancel(new TimerId(TimerId.Kind.RETRY, "a"));
        });
    run(5);
    assertEquals(1, firings().size());
    assertEquals(new Payload.TimerFired(second), firings().get(0).payload());
  }

  @Test
  void allTimersAreGoneWhenTheRoleStops() {
    script.onStart(
        WORKER,
        (input, ports) -> {
          if (((Payload.Started) input.payload()).session() == 1) {
            ports.timers().set(SWEEP, 4 * unit);
            ports.timers().every(RETRY, 4 * unit, 4 * unit);
          }
        });
    world.start(script::role);
    world.runFor(unit);
    world.crash(WORKER);
    world.runFor(unit);
    world.restart(WORKER);
    world.runFor(12 * unit);
    assertEquals(2, script.payloads(WORKER, Payload.Started.class).size());
    assertEquals(List.of(), firings());
  }

  private void run(int units) {
    world.start(script::role);
    world.runFor(units * unit);
  }

  private List<Input> firings() {
    return script.inputs(WORKER).stream()
        .filter(input -> input.payload() instanceof Payload.TimerFired)
        .toList();
  }

  private void assertDue(long afterStartNanos, Input firing) {
    long start = script.inputs(WORKER).get(0).atNanos();
    long late = firing.atNanos() - start - afterStartNanos;
    assertTrue(late >= 0 && late <= world.latenessNanos(), () -> "late by " + late + " ns");
  }
}
