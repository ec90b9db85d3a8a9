package arboretum.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A table that is written whole or not at all: the version line, the column names, then rows.
 * Comma, {@code \n}, UTF-8; a field is quoted only if it needs it (RFC 4180).
 */
public final class CsvFile implements AutoCloseable {
  private final WholeFile file;
  private final StringBuilder line = new StringBuilder();
  private final int columns;
  private int fields;

  /**
   * Begins the table.
   *
   * @param format one of {@link Formats}
   */
  public CsvFile(Path target, String format, List<String> columns) throws IOException {
    file = new WholeFile(target);
    this.columns = columns.size();
    file.writer().write(Formats.head(format) + "\n");
    columns.forEach(this::add);
    end();
  }

  public CsvFile add(String field) {
    line.append(fields++ == 0 ? "" : ",").append(quoted(field));
    return this;
  }

  public CsvFile add(long field) {
    line.append(fields++ == 0 ? "" : ",").append(field);
    return this;
  }

  /** Adds a number as {@link Numbers} writes it. */
  public CsvFile add(double field) {
    return add(Numbers.format(field));
  }

  public CsvFile addAll(Iterable<String> values) {
    values.forEach(this::add);
    return this;
  }

  /**
   * Ends the row.
   *
   * @throws IllegalStateException if it has not as many fields as the table has columns
   */
  public void end() throws IOException {
    if (fields != columns) {
      throw new IllegalStateException(fields + " fields in " + columns + " columns: " + line);
    }
    file.writer().append(line).append('\n');
    line.setLength(0);
    fields = 0;
  }

  /** Puts the table in its place. */
  public void commit() throws IOException {
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static String quoted(String field) {
    boolean plain = true;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      plain &= c != ',' && c != '"' && c != '\n' && c != '\r' && (c != '#' || i > 0);
    }
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
