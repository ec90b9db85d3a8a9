package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.console.ProgressLine;
import arboretum.cli.play.Request;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.Overrides;
import arboretum.experiment.scenario.ScenarioLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate}. */
@Command(
    name = "validate",
    description = "Check scenario files and what they name; every problem of all of them at once.",
    footer = {
      "",
      "Examples:",
      "  ./arboretum validate scenarios/quickstart.yaml",
      "  ./arboretum validate scenarios/real/*.yaml --data ~/data"
    })
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a value of each scenario first; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--data", paramLabel = "DIR", description = "Look for data sets here first.")
  private Optional<Path> data = Optional.empty();

  ValidateCommand(Setting setting) {
    this.console = setting.console();
  }

  @Override
  public Integer call() {
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        LoadedScenario scenario =
            ScenarioLoader.load(file, sets, Overrides.NONE, Request.dataSets(data, console));
        console.out().println(file + ": ok, " + extent(scenario));
      } catch (InputException e) {
        problems.addAll(e.problems());
      }
    }
    return problems.isEmpty() ? Failures.DONE : Failures.report(problems, console);
  }

  private static String extent(LoadedScenario scenario) {
    int points = scenario.points().size();
    return (points == 1 ? "1 point" : points + " points")
        + " of "
        + ProgressLine.replications(scenario.replications());
  }
}
