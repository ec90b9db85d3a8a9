package arboretum.bench.placements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.bench.jmh.JmhRun;
import arboretum.orchestrator.Settings.Admission;
import arboretum.random.RandomSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementsBenchTest {
  @Test
  void everyLineIsMeasuredAndChecked() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PlacementsBench.Options options =
        new PlacementsBench.Options(List.of(100), 500, 500, 1, new JmhRun.Effort(0, 1, 1, 5));
    List<PlacementsBench.Row> rows =
        PlacementsBench.run(options, new PrintStream(text, true, StandardCharsets.UTF_8));
    assertEquals(4, rows.size()); // three policies, one of them under two admissions
    assertTrue(
        text.toString(StandardCharsets.UTF_8).contains("500 choices of each line"),
        text.toString(StandardCharsets.UTF_8));
  }

  /** One byte by worker would be 10,000. */
  @Test
  void aPlacementAmongManyWorkersAllocatesNothingForEachOfThem() {
    TableRun run = new TableRun("best-fit", Admission.RESERVED, 10_000, RandomSource.seeded(1));
    double bytes = run.bytesPerPlacement(2_000, 1);
    assertTrue(bytes < 1_000, () -> bytes + " bytes");
  }

  @Test
  void aMedianNeedsAnOddNumberOfRounds() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new PlacementsBench.Options(List.of(100), 500, 500, 2, new JmhRun.Effort(0, 1, 1, 5)));
  }
}
