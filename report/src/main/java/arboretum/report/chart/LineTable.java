package arboretum.report.chart;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table to be drawn as lines: the first column says where on the x axis a row is, every other
 * column is a line.
 *
 * @param xLabel name of the first column
 * @param xs text of the first column, in the order of rows; at least one
 * @param lines the other columns; at least one
 */
record LineTable(String xLabel, List<String> xs, List<Line> lines) {
  /**
   * One line.
   *
   * @param name of the column
   * @param values by row; NaN where the field is empty
   */
  record Line(String name, List<Double> values) {
    Line {
      values = List.copyOf(values);
    }
  }

  LineTable {
    xs = List.copyOf(xs);
    lines = List.copyOf(lines);
  }

  /**
   * Reads a CSV file; a first line that begins with {@code #} is passed over.
   *
   * @throws InputException if a row has not as many fields as the first, or a field is no number
   */
  static LineTable read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(Problem.of(file.toString(), "there is no such file or run"));
    }
    String text = Files.readString(file);
    int before = text.startsWith("#") ? 1 : 0;
    String body = before == 0 ? text : text.substring(text.indexOf('\n') + 1);
    List<List<String>> rows = new ArrayList<>();
    try (MappingIterator<String[]> iterator =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(new StringReader(body))) {
      iterator.forEachRemaining(row -> rows.add(List.of(row)));
    }
    if (rows.size() < 2 || rows.getFirst().size() < 2) {
      throw new InputException(
          Problem.of(
              file.toString(), "is no table with two columns or more, their names and a row"));
    }
    return of(file, before, rows);
  }

  private static LineTable of(Path file, int before, List<List<String>> rows) {
    List<String> names = rows.getFirst();
    List<String> xs = new ArrayList<>();
    List<List<Double>> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new ArrayList<>()));
    for (int row = 1; row < rows.size(); row++) {
      List<String> fields = rows.get(row);
      int line = before + row + 1;
      if (fields.size() != names.size()) {
        String message = fields.size() + " fields; wanted: " + names.size();
        throw new InputException(new Problem(file.toString(), line, 0, "", message));
      }
      xs.add(fields.getFirst());
      for (int column = 1; column < names.size(); column++) {
        columns.get(column).add(number(file, line, names.get(column), fields.get(column)));
      }
    }
    List<Line> lines = new ArrayList<>();
    for (int column = 1; column < names.size(); column++) {
      lines.add(new Line(names.get(column), columns.get(column)));
    }
    return new LineTable(names.getFirst(), xs, lines);
  }

  private static double number(Path file, int line, String column, String field) {
    try {
      return field.isBlank() ? Double.NaN : Double.parseDouble(field.strip());
    } catch (NumberFormatException e) {
      String message = "\"" + field + "\" is not allowed; allowed: a number, or nothing";
      throw new InputException(new Problem(file.toString(), line, 0, column, message));
    }
  }
}
