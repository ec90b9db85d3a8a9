package arboretum.cli.command;

import arboretum.cli.console.ProgressLine.Verbosity;
import arboretum.cli.play.Request;
import arboretum.experiment.scenario.Overrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code run} and {@code live} have in common. */
final class ScenarioOptions {
  @Parameters(arity = "1", paramLabel = "SCENARIO", description = "The scenario file.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of all results; ${DEFAULT-VALUE} if not given.")
  private Path out = Path.of("results");

  @Option(names = "--seed", paramLabel = "N", description = "In place of the scenario's seed.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--replications",
      paramLabel = "N",
      description = "Per point, in place of the scenario's.")
  private Optional<Integer> replications = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Change a value of the scenario; may be repeated. A path as in the file, such as"
              + " topology.clusters[munich].workers[0].count=4.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--data", paramLabel = "DIR", description = "Look for data sets here first.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Load every jar there as plug-ins; see docs/PLUGINS.md.")
  private Optional<Path> plugins = Optional.empty();

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  Request request(String commandLine) {
    return new Request(
        file,
        sets,
        new Overrides(seed, replications),
        out,
        data,
        plugins,
        quiet ? Verbosity.QUIET : Verbosity.NORMAL,
        commandLine);
  }
}
