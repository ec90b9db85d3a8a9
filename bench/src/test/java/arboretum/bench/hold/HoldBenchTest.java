package arboretum.bench.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldBenchTest {

  @Test
  void allSidesRunTheSameOrderAndTheTableSaysSo(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    HoldBench.Options options = new HoldBench.Options(List.of(300), 1, 5_000);
    HoldReport report = HoldBench.run(options, new PrintStream(text, true, StandardCharsets.UTF_8));
    assertTrue(report.sameOrder());
    assertEquals(4, report.rows().size()); // one per distribution
    assertTrue(
        text.toString(StandardCharsets.UTF_8).contains("same order on both sides: yes"),
        text.toString(StandardCharsets.UTF_8));
    Path csv = folder.resolve("hold.csv");
    report.writeCsv(csv);
    assertEquals(5, Files.readAllLines(csv).size());
  }

  @Test
  void aMedianNeedsAnOddNumberOfRepetitions() {
    assertThrows(
        IllegalArgumentException.class, () -> new HoldBench.Options(List.of(300), 2, 5_000));
  }
}
