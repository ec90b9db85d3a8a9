package arboretum.architecture;

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

  /** Where one seed must give the same bytes: logic, sim, and what draws arrivals and faults. */
  private static final List<String> TIMELINES =
      List.of("experiment.plan", "experiment.timeline", "experiment.workload");

  /**
   * Packages that a rule names and that may hold no class yet. Any other without a class fails a
   * test: a rule about a package that was renamed would be silent for ever.
   */
  static final List<String> LATER =
      List.of(
          "bench",
          "coordinates",
          "live",
          "live.docker",
          "orchestrator.cluster",
          "orchestrator.root",
          "orchestrator.worker",
          "placement",
          "report",
          "resolution",
          "sim",
          "sim.engine",
          "sim.network",
          "sim.runtime");

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

  String[] pure() {
    return all(PURE);
  }

  String[] logicAndSim() {
    return all(Stream.concat(LAYERS.stream(), Stream.of("sim")).toList());
  }

  String[] deterministic() {
    return all(Stream.of(LAYERS, List.of("sim"), TIMELINES).flatMap(List::stream).toList());
  }
}
