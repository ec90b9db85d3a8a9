package arboretum.experiment.problem;

import java.util.Comparator;

/**
 * One thing that is wrong with an input. Ordered by place: file, line, column, path, message.
 *
 * @param file the file as the user named it; empty if the input is no file (a command line option)
 * @param line line from 1; 0 if unknown
 * @param column column from 1; 0 if unknown. In a CSV file it is the field's number
 * @param path the key inside the file, such as {@code topology.clusters[2].at}; empty if none
 * @param message what is wrong, the value, and what is allowed
 */
public record Problem(String file, int line, int column, String path, String message)
    implements Comparable<Problem> {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::path)
          .thenComparing(Problem::message);

  public Problem {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("negative place " + line + ":" + column);
    }
  }

  /** Returns a problem with a whole file, without a place in it. */
  public static Problem of(String file, String message) {
    return new Problem(file, 0, 0, "", message);
  }

  /**
   * Returns {@code file:line:column: path: message}; parts that are not known are left out (a
   * column without a line is not shown).
   */
  public String format() {
    var text = new StringBuilder(file);
    if (line > 0) {
      text.append(text.isEmpty() ? "" : ":").append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    appendPart(text, path);
    appendPart(text, message);
    return text.toString();
  }

  private static void appendPart(StringBuilder text, String part) {
    if (!part.isEmpty()) {
      text.append(text.isEmpty() ? "" : ": ").append(part);
    }
  }

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }

  @Override
  public String toString() {
    return format();
  }
}
