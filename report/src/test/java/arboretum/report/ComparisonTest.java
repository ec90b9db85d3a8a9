package arboretum.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.problem.InputException;
import arboretum.report.data.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir Path out;
  private Path run = Path.of(".");

  @BeforeEach
  void write() throws IOException {
    run = SyntheticRun.write(out);
  }

  @Test
  void whatIsTheSameInEachReplicationDiffersByNothingHoweverItVaries() throws IOException {
    Comparison offers = Comparison.of(RunData.load(run), "offers", "fail"); // 50 + replication
    assertEquals(1, offers.rows().size());
    Comparison.Row row = offers.rows().getFirst();
    assertEquals("orchestrator", row.value());
    assertEquals("site", row.against());
    assertEquals(SyntheticRun.REPLICATIONS, row.difference().n());
    assertEquals(0, row.difference().mean());
    assertEquals(0, row.difference().halfWidth());
  }

  @Test
  void theDifferenceHasAnIntervalOverReplications() throws IOException {
    Comparison availability = Comparison.of(RunData.load(run), "availability", "timeline[0].fail");
    Comparison.Row row = availability.rows().getFirst();
    // 0.97 against 0.97 + uniform [0, 0.02)
    assertTrue(row.difference().low() > 0 && row.difference().high() < 0.02, row.toString());
    assertTrue(availability.render().contains("orchestrator - site"), availability.render());
    Path file = out.resolve("c.csv");
    availability.write(file);
    assertEquals("# arboretum-comparison: 1", Files.readAllLines(file).getFirst());
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() throws IOException {
    RunData data = RunData.load(run);
    InputException column =
        assertThrows(InputException.class, () -> Comparison.of(data, "offer", "fail"));
    String said = column.problems().getFirst().format();
    assertTrue(said.contains("has no column \"offer\"; did you mean \"offers\"?"), said);
    InputException path =
        assertThrows(InputException.class, () -> Comparison.of(data, "offers", "seed"));
    assertEquals(
        "--by: \"seed\" is not varied in this run; varied: timeline[0].fail",
        path.problems().getFirst().format());
  }
}
