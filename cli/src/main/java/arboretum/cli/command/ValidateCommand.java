package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.console.ProgressLine;
import arboretum.cli.play.Request;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.Overrides;
import arboretum.experiment.scenario.ScenarioLoader;
import arboretum.experiment.sla.Descriptor;
import arboretum.experiment.sla.SlaReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate}. */
@Command(
    name = "validate",
    description =
        "Check scenario files and what they name, or descriptors (SLA JSON); every problem of all of"
            + " them at once.",
    footer = {
      "",
      "Examples:",
      "  ./arboretum validate scenarios/quickstart.yaml",
      "  ./arboretum validate scenarios/real/*.yaml --data ~/data",
      "  ./arboretum validate scenarios/apps/*.json"
    })
final class ValidateCommand implements Callable<Integer> {
  private static final String DESCRIPTOR = ".json";

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Scenario files, and descriptors (.json).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a value of each scenario first; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--data", paramLabel = "DIR", description = "Look for data sets here first.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Load every jar there as plug-ins; see docs/PLUGINS.md.")
  private Optional<Path> jars = Optional.empty();

  ValidateCommand(Setting setting) {
    this.console = setting.console();
  }

  @Override
  public Integer call() {
    PlugIns plugIns = Request.plugIns(jars);
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        console.out().println(file + ": ok, " + extent(file, plugIns));
      } catch (InputException e) {
        problems.addAll(e.problems());
      }
    }
    return problems.isEmpty() ? Failures.DONE : Failures.report(problems, console);
  }

  private String extent(Path file, PlugIns plugIns) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(DESCRIPTOR)) {
      Descriptor descriptor = SlaReader.read(file);
      descriptor.warning().ifPresent(w -> Request.warn(file + ": " + w, console));
      return extent(descriptor);
    }
    LoadedScenario scenario =
        ScenarioLoader.load(file, sets, Overrides.NONE, Request.dataSets(data, console), plugIns);
    scenario.warnings().forEach(warning -> Request.warn(warning, console));
    return extent(scenario);
  }

  private static String extent(Descriptor descriptor) {
    int applications = descriptor.applications().size();
    int services = descriptor.applications().stream().mapToInt(a -> a.microservices().size()).sum();
    return (services == 1 ? "1 microservice" : services + " microservices")
        + " in "
        + (applications == 1 ? "1 application" : applications + " applications");
  }

  private static String extent(LoadedScenario scenario) {
    int points = scenario.points().size();
    return (points == 1 ? "1 point" : points + " points")
        + " of "
        + ProgressLine.replications(scenario.replications());
  }
}
