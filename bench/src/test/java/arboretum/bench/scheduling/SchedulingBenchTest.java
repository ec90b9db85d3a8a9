package arboretum.bench.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulingBenchTest {
  @TempDir Path folder;

  @Test
  void aLineMeetsBothOfItsMeasurements() {
    Line line = Line.through(1, 30, 45, 1086);
    assertEquals(24, line.eachNanos()); // 1056 / 44
    assertEquals(6, line.baseNanos());
    assertEquals(30, line.at(1));
    assertEquals(1086, line.at(45));
    assertEquals(126, line.at(5));
    assertThrows(IllegalArgumentException.class, () -> Line.through(3, 1, 3, 2));
  }

  @Test
  void aScenarioHasWholeNanosecondsAndNoneBelowZero() {
    assertEquals(new Line(0, 141), new Line(-29.97, 140.82).rounded());
    assertEquals(new Line(3, 24), new Line(3.3, 24.4).rounded());
  }

  @Test
  void aJvmCountsOnceHoweverManyIterationsItHas() {
    // Medians 2, 10 and 4.5.
    Measured measured =
        Measured.of(
            List.of(new double[] {1, 2, 900}, new double[] {10, 10, 10, 10}, new double[] {5, 4}));
    assertEquals(new Measured(4.5, 2, 10, 3), measured);
  }

  @Test
  void linesAreFittedToTheExtremeSplitsAndPredictTheOthers() {
    SchedulingReport report =
        new SchedulingReport(
            List.of(row(1, 45, 110, 1100), row(5, 9, 999, 999), row(45, 1, 550, 44)));
    assertEquals(new Line(100, 10), report.root());
    assertEquals(new Line(20, 24), report.cluster());
    assertTrue(report.isFitted(report.rows().get(0)));
    assertFalse(report.isFitted(report.rows().get(1)));
    assertTrue(report.isFitted(report.rows().get(2)));
    assertEquals(50, SchedulingReport.errorPercent(150, 100));
  }

  private static SchedulingReport.Row row(int clusters, int workers, double root, double scan) {
    Measured none = new Measured(0, 0, 0, 1);
    return new SchedulingReport.Row(
        clusters,
        workers,
        new Measured(root, root, root, 1),
        none,
        new Measured(scan, scan, scan, 1));
  }

  @Test
  void everySplitHasHalfOfItsDeploymentsAndLooksAtAllCandidates() {
    for (int clusters : Split.CLUSTERS) {
      Split split = Split.halfWay(clusters);
      assertEquals(50, split.waiting().size());
      for (PlacementRequest request : split.waiting()) {
        assertEquals(clusters, split.rank(request).examined());
        assertEquals(clusters, split.rank(request).order().size());
        Selection selection = split.select(request, split.first(request).view());
        assertTrue(selection instanceof Selection.Chosen, () -> request + ": " + selection);
        assertEquals(45 / clusters, selection.examined());
      }
    }
  }

  /** Per deployment a ranking, and in each cluster a selection by index and by scan. */
  @Test
  void everyChoiceIsComparedWithAPlainOne() {
    assertEquals(100 * (1 + 2 * 9), Split.check(9));
  }

  @Test
  void allSplitsAreMeasuredPrintedAndWritten() throws IOException {
    Path csv = folder.resolve("scheduling.csv");
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    SchedulingReport report =
        SchedulingBench.run(
            new SchedulingBench.Options(0, 1, 1, 5, Optional.of(csv)),
            new PrintStream(text, true, StandardCharsets.UTF_8));
    assertEquals(
        List.of("1-45", "3-15", "5-9", "9-5", "15-3", "45-1"),
        report.rows().stream().map(row -> row.clusters() + "-" + row.workers()).toList());
    for (SchedulingReport.Row row : report.rows()) {
      assertTrue(row.root().median() > 0 && row.scan().median() > 0, row::toString);
      assertTrue(row.cluster().median() > 0, row::toString);
    }
    String printed = text.toString(StandardCharsets.UTF_8);
    assertTrue(printed.contains("16,200 choices equal plain ones"), printed);
    List<String> lines = Files.readAllLines(csv);
    assertEquals("# arboretum-scheduling: 1", lines.get(0));
    assertEquals(2 + 6 * 3, lines.size());
    assertTrue(lines.get(2).startsWith("1,45,root,"), lines.get(2));
  }
}
