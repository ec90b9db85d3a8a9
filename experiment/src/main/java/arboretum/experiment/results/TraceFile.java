package arboretum.experiment.results;

import arboretum.experiment.wire.Codec;
import arboretum.model.NodeName;
import arboretum.trace.TraceEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * The trace of one replication as gzipped JSON lines: a line with the version, then one event a
 * line with its time in nanoseconds, its node, and the event as {@link Codec#TRACE} has it. The
 * gzip header holds no time. There whole or not at all. Not thread-safe.
 */
public final class TraceFile implements AutoCloseable {
  private final Path target;
  private final Path unfinished;
  private final Writer writer;

  /** Begins {@code trace-p00000-r00000.jsonl.gz} in a run's directory. */
  public TraceFile(Path folder, int point, int replication) throws IOException {
    String name = String.format(Locale.ROOT, "trace-p%05d-r%05d.jsonl.gz", point, replication);
    target = folder.resolve(name);
    unfinished = folder.resolve("." + name + WholeFile.UNFINISHED);
    writer =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(unfinished), 1 << 16),
                StandardCharsets.UTF_8),
            1 << 16);
    writer.write("{\"arboretum-trace\":" + Formats.version(Formats.TRACE) + "}\n");
  }

  /** Adds an event; the caller keeps the order of time. */
  public void add(long atNanos, NodeName node, TraceEvent event) throws IOException {
    writer.write("{\"at\":" + atNanos + ",\"node\":\"" + node.path() + "\",\"event\":");
    writer.write(Codec.TRACE.line(event));
    writer.write("}\n");
  }

  /** Puts the trace in its place. */
  public void commit() throws IOException {
    writer.close();
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(unfinished);
  }
}
