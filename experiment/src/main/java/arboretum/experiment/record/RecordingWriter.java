package arboretum.experiment.record;

import arboretum.experiment.wire.Codec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a recording: a gzipped file of lines, the header first, then one {@link RecordedStep} per
 * line. The same steps give the same bytes.
 *
 * <p>Every {@value #STEPS_PER_FLUSH} steps all is handed to the system, so a process that is killed
 * loses no more than those. Any thread; steps of one node must come from one thread.
 */
public final class RecordingWriter implements AutoCloseable {
  static final Codec<RecordingHeader> HEADER = Codec.of(RecordingHeader.class);
  static final Codec<RecordedStep> STEP = Codec.of(RecordedStep.class);

  private static final int STEPS_PER_FLUSH = 64;
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private int unflushed;
  private boolean closed;

  private RecordingWriter(OutputStream out) {
    this.out = out;
  }

  /** Creates {@code file}, or empties it, and writes the header; the folder must be there. */
  public static RecordingWriter create(Path file, RecordingHeader header) throws IOException {
    OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    RecordingWriter writer =
        new RecordingWriter(new GZIPOutputStream(bytes, BUFFER_BYTES, /* syncFlush= */ true));
    writer.line(HEADER.line(header));
    writer.flush();
    return writer;
  }

  /** Appends a step; does nothing once closed, since a driver's last inputs may come late. */
  public void write(RecordedStep step) throws IOException {
    append(STEP.line(step));
  }

  /** Hands all that was written to the system. */
  public synchronized void flush() throws IOException {
    out.flush();
    unflushed = 0;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    out.close();
  }

  private synchronized void append(String json) throws IOException {
    if (closed) {
      return;
    }
    line(json);
    unflushed++;
    if (unflushed == STEPS_PER_FLUSH) {
      flush();
    }
  }

  private void line(String json) throws IOException {
    out.write(json.getBytes(StandardCharsets.US_ASCII));
    out.write('\n');
  }
}
