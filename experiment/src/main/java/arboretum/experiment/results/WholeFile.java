package arboretum.experiment.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written beside its place, forced to the disk, then
 * renamed. Without {@link #commit} nothing is left.
 */
public final class WholeFile implements AutoCloseable {
  /** Ends the name of a file that is being written. */
  static final String UNFINISHED = ".unfinished";

  private final Path target;
  private final Path unfinished;
  private final FileChannel channel;
  private final Writer writer;

  /** Begins the file; its folder must exist. */
  public WholeFile(Path target) throws IOException {
    this.target = target;
    unfinished = target.resolveSibling("." + target.getFileName() + UNFINISHED);
    channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    writer =
        new BufferedWriter(
            Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), 1 << 16), 1 << 16);
  }

  /** Writes a whole text file. */
  public static void write(Path target, String text) throws IOException {
    try (WholeFile file = new WholeFile(target)) {
      file.writer().write(text);
      file.commit();
    }
  }

  /** Writes a whole file of bytes. */
  public static void write(Path target, byte[] bytes) throws IOException {
    try (WholeFile file = new WholeFile(target)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        file.channel.write(buffer);
      }
      file.commit();
    }
  }

  /**
   * Writes a whole text file and does not wait for the disk, which costs more than a short
   * replication. After a loss of power the file may be short or empty; its reader has to see that.
   */
  static void writeUnforced(Path target, String text) throws IOException {
    try (WholeFile file = new WholeFile(target)) {
      file.writer().write(text);
      file.writer().flush();
      file.place();
    }
  }

  /** Returns what to write to; lines end with {@code \n}. */
  public Writer writer() {
    return writer;
  }

  /** Puts the file in its place. */
  public void commit() throws IOException {
    writer.flush();
    channel.force(true);
    place();
  }

  private void place() throws IOException {
    channel.close();
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}
