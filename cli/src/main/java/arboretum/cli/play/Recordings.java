package arboretum.cli.play;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.results.WholeFile;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.Overrides;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a result directory holds of the inputs of a run in real time: a recording per replication,
 * the scenario, and {@code recordings.json}, which says how the scenario was read.
 *
 * @param scenario the scenario file to read
 * @param sets changes of it from the command line
 * @param overrides seed and replications of the run
 * @param plugins SHA-256 of each jar of plug-ins, by file name
 * @param files a recording each, in order of point and replication
 */
record Recordings(
    Path scenario,
    List<String> sets,
    Overrides overrides,
    SortedMap<String, String> plugins,
    List<Path> files) {
  private static final String INDEX = "recordings.json";
  private static final String FORMAT = "arboretum-recordings";
  private static final int VERSION = 1;
  private static final String PREFIX = "inputs-";
  private static final String SUFFIX = ".jsonl.gz";

  Recordings {
    sets = List.copyOf(sets);
    files = List.copyOf(files);
  }

  /** Returns the file that a replication's inputs go to. */
  static Path file(Path directory, int point, int replication) {
    return directory.resolve(
        String.format(Locale.ROOT, PREFIX + "p%05d-r%05d" + SUFFIX, point, replication));
  }

  /** Says in {@code directory} what the recordings that will be there belong to. */
  static void begin(
      Path directory, Request request, LoadedScenario scenario, Map<String, String> plugins)
      throws IOException {
    ObjectNode index = new ObjectMapper().createObjectNode();
    index.put(FORMAT, VERSION);
    index.put("scenario", request.file().toAbsolutePath().normalize().toString());
    ArrayNode sets = index.putArray("sets");
    request.sets().forEach(sets::add);
    index.put("seed", scenario.seed());
    index.put("replications", scenario.replications());
    ObjectNode jars = index.putObject("plugins");
    plugins.forEach(jars::put);
    WholeFile.write(directory.resolve(INDEX), index.toPrettyString() + "\n");
    WholeFile.write(directory.resolve(Results.SCENARIO), scenario.text());
  }

  /**
   * Reads what is in a result directory.
   *
   * @throws InputException if it holds no recordings
   */
  static Recordings in(Path directory) throws IOException {
    Path index = directory.resolve(INDEX);
    if (!Files.isRegularFile(index)) {
      throw unusable(
          directory,
          Files.isDirectory(directory)
              ? "holds no recorded inputs; runs in real time (live) record them"
              : "there is no such folder");
    }
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(Files.readString(index));
    } catch (JsonProcessingException e) {
      throw unusable(index, "is no JSON: " + e.getOriginalMessage());
    }
    int version = json.path(FORMAT).asInt();
    if (version != VERSION) {
      throw unusable(index, "has version " + version + "; this build reads version " + VERSION);
    }
    List<String> sets = new ArrayList<>();
    json.path("sets").forEach(set -> sets.add(set.asText()));
    var overrides =
        new Overrides(
            Optional.of(json.path("seed").asLong()),
            Optional.of(json.path("replications").asInt()));
    Path original = Path.of(json.path("scenario").asText());
    SortedMap<String, String> plugins = new TreeMap<>();
    json.path("plugins")
        .properties()
        .forEach(jar -> plugins.put(jar.getKey(), jar.getValue().asText()));
    return new Recordings(
        scenario(directory, original), sets, overrides, plugins, files(directory));
  }

  /**
   * Returns the original if it still says the same, for it can name files beside it; else the copy.
   */
  private static Path scenario(Path directory, Path original) throws IOException {
    Path copy = directory.resolve(Results.SCENARIO);
    boolean same = Files.isReadable(original) && Files.mismatch(original, copy) < 0;
    return same ? original : copy;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      List<Path> found =
          all.filter(
                  file -> {
                    String name = file.getFileName().toString();
                    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
                  })
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw unusable(directory, "holds no recording: no replication had begun");
      }
      return found;
    }
  }

  private static InputException unusable(Path path, String message) {
    return new InputException(Problem.of(path.toString(), message));
  }
}
