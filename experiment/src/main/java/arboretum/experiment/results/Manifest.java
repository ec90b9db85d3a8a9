package arboretum.experiment.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a run came about: {@code manifest.json}. The only file, with {@code timing.csv}, that holds
 * wall time.
 *
 * @param identity what its bytes depend on
 * @param source where scenario and program come from
 * @param question the scenario's question; may be empty
 * @param profile the scenario's profile
 * @param seed the scenario's seed
 * @param replications per point
 * @param points the sweep
 * @param statements what a reader has to know, such as how a trace was changed; by key
 * @param command the command line that made it
 * @param rerun the command line that makes it again
 * @param startedAt wall time, ISO 8601
 * @param finishedAt wall time, ISO 8601
 */
public record Manifest(
    RunIdentity identity,
    Source source,
    String question,
    String profile,
    long seed,
    int replications,
    List<Point> points,
    SortedMap<String, String> statements,
    String command,
    String rerun,
    String startedAt,
    String finishedAt) {
  /**
   * Where scenario and program come from.
   *
   * @param scenarioText the scenario file as it was read, without what the command line changed
   * @param commit of the checkout that the program ran from; {@code unknown} outside of one
   */
  public record Source(String scenarioText, String commit) {}

  public Manifest {
    points = List.copyOf(points);
  }

  /** Returns the file's text. */
  public String toJson() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("arboretum-manifest", Formats.version(Formats.MANIFEST));
    fields.put("scenario", identity.scenario());
    fields.put("mode", identity.mode().label());
    fields.put("question", question);
    fields.put("profile", profile);
    fields.put("seed", seed);
    fields.put("replications", replications);
    fields.put("points", pointList());
    fields.put("statements", statements);
    fields.put("hash", identity.hash());
    fields.put("data", identity.data());
    fields.put("plugins", identity.plugins());
    fields.put("formats", Formats.all());
    fields.put("build", identity.build());
    fields.put("commit", source.commit());
    fields.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
    fields.put("machine", machine());
    fields.put("command", command);
    fields.put("rerun", rerun);
    fields.put("started", startedAt);
    fields.put("finished", finishedAt);
    fields.put("scenario_text", source.scenarioText());
    fields.put("resolved", identity.resolved().lines().toList());
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(fields) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest of strings and numbers is always JSON", e);
    }
  }

  private List<Map<String, Object>> pointList() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Point point : points) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("point", point.index());
      entry.put("parameters", point.parameters());
      list.add(entry);
    }
    return list;
  }

  private static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("architecture", System.getProperty("os.arch"));
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    machine.put("max_heap_bytes", Runtime.getRuntime().maxMemory());
    return machine;
  }
}
