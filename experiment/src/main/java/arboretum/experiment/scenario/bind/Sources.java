package arboretum.experiment.scenario.bind;

import arboretum.coordinates.Area;
import arboretum.experiment.data.DataSet.DataFile;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.data.Located;
import arboretum.experiment.data.Sha256;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.data.geojson.GeoJsonAreas;
import arboretum.experiment.data.matrix.LatencyMatrix;
import arboretum.experiment.data.openb.OpenbNode;
import arboretum.experiment.data.openb.OpenbNodes;
import arboretum.experiment.data.openb.OpenbPod;
import arboretum.experiment.data.openb.OpenbPods;
import arboretum.experiment.data.requests.MeasuredTimes;
import arboretum.experiment.data.requests.RecordedRequests;
import arboretum.experiment.data.requests.Waypoints;
import arboretum.experiment.data.sites.LocatedPoint;
import arboretum.experiment.plugin.PlugIns;
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
import java.util.function.Consumer;
import java.util.function.Function;

/** The files beside the scenario: each is read, hashed and checked once. Thread-safe. */
public final class Sources {
  private static final String AZURE = "latency-azure-regions";
  private static final String AZURE_FILE = "rtt_p95_ms.csv";
  private static final String MATRIX_FILE = "rtt_median_ms.csv.gz";
  private static final String SITES_FILE = "sites_optus_melbourne_cbd.csv";
  private static final String NODES_FILE = "nodes.csv";
  private static final String REQUESTS_FILE = "requests.csv";
  private static final String PODS_FILE = "pods.csv";

  private final Path folder;
  private final DataSets data;
  private final PlugIns plugIns;
  private final SortedMap<String, Object> contents = new TreeMap<>();
  private final SortedMap<String, UsedData> used = new TreeMap<>();

  /**
   * Looks nowhere yet.
   *
   * @param folder that of the scenario, to which its paths are relative
   */
  public Sources(Path folder, DataSets data, PlugIns plugIns) {
    this.plugIns = plugIns;
    this.folder = folder;
    this.data = data;
  }

  PlugIns plugIns() {
    return plugIns;
  }

  /** Returns the files that were read so far, by name. */
  public synchronized List<UsedData> used() {
    return List.copyOf(used.values());
  }

  Optional<LatencyMatrix> matrixOf(Fields fields, Key<String> set, Problems problems) {
    String file = fields.require(set).equals(AZURE) ? AZURE_FILE : MATRIX_FILE;
    return registered(fields, set, file, LatencyMatrix.class, LatencyMatrix::readWhole, problems);
  }

  Optional<List<OpenbNode>> machinesOf(Fields fields, Key<String> set, Problems problems) {
    return registered(fields, set, NODES_FILE, Machines.class, Machines::read, problems)
        .map(Machines::nodes);
  }

  Optional<List<OpenbPod>> podsOf(Fields fields, Key<String> set, Problems problems) {
    return registered(fields, set, PODS_FILE, Pods.class, Pods::read, problems).map(Pods::pods);
  }

  Optional<List<LocatedPoint>> sitesOf(Fields fields, Key<String> set, Problems problems) {
    return registered(fields, set, SITES_FILE, Points.class, Points::read, problems)
        .map(Points::points);
  }

  Optional<RecordedRequests> requestsOf(Fields fields, Key<String> set, Problems problems) {
    return registered(
        fields, set, REQUESTS_FILE, RecordedRequests.class, RecordedRequests::read, problems);
  }

  /** Requests of the user's own, relative to the scenario. */
  Optional<RecordedRequests> ownRequests(Fields fields, Key<String> file, Problems problems) {
    Consumer<String> report = message -> fields.report(problems, file, message);
    return own(
        fields.require(file), RecordedRequests.class, RecordedRequests::read, report, problems);
  }

  /** Where users go, by a file of the user's own. */
  Optional<Waypoints> waypoints(Fields fields, Key<String> file, Problems problems) {
    Consumer<String> report = message -> fields.report(problems, file, message);
    return own(fields.require(file), Waypoints.class, Waypoints::read, report, problems);
  }

  /** Service times of the user's own, relative to the scenario. */
  Optional<MeasuredTimes> ownTimes(Fields fields, Key<String> file, Problems problems) {
    Consumer<String> report = message -> fields.report(problems, file, message);
    return own(fields.require(file), MeasuredTimes.class, MeasuredTimes::read, report, problems);
  }

  /** A matrix of the user's own, relative to the scenario. */
  Optional<LatencyMatrix> ownMatrix(Fields fields, Key<String> file, Problems problems) {
    String name = fields.require(file);
    Consumer<String> report = message -> fields.report(problems, file, message);
    return own(name, LatencyMatrix.class, LatencyMatrix::readWhole, report, problems);
  }

  /**
   * The areas of a GeoJSON file of the user's own.
   *
   * @param name its path, relative to the scenario
   * @param report takes what is wrong with the path
   */
  Optional<List<Area>> ownAreas(String name, Consumer<String> report, Problems problems) {
    return own(name, Regions.class, Regions::read, report, problems).map(Regions::areas);
  }

  /** A descriptor of the user's own, relative to the scenario. */
  Optional<Descriptor> descriptor(Fields fields, Key<String> file, Problems problems) {
    Consumer<String> report = message -> fields.report(problems, file, message);
    return own(fields.require(file), Descriptor.class, SlaReader::read, report, problems);
  }

  private <T> Optional<T> own(
      String name,
      Class<T> type,
      Function<Path, T> reader,
      Consumer<String> report,
      Problems problems) {
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path)) {
      report.accept("there is no file \"" + path + "\"");
      return Optional.empty();
    }
    return read("", name, path, type, reader, report, problems);
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
          read(
              name,
              file,
              found.path(),
              type,
              reader,
              message -> fields.report(problems, set, message),
              problems);
    };
  }

  private synchronized <T> Optional<T> read(
      String set,
      String name,
      Path path,
      Class<T> type,
      Function<Path, T> reader,
      Consumer<String> report,
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
        report.accept(message + "; see ./arboretum data check");
        return Optional.empty();
      }
      T content = reader.apply(path);
      contents.put(id, content);
      used.put(id, new UsedData(set, name, sha256));
      return Optional.of(content);
    } catch (InputException e) {
      problems.addAll(e.problems());
    } catch (IOException e) {
      report.accept(path + " " + TextFile.reason(e));
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

  /** Sites as one content. */
  private record Points(List<LocatedPoint> points) {
    static Points read(Path file) {
      return new Points(new ArrayList<>(LocatedPoint.read(file)));
    }
  }

  /** Areas as one content. */
  private record Regions(List<Area> areas) {
    static Regions read(Path file) {
      return new Regions(new ArrayList<>(GeoJsonAreas.read(file)));
    }
  }
}
