package arboretum.experiment.data.csv;

import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a comma-separated table with a header, in the form that our importers write: UTF-8, one
 * record a line, no quotes; lines that are empty or begin with {@code #} are skipped. A file with
 * other columns, or a row with another number of fields, is reported, not guessed at.
 */
public final class CsvTable {
  private final String file;
  private final List<String> columns;
  private final Problems problems;

  private CsvTable(String file, List<String> columns, Problems problems) {
    this.file = file;
    this.columns = columns;
    this.problems = problems;
  }

  /**
   * Calls {@code each} for every row with the right number of fields, in order; puts everything
   * that is wrong into {@code problems}.
   */
  public static void read(
      Path file, List<String> columns, Problems problems, Consumer<CsvRow> each) {
    try (var in = TextFile.reader(file)) {
      new CsvTable(file.toString(), columns, problems).rows(in, each);
    } catch (IOException e) {
      problems.add(Problem.of(file.toString(), TextFile.reason(e)));
    }
  }

  /** As {@link #read(Path, List, Problems, Consumer)}, from a reader that the caller closes. */
  public static void read(
      String name,
      BufferedReader in,
      List<String> columns,
      Problems problems,
      Consumer<CsvRow> each) {
    try {
      new CsvTable(name, columns, problems).rows(in, each);
    } catch (IOException e) {
      problems.add(Problem.of(name, TextFile.reason(e)));
    }
  }

  private void rows(BufferedReader in, Consumer<CsvRow> each) throws IOException {
    boolean headerSeen = false;
    int lineNumber = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lineNumber++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> fields = Arrays.asList(line.split(",", -1));
      if (!headerSeen) {
        headerSeen = true;
        if (!fields.equals(columns)) {
          String wanted = String.join(",", columns);
          problems.add(file, lineNumber, 1, "", "the columns are " + line + "; allowed: " + wanted);
          return;
        }
      } else if (fields.size() != columns.size()) {
        String message = fields.size() + " fields; the header has " + columns.size();
        problems.add(file, lineNumber, 1, "", message);
      } else {
        each.accept(new CsvRow(file, lineNumber, columns, fields, problems));
      }
    }
    if (!headerSeen) {
      problems.add(Problem.of(file, "is empty; wanted a header " + String.join(",", columns)));
    }
  }
}
