package arboretum.experiment.data.matrix;

import arboretum.experiment.data.csv.Decimal;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads one matrix file; see {@link LatencyMatrix#read}. Used once. */
final class MatrixReader {
  /** After this many defects the rest is only counted: a file of another kind has millions. */
  static final int MAX_PROBLEMS = 20;

  private static final double MICROS_PER_MILLI = 1_000;

  private final Path path;
  private final String file;
  private final Problems problems = new Problems();
  private int unlisted;
  private List<String> names = List.of();
  private int width;
  private int rows;
  private int[] micros = {};

  MatrixReader(Path path) {
    this.path = path;
    this.file = path.toString();
  }

  LatencyMatrix read() {
    try (var in = TextFile.reader(path)) {
      readLines(in);
    } catch (IOException e) {
      throw new InputException(Problem.of(file, TextFile.reason(e)));
    }
    if (width == 0) {
      defect(0, 0, "", "is empty; wanted a square matrix of round-trip times in ms");
    } else if (rows != width) {
      defect(0, 0, "", "not square: " + rows + " rows of " + width + " columns");
    }
    if (unlisted > 0) {
      problems.add(Problem.of(file, "and " + unlisted + " more defects"));
    }
    problems.throwIfAny();
    return new LatencyMatrix(width, micros, names);
  }

  private void readLines(BufferedReader in) throws IOException {
    int lineNumber = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lineNumber++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split(",", -1);
      if (width == 0) {
        boolean header = Arrays.stream(fields).allMatch(f -> Double.isNaN(Decimal.parse(f)));
        begin(fields.length);
        if (header) {
          names = Arrays.stream(fields).map(String::strip).toList();
          continue;
        }
      }
      row(fields, lineNumber);
    }
  }

  private void begin(int columns) {
    if (columns > LatencyMatrix.MAX_SIZE) {
      String message = columns + " columns; allowed: at most " + LatencyMatrix.MAX_SIZE;
      throw new InputException(Problem.of(file, message));
    }
    width = columns;
    micros = new int[columns * columns];
  }

  private void row(String[] fields, int line) {
    int row = rows++;
    if (fields.length != width) {
      String message = "ragged: " + fields.length + " columns; the first row has " + width;
      defect(line, 0, "row " + (row + 1), message);
      return;
    }
    if (row >= width) {
      return; // Reported at the end as not square.
    }
    for (int column = 0; column < width; column++) {
      micros[row * width + column] = micros(fields[column], row, column, line);
    }
  }

  private int micros(String field, int row, int column, int line) {
    double millis = Decimal.parse(field);
    boolean allowed = millis >= 0 && millis <= LatencyMatrix.MAX_RTT_MILLIS;
    if (allowed && (row != column || millis == 0)) {
      return (int) Math.round(millis * MICROS_PER_MILLI);
    }
    String where = "row " + (row + 1) + " column " + (column + 1);
    String rule =
        allowed || row == column
            ? "; allowed on the diagonal: 0"
            : "; allowed: a round-trip time from 0 to 1000000 ms";
    defect(line, column + 1, where, "\"" + field + "\"" + rule);
    return 0;
  }

  private void defect(int line, int column, String where, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(file, line, column, where, message);
    } else {
      unlisted++;
    }
  }
}
