package arboretum.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EngineTest {

  private static final long SECOND = 1_000_000_000L;

  private final List<String> ran = new ArrayList<>();
  private final Engine engine =
      new Engine("example", 2 * SECOND, 10 * SECOND, (now, code) -> ran.add(now + ":" + code));

  @Nested
  class Failures {

    @Test
    void aHandlersExceptionReachesTheCallerWithTimeAndNumber() {
      RuntimeException bug = new IllegalStateException("negative capacity");
      Engine failing = new Engine("r7", 0, 10 * SECOND, (now, code) -> raise(code, bug));
      failing.schedule(SECOND, 0);
      failing.schedule(2 * SECOND + 5, 1);
      EventFailedException failure = assertThrows(EventFailedException.class, failing::run);
      assertSame(bug, failure.getCause());
      assertEquals(2 * SECOND + 5, failure.atNanos());
      assertEquals(2, failure.eventNumber());
      assertEquals(
          "replication r7: event #2 at t=2.000000005s failed:"
              + " java.lang.IllegalStateException: negative capacity",
          failure.getMessage());
      assertThrows(IllegalStateException.class, failing::run);
    }

    private static void raise(int code, RuntimeException bug) {
      if (code == 1) {
        throw bug;
      }
    }

    @Test
    void anErrorInARareActionReachesTheCallerToo() {
      engine.scheduleRare(
          SECOND,
          () -> {
            throw new AssertionError("invariant");
          });
      EventFailedException failure = assertThrows(EventFailedException.class, engine::run);
      assertEquals("java.lang.AssertionError: invariant", String.valueOf(failure.getCause()));
    }

    @Test
    void thePastIsRefusedByEveryWayIn() {
      engine.runUntil(5 * SECOND);
      String wanted = "t=4999999999 ns lies in the past: now is 5000000000 ns, 1 ns later";
      long past = 5 * SECOND - 1;
      assertEquals(wanted, refusal(() -> engine.schedule(past, 1)));
      assertEquals(wanted, refusal(() -> engine.schedule(past, 3, 1)));
      assertEquals(wanted, refusal(() -> engine.every(past, 1, 1)));
      assertEquals(wanted, refusal(() -> engine.scheduleRare(past, () -> {})));
      assertEquals(wanted, refusal(() -> engine.runUntil(past)));
      assertEquals(0, engine.pending());
    }

    @Test
    void impossibleValuesAreRefused() {
      assertEquals("priority must be 1 to 10: 11", refusal(() -> engine.schedule(1, 11, 0)));
      assertEquals("priority must be 1 to 10: 0", refusal(() -> engine.schedule(1, 0, 0)));
      assertEquals("period must be in (0, 2^61] ns: 0", refusal(() -> engine.every(1, 0, 0)));
      assertEquals(
          "time beyond 2^61 ns: 9223372036854775807",
          refusal(() -> engine.schedule(Long.MAX_VALUE, 0)));
      assertEquals(
          "warm-up must be in [0, end 5) ns: 5",
          refusal(() -> new Engine("x", 5, 5, (now, code) -> {})));
      assertEquals(
          "end must be in (0, 2^61] ns: 0",
          refusal(() -> new Engine("x", 0, 0, (now, code) -> {})));
    }

    private static String refusal(Runnable action) {
      return String.valueOf(assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void aHandlerCannotDriveItsEngine() {
      engine.scheduleRare(SECOND, engine::run);
      EventFailedException failure = assertThrows(EventFailedException.class, engine::run);
      assertEquals(
          "java.lang.IllegalStateException: an event's handler cannot drive the engine that runs it",
          String.valueOf(failure.getCause()));
    }

    @Test
    void aModelThatNeverAdvancesMeetsTheLimit() {
      engine.limitEvents(1_000);
      engine.every(SECOND, 1, 3);
      EventFailedException failure = assertThrows(EventFailedException.class, engine::run);
      assertEquals(1_001, failure.eventNumber());
      assertEquals(1_000, ran.size());
    }
  }

  @Nested
  class Course {

    @Test
    void theEndIsExact() {
      engine.schedule(10 * SECOND - 1, 1);
      engine.schedule(10 * SECOND, 2);
      engine.schedule(10 * SECOND + 1, 3);
      engine.onEnd(() -> ran.add("end at " + engine.nowNanos()));
      engine.run();
      assertEquals(List.of("9999999999:1", "10000000000:2", "end at 10000000000"), ran);
      assertEquals(10 * SECOND, engine.nowNanos());
      assertTrue(engine.hasEnded());
      assertFalse(engine.step());
      assertThrows(IllegalStateException.class, engine::run);
    }

    @Test
    void runUntilIncludesItsTimeAndStandsThere() {
      engine.schedule(3 * SECOND, 1);
      engine.schedule(3 * SECOND + 1, 2);
      engine.onWarmUp(() -> ran.add("warm-up at " + engine.nowNanos()));
      engine.runUntil(3 * SECOND);
      assertEquals(List.of("warm-up at 2000000000", "3000000000:1"), ran);
      assertEquals(3 * SECOND, engine.nowNanos());
      engine.schedule(3 * SECOND, 3);
      engine.run();
      assertEquals(List.of("3000000000:3", "3000000001:2"), ran.subList(2, 4));
    }

    @Test
    void stepsRunOneEventEach() {
      engine.schedule(SECOND, 1);
      engine.scheduleRare(SECOND, () -> ran.add("rare"));
      int steps = 0;
      while (engine.step()) {
        steps++;
      }
      assertEquals(4, steps); // two events, warm-up, end
      assertEquals(2, engine.executed());
      assertTrue(engine.hasEnded());
    }

    @Test
    void stopReturnsAfterTheCurrentEventAndRunContinues() {
      engine.scheduleRare(SECOND, engine::stop);
      engine.schedule(SECOND, 1);
      engine.run();
      assertEquals(List.of(), ran);
      assertFalse(engine.hasEnded());
      engine.run();
      assertEquals(List.of("1000000000:1"), ran);
      assertTrue(engine.hasEnded());
    }

    @Test
    void aPeriodicEventRepeatsUntilCancelledAndKeepsItsHandle() {
      long handle = engine.every(SECOND / 2, SECOND, 7);
      engine.runUntil(3 * SECOND);
      assertEquals(List.of("500000000:7", "1500000000:7", "2500000000:7"), ran);
      assertEquals(1, engine.pending());
      assertTrue(engine.cancel(handle));
      assertFalse(engine.cancel(handle));
      assertEquals(0, engine.pending());
      engine.run();
      assertEquals(3, ran.size());
    }

    @Test
    void cancelSaysWhetherThereWasSomethingToCancel() {
      long first = engine.schedule(SECOND, 1);
      long second = engine.schedule(2 * SECOND, 2);
      engine.runUntil(SECOND);
      assertFalse(engine.cancel(first));
      long reused = engine.schedule(3 * SECOND, 3); // takes the slot of the first
      assertFalse(engine.cancel(first));
      assertTrue(engine.cancel(second));
      assertFalse(engine.cancel(second));
      assertFalse(engine.cancel(Engine.NO_HANDLE));
      assertTrue(engine.cancel(reused));
      engine.run();
      assertEquals(List.of("1000000000:1"), ran);
    }
  }
}
