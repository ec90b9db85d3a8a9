package arboretum.cli.command;

import arboretum.cli.play.ReplayRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}. */
@Command(
    name = "replay",
    description = {
      "Play the recorded inputs of a run in real time again, under the simulated clock, and compare"
          + " every decision.",
      "Exit code 1 if one differs; the first one is shown."
    },
    footer = {"", "Examples:", "  ./arboretum replay results/quickstart/latest-hollow"})
final class ReplayCommand implements Callable<Integer> {
  private final ReplayRun run;

  @Parameters(
      arity = "1",
      paramLabel = "RESULT",
      description = "Result directory of a run in real time.")
  private Path directory = Path.of("");

  @Option(names = "--data", paramLabel = "DIR", description = "Look for data sets here first.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Load every jar there as plug-ins; see docs/PLUGINS.md.")
  private Optional<Path> jars = Optional.empty();

  ReplayCommand(Setting setting) {
    this.run = new ReplayRun(setting.console());
  }

  @Override
  public Integer call() throws IOException {
    return run.run(directory, data, jars);
  }
}
