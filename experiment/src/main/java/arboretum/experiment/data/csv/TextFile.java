package arboretum.experiment.data.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files that may be gzipped; their first two bytes decide, not their name (RFC 1952). */
public final class TextFile {
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;
  private static final int BUFFER_BYTES = 1 << 16;

  private TextFile() {}

  /** Opens the uncompressed bytes. The caller closes the stream. */
  public static InputStream open(Path file) throws IOException {
    var raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      raw.mark(2);
      boolean gzipped = raw.read() == GZIP_MAGIC_1 && raw.read() == GZIP_MAGIC_2;
      raw.reset();
      return gzipped ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /** Opens the file as UTF-8 text. The caller closes the reader. */
  public static BufferedReader reader(Path file) throws IOException {
    return reader(open(file));
  }

  /** Reads a stream as UTF-8 text. The caller closes the reader. */
  public static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BUFFER_BYTES);
  }

  /** Writes UTF-8 text to a stream. The caller closes the writer. */
  public static BufferedWriter writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_BYTES);
  }

  /** Returns in words why a file could not be read. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return "can't be read: "
        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }
}
