package arboretum.cli.play;

import arboretum.cli.console.Console;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.results.Manifest;
import arboretum.experiment.results.Mode;
import arboretum.experiment.results.Point;
import arboretum.experiment.results.RunDirectory;
import arboretum.experiment.results.RunIdentity;
import arboretum.experiment.results.WholeFile;
import arboretum.experiment.run.Task;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.Parameter;
import arboretum.experiment.scenario.bind.UsedData;
import arboretum.report.Reports;
import arboretum.report.data.RunData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** From a loaded scenario to its result directory, whatever drives it. */
final class Results {
  /** Copy of the scenario file in a result directory. */
  static final String SCENARIO = "scenario.yaml";

  private Results() {}

  static RunIdentity identity(
      LoadedScenario scenario, Mode mode, PlugIns plugIns, Console console) {
    SortedMap<String, String> data = new TreeMap<>();
    for (UsedData used : scenario.data()) {
      data.put(used.set().isEmpty() ? used.file() : used.set() + "/" + used.file(), used.sha256());
    }
    return new RunIdentity(
        scenario.name(),
        mode,
        scenario.canonical(),
        data,
        plugIns.hashes(),
        console.build().identity());
  }

  /** Returns the points of the sweep as result files have them. */
  static List<Point> points(LoadedScenario scenario) {
    List<Point> points = new ArrayList<>();
    for (var point : scenario.points()) {
      Map<String, String> parameters = new LinkedHashMap<>();
      for (Parameter parameter : point.parameters()) {
        parameters.put(parameter.path(), parameter.value());
      }
      points.add(new Point(point.index(), parameters));
    }
    return points;
  }

  /** Returns a task for each replication of {@code points}, in their order. */
  static List<Task> tasks(LoadedScenario scenario, List<Point> points) {
    List<Task> tasks = new ArrayList<>();
    for (Point point : points) {
      for (int r = 0; r < scenario.replications(); r++) {
        int replication = r;
        tasks.add(
            new Task(
                point.index(),
                replication,
                scenario.seed(),
                () -> scenario.plan(point.index(), replication)));
      }
    }
    return tasks;
  }

  /**
   * Writes everything that follows from the parts, the manifest last.
   *
   * @return the run, as its tables say
   */
  static RunData complete(
      RunDirectory directory,
      LoadedScenario scenario,
      List<Point> points,
      RunIdentity identity,
      Commands commands,
      Console console)
      throws IOException {
    WholeFile.write(directory.path().resolve(SCENARIO), scenario.text());
    directory.writeTables(points, scenario.replications());
    Manifest manifest =
        new Manifest(
            identity,
            new Manifest.Source(scenario.text(), console.build().commit().orElse("unknown")),
            scenario.question().orElse(""),
            scenario.profile(),
            scenario.seed(),
            scenario.replications(),
            points,
            statements(scenario),
            commands.typed(),
            commands.rerun(),
            commands.startedAt(),
            console.timestamp());
    RunData run = Reports.write(directory.path(), manifest);
    directory.complete(manifest);
    return run;
  }

  /**
   * How a run was asked for.
   *
   * @param typed the command line
   * @param rerun the command line that makes it again
   * @param startedAt wall time
   */
  record Commands(String typed, String rerun, String startedAt) {}

  private static SortedMap<String, String> statements(LoadedScenario scenario) {
    SortedMap<String, String> statements = new TreeMap<>();
    for (String statement : scenario.statements()) {
      String key = String.format(Locale.ROOT, "note %02d", statements.size() + 1);
      statements.put(key, statement);
    }
    return statements;
  }
}
