package arboretum.experiment.data;

import arboretum.experiment.data.DataSet.ByHand;
import arboretum.experiment.data.DataSet.DataFile;
import arboretum.experiment.data.DataSet.Imported;
import arboretum.experiment.data.DataSet.Origin;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.problem.Problems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The data sets that scenarios may name: {@code scenarios/data/registry.yaml}. Immutable. */
public final class DataRegistry {
  private static final String RESOURCE = "/arboretum/data/registry.yaml";
  private static final String FORMAT = "data-registry";
  private static final int VERSION = 1;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final Map<String, DataSet> sets;

  private DataRegistry(Map<String, DataSet> sets) {
    this.sets = sets;
  }

  /** Returns the registry that the build packed into the program. */
  public static DataRegistry bundled() {
    try (InputStream in = DataRegistry.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build did not pack " + RESOURCE);
      }
      return new Reader("scenarios/data/registry.yaml").read(in);
    } catch (IOException e) {
      throw new IllegalStateException("the packed registry can't be read", e);
    }
  }

  /**
   * Returns the registry in {@code file}.
   *
   * @throws InputException with everything that is wrong with it
   */
  public static DataRegistry read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new Reader(file.toString()).read(in);
    } catch (IOException e) {
      throw new InputException(Problem.of(file.toString(), TextFile.reason(e)));
    }
  }

  /** Returns all sets in the order of the file. */
  public List<DataSet> sets() {
    return List.copyOf(sets.values());
  }

  /** Returns the names of all sets in the order of the file. */
  public List<String> names() {
    return List.copyOf(sets.keySet());
  }

  /** Returns the set of that name. */
  public Optional<DataSet> find(String name) {
    return Optional.ofNullable(sets.get(name));
  }

  /** Reads one file. */
  private static final class Reader {
    private final String file;
    private final Problems problems = new Problems();

    Reader(String file) {
      this.file = file;
    }

    DataRegistry read(InputStream in) throws IOException {
      JsonNode root = new YAMLMapper().readTree(in);
      if (root.path(FORMAT).asInt() != VERSION) {
        throw new InputException(
            new Problem(file, 1, 1, "", "the first line must be " + FORMAT + ": " + VERSION));
      }
      var sets = new LinkedHashMap<String, DataSet>();
      JsonNode rows = root.path("sets");
      for (int i = 0; i < rows.size(); i++) {
        DataSet set = set(rows.path(i), "sets[" + i + "]");
        if (sets.put(set.name(), set) != null) {
          problem("sets[" + i + "].name", "\"" + set.name() + "\" stands in the file twice");
        }
      }
      problems.throwIfAny();
      return new DataRegistry(sets);
    }

    private DataSet set(JsonNode row, String path) {
      String commit = text(row, "commit", path);
      if (!COMMIT.matcher(commit).matches()) {
        problem(path + ".commit", "\"" + commit + "\"; allowed: 40 hexadecimal digits");
      }
      return new DataSet(
          text(row, "name", path),
          text(row, "what", path),
          text(row, "licence", path),
          text(row, "citation", path),
          text(row, "url", path),
          commit,
          text(row, "changed", path),
          text(row, "known-errors", path),
          origin(row, path),
          files(row, "files", "name", path));
    }

    private Origin origin(JsonNode row, String path) {
      String kind = text(row, "origin", path);
      switch (kind) {
        case "hashed" -> {}
        case "transcribed", "not imported" -> {
          return new ByHand(kind, text(row, "reason", path), text(row, "obtain", path));
        }
        default ->
            problem(
                path + ".origin", "\"" + kind + "\"; allowed: hashed, transcribed, not imported");
      }
      JsonNode importer = row.path("importer");
      return new Imported(
          text(row, "raw", path),
          text(importer, "name", path + ".importer"),
          importer.path("version").asInt(),
          files(row, "origin-files", "path", path));
    }

    private List<DataFile> files(JsonNode row, String key, String nameKey, String path) {
      var files = new ArrayList<DataFile>();
      JsonNode list = row.path(key);
      for (int i = 0; i < list.size(); i++) {
        String at = path + "." + key + "[" + i + "]";
        String sha256 = text(list.path(i), "sha256", at);
        if (!SHA_256.matcher(sha256).matches()) {
          problem(at + ".sha256", "\"" + sha256 + "\"; allowed: 64 hexadecimal digits");
        }
        long bytes = list.path(i).path("bytes").asLong(-1);
        if (bytes < 0) {
          problem(at + ".bytes", "is missing or negative");
        }
        files.add(new DataFile(text(list.path(i), nameKey, at), bytes, sha256));
      }
      if (files.isEmpty()) {
        problem(path + "." + key, "is missing or empty");
      }
      return files;
    }

    private String text(JsonNode row, String key, String path) {
      String value = row.path(key).asText("");
      if (value.isBlank()) {
        problem(path + "." + key, "is missing or empty");
      }
      return value;
    }

    private void problem(String path, String message) {
      problems.add(file, 0, 0, path, message);
    }
  }
}
