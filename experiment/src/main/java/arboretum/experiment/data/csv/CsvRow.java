package arboretum.experiment.data.csv;

import arboretum.experiment.problem.Problems;
import java.util.List;

/**
 * One row of a table. A field that isn't what was asked for becomes a problem with its line and
 * field number, and a harmless value is returned: the table is not used when there are problems.
 */
public final class CsvRow {
  private final String file;
  private final int line;
  private final List<String> columns;
  private final List<String> fields;
  private final Problems problems;

  CsvRow(String file, int line, List<String> columns, List<String> fields, Problems problems) {
    this.file = file;
    this.line = line;
    this.columns = columns;
    this.fields = fields;
    this.problems = problems;
  }

  /** Returns the line, from 1. */
  public int line() {
    return line;
  }

  /** Returns the field, which may be empty. */
  public String text(String column) {
    return fields.get(index(column));
  }

  /** Returns the field; an empty one is a problem. */
  public String name(String column) {
    String value = text(column);
    if (value.isBlank()) {
      problem(column, "is empty");
    }
    return value;
  }

  /** Returns a whole number in [min, max]. */
  public long whole(String column, long min, long max) {
    String value = text(column);
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    problem(column, "\"" + value + "\"; allowed: a whole number from " + min + " to " + max);
    return min;
  }

  /** Returns a number in [min, max], written in decimal. */
  public double number(String column, double min, double max) {
    String value = text(column);
    double number = Decimal.parse(value);
    if (number >= min && number <= max) {
      return number;
    }
    problem(column, "\"" + value + "\"; allowed: a number from " + min + " to " + max);
    return min;
  }

  /** Adds a problem at the field of {@code column}. */
  public void problem(String column, String message) {
    problems.add(file, line, index(column) + 1, column, message);
  }

  private int index(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + column + " in " + columns);
    }
    return index;
  }
}
