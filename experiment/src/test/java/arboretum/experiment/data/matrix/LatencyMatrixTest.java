package arboretum.experiment.data.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arboretum.experiment.problem.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyMatrixTest {
  @TempDir Path folder;

  private LatencyMatrix read(String text) throws IOException {
    return LatencyMatrix.read(Files.writeString(folder.resolve("m.csv"), text));
  }

  private List<String> defects(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("m.csv"), text);
    var thrown = assertThrows(InputException.class, () -> LatencyMatrix.read(file));
    return thrown.problems().stream()
        .map(problem -> problem.format().substring(folder.toString().length() + 1))
        .toList();
  }

  @Test
  void valuesAreRoundTripMillisecondsAndNeedNotBeSymmetric() throws IOException {
    LatencyMatrix matrix = read("0,1.5\n0.25,0\n");
    assertEquals(2, matrix.size());
    assertEquals(1_500_000, matrix.rttNanos(0, 1));
    assertEquals(250_000, matrix.rttNanos(1, 0));
    assertEquals(125_000, matrix.oneWayNanos(1, 0));
    assertEquals(0, matrix.rttNanos(0, 0));
    assertEquals(List.of(), matrix.names());
  }

  @Test
  void aHeaderOfNamesCommentsAndEmptyLinesAreAllowed() throws IOException {
    LatencyMatrix matrix = read("# from a test bed\na, b\n\n0,1\n# half\n2,0\n");
    assertEquals(List.of("a", "b"), matrix.names());
    assertEquals(2_000_000, matrix.rttNanos(1, 0));
  }

  @Test
  void aGzippedFileIsKnownByItsBytesNotItsName() throws IOException {
    Path file = folder.resolve("m.csv");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("0,7\n7,0\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(7_000_000, LatencyMatrix.read(file).rttNanos(0, 1));
  }

  @Test
  void theLongestTimeFits() throws IOException {
    assertEquals(1_000_000_000_000L, read("0,1e6\n1e6,0\n").rttNanos(0, 1));
  }

  @Nested
  class EveryDefectHasItsPlace {
    @Test
    void raggedRows() throws IOException {
      assertEquals(
          List.of(
              "m.csv:2: row 2: ragged: 2 columns; the first row has 3",
              "m.csv:3: row 3: ragged: 4 columns; the first row has 3"),
          defects("0,1,1\n1,0\n1,1,0,1\n"));
    }

    @Test
    void fieldsThatAreNoRoundTripTime() throws IOException {
      String rule = "; allowed: a round-trip time from 0 to 1000000 ms";
      assertEquals(
          List.of(
              "m.csv:1:2: row 1 column 2: \"x\"" + rule,
              "m.csv:1:3: row 1 column 3: \"-1\"" + rule,
              "m.csv:2:1: row 2 column 1: \"\"" + rule,
              "m.csv:2:3: row 2 column 3: \"NaN\"" + rule,
              "m.csv:3:1: row 3 column 1: \"1e7\"" + rule,
              "m.csv:3:2: row 3 column 2: \"1f\"" + rule),
          defects("0,x,-1\n,0,NaN\n1e7,1f,0\n"));
    }

    @Test
    void aDiagonalThatIsNotZero() throws IOException {
      assertEquals(
          List.of(
              "m.csv:1:1: row 1 column 1: \"3\"; allowed on the diagonal: 0",
              "m.csv:2:2: row 2 column 2: \"?\"; allowed on the diagonal: 0"),
          defects("3,1\n1,?\n"));
    }

    @Test
    void tooFewOrTooManyRows() throws IOException {
      assertEquals(List.of("m.csv: not square: 1 rows of 2 columns"), defects("0,1\n"));
      assertEquals(List.of("m.csv: not square: 3 rows of 2 columns"), defects("0,1\n1,0\n1,1\n"));
    }

    @Test
    void anEmptyFileAndAMissingOne() throws IOException {
      String empty = "m.csv: is empty; wanted a square matrix of round-trip times in ms";
      assertEquals(List.of(empty), defects("# nothing\n\n"));
      Path missing = folder.resolve("none.csv");
      var thrown = assertThrows(InputException.class, () -> LatencyMatrix.read(missing));
      assertEquals(missing + ": there is no such file", thrown.getMessage());
    }

    @Test
    void aFileOfAnotherKindDoesNotFloodTheUser() throws IOException {
      List<String> defects = defects("0,1,1,1,1,1\n" + "a,b,c,d,e,f\n".repeat(5));
      assertEquals(21, defects.size());
      assertTrue(defects.contains("m.csv: and 10 more defects"), defects::toString);
    }
  }
}
