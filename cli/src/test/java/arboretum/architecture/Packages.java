package arboretum.architecture;

import arboretum.plugin.Api;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packages that rules speak of, below a root: {@code arboretum}, or the root of the classes
 * that break each rule.
 */
record Packages(String root) {
  /** Packages of scheduler/, each may use those before it ({@code arrows point up only}). */
  static final List<String> LAYERS =
      List.of(
          "check",
          "units",
          "random",
          "lifecycle",
          "model",
          "coordinates",
          "aggregate",
          "protocol",
          "trace",
          "port",
          "plugin",
          "placement",
          "resolution",
          "orchestrator");

  /** The other modules: one package each. */
  static final List<String> MODULES =
      List.of("experiment", "report", "sim", "live", "cli", "bench");

  /** Logic that decides over values only. */
  private static final List<String> PURE =
      List.of(
          "units",
          "random",
          "lifecycle",
          "model",
          "coordinates",
          "aggregate",
          "protocol",
          "plugin",
          "placement",
          "resolution");

  /**
   * Where one seed must give the same bytes, beside logic and sim: what resolves a scenario and its
   * data, draws arrivals and faults, and writes what is compared. (Running replications and
   * fetching data measure wall time.)
   */
  private static final List<String> EXPERIMENT =
      List.of(
          "experiment.plan",
          "experiment.workload",
          "experiment.scenario",
          "experiment.sla",
          "experiment.wire",
          "experiment.record",
          "experiment.metric",
          "experiment.data.csv",
          "experiment.data.geojson",
          "experiment.data.importer",
          "experiment.data.matrix",
          "experiment.data.openb",
          "experiment.data.requests",
          "experiment.data.sites");

  /**
   * Packages that a rule names and that may hold no class yet. Any other without a class fails a
   * test: a rule about a package that was renamed would be silent for ever.
   */
  static final List<String> LATER = List.of("live.docker", "resolution");

  /** Every package that a rule names. */
  static List<String> named() {
    return Stream.of(
            LAYERS,
            MODULES,
            EXPERIMENT,
            List.of("sim.engine", "sim.runtime", "sim.network", "sim.oracle", "live.docker"),
            List.of("orchestrator.root", "orchestrator.cluster", "orchestrator.worker"))
        .flatMap(List::stream)
        .toList();
  }

  String of(String name) {
    return root + "." + name;
  }

  /** As ArchUnit's package identifiers, subpackages included. */
  String[] all(List<String> names) {
    return names.stream().map(name -> of(name) + "..").toArray(String[]::new);
  }

  String[] logic() {
    return all(LAYERS);
  }

  /** What plug-ins see, without subpackages: their class loader shows none. */
  String[] api() {
    return Api.packages().stream()
        .map(name -> root + name.substring(name.indexOf('.')))
        .toArray(String[]::new);
  }

  String[] pure() {
    return all(PURE);
  }

  String[] logicAndSim() {
    return all(Stream.concat(LAYERS.stream(), Stream.of("sim")).toList());
  }

  String[] deterministic() {
    return all(Stream.of(LAYERS, List.of("sim"), EXPERIMENT).flatMap(List::stream).toList());
  }
}
