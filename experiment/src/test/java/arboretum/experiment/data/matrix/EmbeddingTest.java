package arboretum.experiment.data.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.coordinates.VivaldiSettings;
import arboretum.experiment.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingTest {
  private static final int PROBES = 400;

  @TempDir private Path folder;

  private static LatencyMatrix data(String set, String file) {
    return LatencyMatrix.read(Path.of(System.getenv("ARBORETUM_DATA"), set, file));
  }

  private static List<Embedding.Outcome> tenSeeds(LatencyMatrix matrix) {
    var embedding =
        new Embedding(
            matrix, VivaldiSettings.standard(), Embedding.usualNeighbours(matrix.size()), PROBES);
    List<Embedding.Outcome> errors = new ArrayList<>();
    for (int seed = 1; seed <= 10; seed++) {
      errors.add(embedding.run(seed));
    }
    return errors;
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "ARBORETUM_DATA", matches = ".+")
  void onPlanetLabEverySeedPredictsUnprobedPairsWithinTheBand() {
    for (Embedding.Outcome error : tenSeeds(data("latency-planetlab490", "rtt_median_ms.csv.gz"))) {
      assertTrue(error.pairs() > 50_000, error.toString());
      assertTrue(error.median() <= 0.12 && error.p90() <= 0.50, error.toString());
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "ARBORETUM_DATA", matches = ".+")
  void onAzureTheMiddleOfTenSeedsIsWithinFivePercent() {
    List<Double> medians =
        tenSeeds(data("latency-azure-regions", "rtt_p95_ms.csv")).stream()
            .map(Embedding.Outcome::median)
            .sorted()
            .toList();
    assertTrue(medians.get(5) <= 0.05, medians.toString());
  }

  /** Nodes on a plane with heights can be embedded without error, so the error must be small. */
  @Test
  void aNetworkThatIsAPlaneWithAccessLinksIsEmbeddedWithinThreePercent() throws IOException {
    int n = 60;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double distance = Math.hypot(x(i) - x(j), y(i) - y(j)) + 2 + i % 5 + j % 5;
        text.append(j == 0 ? "" : ",")
            .append(i == j ? "0" : String.format(Locale.ROOT, "%.3f", distance));
      }
      text.append('\n');
    }
    LatencyMatrix matrix = LatencyMatrix.read(Files.writeString(folder.resolve("plane.csv"), text));
    Embedding.Outcome error = new Embedding(matrix, VivaldiSettings.standard(), 20, PROBES).run(1);
    assertTrue(error.median() <= 0.03, error.toString());
  }

  private static double x(int i) {
    return (i * 37) % 101;
  }

  private static double y(int i) {
    return (i * 53) % 97;
  }

  @Test
  void theSameSeedGivesTheSameOutcomeAndAnotherSeedAnother() throws IOException {
    LatencyMatrix matrix =
        LatencyMatrix.read(
            Files.writeString(
                folder.resolve("four.csv"), "0,10,20,30\n10,0,15,25\n20,15,0,12\n30,25,12,0\n"));
    var embedding = new Embedding(matrix, VivaldiSettings.standard(), 2, 2);
    assertEquals(embedding.run(3), embedding.run(3));
    assertTrue(!embedding.run(3).equals(embedding.run(4)));
  }

  @Test
  void aListOfPairsKeepsNodesMeasuredFromAndToAndNamesBadFields() throws IOException {
    Path list = folder.resolve("pairs.csv");
    Files.writeString(list, "from,to,ms\na,b,10\nb,a,12\na,c,7\nb,c,9\n");
    LatencyMatrix matrix = LatencyMatrix.read(list);
    assertEquals(List.of("a", "b"), matrix.names());
    assertEquals(10_000_000, matrix.rttNanos(0, 1));
    assertEquals(12_000_000, matrix.rttNanos(1, 0));
    Files.writeString(list, "from,to,ms\na,b,10\nb,a,-1\na,b,3\nc,a\n");
    InputException e = assertThrows(InputException.class, () -> LatencyMatrix.read(list));
    assertEquals(
        """
        pairs.csv:3:3: round-trip time: "-1"; allowed: a round-trip time from 0 to 1000000 ms
        pairs.csv:4:1: "a" to "b" stands on line 2 already
        pairs.csv:5: 2 fields; allowed: from,to,milliseconds""",
        String.join("\n", e.problems().stream().map(p -> p.toString()).toList())
            .replace(folder + "/", ""));
  }

  @Test
  void aRunNeedsEveryPair() throws IOException {
    Path list = folder.resolve("gap.csv");
    Files.writeString(list, "from,to,ms\na,b,10\nb,a,12\nb,c,3\nc,b,3\nc,a,4\n");
    assertEquals(3, LatencyMatrix.read(list).size());
    InputException e = assertThrows(InputException.class, () -> LatencyMatrix.readWhole(list));
    assertTrue(e.problems().getFirst().toString().contains("1 pairs have no round-trip time"));
  }
}
