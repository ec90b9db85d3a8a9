package arboretum.experiment.metric;

import static arboretum.experiment.metric.Plans.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import arboretum.model.ServiceName;
import arboretum.trace.TraceEvent.MigrationEnded.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationBookTest {
  private final TrackedInstance web =
      new TrackedInstance(new TrackedService(new ServiceName("web"), "", null));
  private final MigrationBook book = new MigrationBook(10 * SECOND);

  MigrationBookTest() {
    web.wanted = true;
    web.copies = 1;
  }

  private void copies(long seconds, int copies) {
    web.copies = copies;
    book.changed(seconds * SECOND, web);
  }

  private RunResult finish(long seconds) {
    RunResult.Builder result = new RunResult.Builder(MetricRegistry.standard());
    book.finish(seconds * SECOND, result);
    return result.build(0, 0, 1);
  }

  private static Distribution downtime(RunResult result) {
    return Optional.ofNullable(result.distributions().get("migration_downtime")).orElseThrow();
  }

  private static double doubleRunning(RunResult result) {
    return Optional.ofNullable(result.scalars().get("double_running")).orElseThrow();
  }

  @Test
  void makeBeforeBreakCostsTheTimeInWhichBothRunAndNoDowntime() {
    book.started(20 * SECOND, web);
    copies(23, 2);
    book.ended(24 * SECOND, web, Outcome.DONE); // the former copy is being stopped
    copies(27, 1);
    copies(60, 0); // a failure long after
    RunResult result = finish(100);
    assertEquals(1, downtime(result).observed());
    assertEquals(0, downtime(result).meanSeconds());
    assertEquals(27 - 23, doubleRunning(result), 1e-9);
  }

  @Test
  void breakBeforeMakeIsDownFromTheEndOfTheFormerToTheStartOfTheNextAlsoIfTheEndIsSaidBefore() {
    book.started(20 * SECOND, web);
    copies(21, 0);
    book.ended(22 * SECOND, web, Outcome.DONE);
    copies(26, 1);
    RunResult result = finish(100);
    assertEquals(26 - 21, downtime(result).meanSeconds(), 1e-9);
    assertEquals(0, doubleRunning(result));
  }

  @Test
  void aMoveThatFailsHasNoDowntimeOfAMoveAndWhatIsNotOverIsCensored() {
    book.started(20 * SECOND, web);
    copies(22, 2);
    copies(25, 1);
    book.ended(25 * SECOND, web, Outcome.FAILED);
    book.started(90 * SECOND, web);
    copies(92, 0);
    RunResult result = finish(100);
    assertEquals(0, downtime(result).observed());
    assertEquals(1, downtime(result).censored());
    assertEquals(25 - 22, doubleRunning(result), 1e-9);
  }

  @Test
  void whatBeginsBeforeTheWarmUpEndsIsNotCounted() {
    book.started(9 * SECOND, web);
    copies(11, 0);
    copies(12, 1);
    book.ended(12 * SECOND, web, Outcome.DONE);
    assertFalse(finish(100).distributions().containsKey("migration_downtime"));
  }

  @Test
  void aMoveOfWhatIsNotWantedAnyMoreIsOverThough() {
    book.started(20 * SECOND, web);
    copies(21, 0);
    web.wanted = false;
    book.ended(22 * SECOND, web, Outcome.ABANDONED);
    RunResult result = finish(100);
    assertEquals(0, downtime(result).censored());
    assertEquals(0, downtime(result).observed());
  }
}
