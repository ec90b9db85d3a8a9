package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.DataSet.DataFile;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.data.Located;
import arboretum.experiment.data.Sha256;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.data.matrix.LatencyMatrix;
import arboretum.experiment.data.openb.OpenbNode;
import arboretum.experiment.data.openb.OpenbNodes;
import arboretum.experiment.data.openb.OpenbPod;
import arboretum.experiment.data.openb.OpenbPods;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.sla.Descriptor;
import arboretum.experiment.sla.SlaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The files beside the scenario: each is read, hashed and checked once. Thread-safe. */
public final class Sources {
  private static final String MATRIX_FILE = "rtt_median_ms.csv.gz";
  private static final String NODES_FILE = "nodes.csv";
  private static final String PODS_FILE = "pods.csv";

  private final Path folder;
  private final DataSets data;
  private final SortedMap<String, Object> contents = new TreeMap<>();
  private final SortedMap<String, UsedData> used = new TreeMap<>();

  /**
   * Looks nowhere yet.
   *
   * @param folder that of the scenario, to which its paths are relative
   */
  public Sources(Path folder, DataSets data) {
    this.folder = folder;
    this.data = data;
  }

  /** Returns the files that were read so far, by name. */
  public synchronized List<UsedData> used() {
    return List.copyOf(used.values());
  }

  Optional<LatencyMatrix> matrixOf(Fields fields, Key<String> set, Problems problems) {
    return registered(
        fields, set, MATRIX_FILE, LatencyMatrix.class, LatencyMatrix::readWhole, problems);
  }

  Optional<List<OpenbNode>> machinesOf(Fields fields, Key<String> set, Problems problems) {
    return registered(fields, set, NODES_FILE, Machines.class, Machines::read, problems)
        .map(Machines::nodes);
  }

  Optional<List<OpenbPod>> podsOf(Fields fields, Key<String> set, Problems problems) {
    return registered(fields, set, PODS_FILE, Pods.class, Pods::read, problems).map(Pods::pods);
  }

  /** A matrix of the user's own, relative to the scenario. */
  Optional<LatencyMatrix> ownMatrix(Fields fields, Key<String> file, Problems problems) {
    String name = fields.require(file);
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path)) {
      fields.report(problems, file, "there is no file \"" + path + "\"");
      return Optional.empty();
    }
    return read(
        "", name, path, LatencyMatrix.class, LatencyMatrix::readWhole, fields, file, problems);
  }

  /** A descriptor of the user's own, relative to the scenario. */
  Optional<Descriptor> descriptor(Fields fields, Key<String> file, Problems problems) {
    String name = fields.require(file);
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path)) {
      fields.report(problems, file, "there is no file \"" + path + "\"");
      return Optional.empty();
    }
    return read("", name, path, Descriptor.class, SlaReader::read, fields, file, problems);
  }

  private <T> Optional<T> registered(
      Fields fields,
      Key<String> set,
      String file,
      Class<T> type,
      Function<Path, T> reader,
      Problems problems) {
    String name = fields.require(set);
    return switch (data.file(name, file)) {
      case Located.Missing missing -> {
        fields.report(problems, set, missing.message());
        yield Optional.empty();
      }
      case Located.Found found ->
          read(name, file, found.path(), type, reader, fields, set, problems);
    };
  }

  private synchronized <T> Optional<T> read(
      String set,
      String name,
      Path path,
      Class<T> type,
      Function<Path, T> reader,
      Fields fields,
      Key<String> key,
      Problems problems) {
    String id = set + "/" + name;
    Object known = contents.get(id);
    if (known != null) {
      return Optional.of(type.cast(known));
    }
    try {
      String sha256 = Sha256.ofContent(path);
      Optional<String> wanted = registeredHash(set, name).filter(hash -> !hash.equals(sha256));
      if (wanted.isPresent()) {
        String message = path + " has SHA-256 " + sha256 + "; the registry has " + wanted.get();
        fields.report(problems, key, message + "; see ./arboretum data check");
        return Optional.empty();
      }
      T content = reader.apply(path);
      contents.put(id, content);
      used.put(id, new UsedData(set, name, sha256));
      return Optional.of(content);
    } catch (InputException e) {
      problems.addAll(e.problems());
    } catch (IOException e) {
      fields.report(problems, key, path + " " + TextFile.reason(e));
    }
    return Optional.empty();
  }

  private Optional<String> registeredHash(String set, String file) {
    return data.registry()
        .find(set)
        .flatMap(s -> s.files().stream().filter(f -> f.name().equals(file)).findFirst())
        .map(DataFile::sha256);
  }

  /** Machines as one content. */
  private record Machines(List<OpenbNode> nodes) {
    static Machines read(Path file) {
      return new Machines(new ArrayList<>(OpenbNodes.read(file)));
    }
  }

  /** Pods as one content. */
  private record Pods(List<OpenbPod> pods) {
    static Pods read(Path file) {
      return new Pods(new ArrayList<>(OpenbPods.read(file)));
    }
  }
}
