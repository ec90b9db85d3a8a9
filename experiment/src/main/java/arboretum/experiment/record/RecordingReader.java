package arboretum.experiment.record;

import arboretum.experiment.wire.Codec;
import arboretum.experiment.wire.CodecException;
import arboretum.protocol.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a recording. The writer may have been killed: a recording that stops within a line is read
 * up to the line before, and {@link #truncation} says so. Anything else that is wrong is a {@link
 * RecordingException} with file and line. One thread.
 */
public final class RecordingReader implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final RecordingHeader header;
  private long lines;
  private Optional<String> truncation = Optional.empty();

  private RecordingReader(Path file, InputStream in) throws IOException {
    this.file = file;
    this.in = in;
    this.header = readHeader();
  }

  /** Opens a recording and reads its header. */
  public static RecordingReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      return new RecordingReader(
          file, new BufferedInputStream(new GZIPInputStream(bytes, BUFFER_BYTES), BUFFER_BYTES));
    } catch (ZipException | EOFException e) {
      bytes.close();
      throw new RecordingException(file + ":1: no recording: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** Reads all steps of a recording. */
  public static List<RecordedStep> readAll(Path file) throws IOException {
    List<RecordedStep> steps = new ArrayList<>();
    try (RecordingReader reader = open(file)) {
      for (Optional<RecordedStep> step = reader.next(); step.isPresent(); step = reader.next()) {
        steps.add(step.get());
      }
    }
    return steps;
  }

  public RecordingHeader header() {
    return header;
  }

  /** Returns the next step; empty at the end. */
  public Optional<RecordedStep> next() throws IOException {
    Optional<byte[]> json = nextLine();
    return json.isEmpty() ? Optional.empty() : Optional.of(parse(RecordingWriter.STEP, json.get()));
  }

  /** Returns what is to be said about an end that is not a proper one, once it was reached. */
  public Optional<String> truncation() {
    return truncation;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private RecordingHeader readHeader() throws IOException {
    RecordingHeader first =
        parse(
            RecordingWriter.HEADER,
            nextLine().orElseThrow(() -> new RecordingException(file + ":1: no recording: empty")));
    if (!first.format().equals(RecordingHeader.FORMAT)) {
      throw new RecordingException(file + ":1: no recording: format \"" + first.format() + "\"");
    }
    if (first.version() != Message.VERSION) {
      throw new RecordingException(
          file
              + ":1: made with version "
              + first.version()
              + " of the messages, this build reads version "
              + Message.VERSION);
    }
    return first;
  }

  private <T> T parse(Codec<T> codec, byte[] json) {
    try {
      return codec.read(json);
    } catch (CodecException e) {
      throw new RecordingException(file + ":" + lines + ": " + e.getMessage());
    }
  }

  /** Returns the next line that has its line end. */
  private Optional<byte[]> nextLine() throws IOException {
    if (truncation.isPresent()) {
      return Optional.empty();
    }
    line.reset();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          lines++;
          return Optional.of(line.toByteArray());
        }
        line.write(b);
      }
    } catch (EOFException e) {
      truncated();
      return Optional.empty();
    } catch (ZipException e) {
      throw new RecordingException(file + ":" + (lines + 1) + ": damaged: " + e.getMessage());
    }
    if (line.size() > 0) {
      truncated();
    }
    return Optional.empty();
  }

  private void truncated() {
    truncation =
        Optional.of(
            file + ":" + (lines + 1) + ": ends within a step; the steps before it are kept");
  }
}
