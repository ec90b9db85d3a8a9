package arboretum.cli.play;

import arboretum.cli.console.Console;
import arboretum.cli.console.ProgressLine;
import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.Overrides;
import arboretum.experiment.scenario.ScenarioLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks of a run.
 *
 * @param file the scenario
 * @param sets changes of it, each {@code path=value}
 * @param overrides seed and replications in place of the file's
 * @param out folder of all results
 * @param data folder of data sets, before the other ones
 * @param jars folder of plug-ins
 * @param verbosity whether progress is shown
 * @param commandLine as it was typed
 */
public record Request(
    Path file,
    List<String> sets,
    Overrides overrides,
    Path out,
    Optional<Path> data,
    Optional<Path> jars,
    ProgressLine.Verbosity verbosity,
    String commandLine) {
  public Request {
    sets = List.copyOf(sets);
  }

  /**
   * Reads and checks the scenario, and prints what its files say in vain.
   *
   * @throws arboretum.experiment.problem.InputException with every problem of it
   */
  public LoadedScenario load(Console console, PlugIns plugIns) {
    LoadedScenario scenario =
        ScenarioLoader.load(file, sets, overrides, dataSets(data, console), plugIns);
    scenario.warnings().forEach(warning -> warn(warning, console));
    return scenario;
  }

  /**
   * Loads the plug-ins.
   *
   * @throws arboretum.experiment.problem.InputException with every problem of them
   */
  public PlugIns plugIns() {
    return plugIns(jars);
  }

  /** Returns the plug-ins of a folder; none without a folder. */
  public static PlugIns plugIns(Optional<Path> folder) {
    return folder.map(PlugIns::load).orElse(PlugIns.NONE);
  }

  /** Prints a warning. */
  public static void warn(String warning, Console console) {
    console.err().println("warning: " + warning);
  }

  /** Returns the data sets that a command sees. */
  public static DataSets dataSets(Optional<Path> option, Console console) {
    return new DataSets(
        DataRegistry.bundled(), DataLocations.of(option, console.environment(), console.home()));
  }
}
