package arboretum.experiment.results;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.trace.TraceEvent;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
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
 * line with its time in nanoseconds, its node, and its own fields in alphabetical order. The gzip
 * header holds no time. There whole or not at all. Not thread-safe.
 */
public final class TraceFile implements AutoCloseable {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .addModule(
              new SimpleModule()
                  .addSerializer(NodeName.class, ToStringSerializer.instance)
                  .addSerializer(InstanceId.class, ToStringSerializer.instance)
                  .addSerializer(Epoch.class, ToStringSerializer.instance))
          .build();

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
    ObjectNode line = MAPPER.createObjectNode();
    line.put("at", atNanos);
    line.put("node", node.path());
    line.put("event", event.getClass().getSimpleName());
    JsonNode fields = MAPPER.valueToTree(event);
    line.setAll((ObjectNode) fields);
    writer.write(MAPPER.writeValueAsString(line));
    writer.write('\n');
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
