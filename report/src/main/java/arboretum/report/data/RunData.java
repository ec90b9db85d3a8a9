package arboretum.report.data;

import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.results.Formats;
import arboretum.experiment.results.Point;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A run's manifest and tables; samples are read when first asked for. Not thread-safe. */
public final class RunData {
  private static final CsvMapper CSV = new CsvMapper();

  private final Path directory;
  private final JsonNode manifest;
  private final List<Point> points;
  private final List<Map<String, String>> runs = new ArrayList<>();
  private final List<Map<String, String>> breakdown = new ArrayList<>();
  private final SortedMap<String, SortedMap<Integer, SortedMap<Integer, Samples>>> samples =
      new TreeMap<>();

  private RunData(Path directory, JsonNode manifest) throws IOException {
    this.directory = directory;
    this.manifest = manifest;
    points = readPoints(manifest);
    read(Formats.RUNS, runs::add);
    read(Formats.BREAKDOWN, breakdown::add);
  }

  /**
   * Loads a complete run.
   *
   * @throws InputException if the directory holds none, or one of another format
   */
  public static RunData load(Path directory) throws IOException {
    Path file = directory.resolve("manifest.json");
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          Problem.of(directory.toString(), "holds no complete run (there is no manifest.json)"));
    }
    return load(directory, Files.readString(file));
  }

  /**
   * Loads a run whose tables are written but whose manifest may not be in its place yet.
   *
   * @param manifest the manifest's text
   */
  public static RunData load(Path directory, String manifest) throws IOException {
    JsonNode json = new ObjectMapper().readTree(manifest);
    int version = json.path("arboretum-manifest").asInt();
    if (version != Formats.version(Formats.MANIFEST)) {
      throw new InputException(
          Problem.of(
              directory.resolve("manifest.json").toString(),
              "version " + version + " of the results is not known"));
    }
    return new RunData(directory, json);
  }

  public Path directory() {
    return directory;
  }

  /** Returns a field of the manifest; a missing node if it has none of this name. */
  public JsonNode manifest(String field) {
    return manifest.path(field);
  }

  public List<Point> points() {
    return points;
  }

  /** Returns the rows of {@code runs.csv}: text by column. */
  public List<Map<String, String>> runs() {
    return runs;
  }

  /** Returns the rows of {@code breakdown.csv}: text by column. */
  public List<Map<String, String>> breakdown() {
    return breakdown;
  }

  /** Returns what {@code samples.csv} has of a metric, by point and replication. */
  public SortedMap<Integer, SortedMap<Integer, Samples>> samples(String metric) throws IOException {
    if (samples.isEmpty()) {
      read(
          Formats.SAMPLES,
          row ->
              samples
                  .computeIfAbsent(row.getOrDefault("metric", ""), name -> new TreeMap<>())
                  .computeIfAbsent(integer(row, "point"), point -> new TreeMap<>())
                  .computeIfAbsent(integer(row, "replication"), replication -> new Samples())
                  .add(row));
    }
    return samples.getOrDefault(metric, new TreeMap<>());
  }

  /** Returns a number of a row; NaN if it is empty. */
  public static double number(Map<String, String> row, String column) {
    String text = row.getOrDefault(column, "");
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static int integer(Map<String, String> row, String column) {
    return Integer.parseInt(row.getOrDefault(column, ""));
  }

  private void read(String format, Consumer<Map<String, String>> rows) throws IOException {
    Path file = directory.resolve(format + ".csv");
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String head = in.readLine();
      if (!Formats.head(format).equals(head)) {
        throw new InputException(
            new Problem(
                file.toString(),
                1,
                0,
                "",
                "begins with " + head + ", not " + Formats.head(format)));
      }
      CsvSchema schema = CsvSchema.emptySchema().withHeader();
      try (MappingIterator<Map<String, String>> iterator =
          CSV.readerForMapOf(String.class).with(schema).readValues(in)) {
        iterator.forEachRemaining(rows);
      }
    }
  }

  private static List<Point> readPoints(JsonNode manifest) {
    List<Point> points = new ArrayList<>();
    for (JsonNode entry : manifest.path("points")) {
      Map<String, String> parameters = new LinkedHashMap<>();
      entry
          .path("parameters")
          .properties()
          .forEach(field -> parameters.put(field.getKey(), field.getValue().asText()));
      points.add(new Point(entry.path("point").asInt(), parameters));
    }
    return points;
  }
}
