package arboretum.cli.command;

import arboretum.cli.play.HollowRun;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.experiment.scenario.unit.Parsed;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code live}. */
@Command(
    name = "live",
    description = {
      "Play a scenario in real time, with real sockets, and record every input.",
      "With --hollow root, clusters and workers run in this process and containers are in-memory."
    },
    footer = {
      "",
      "Examples:",
      "  ./arboretum live --hollow scenarios/quickstart.yaml --replications 1",
      "  ./arboretum live --hollow scenarios/quickstart.yaml --point 1 --max-time '60 s'",
      "  ./arboretum replay results/quickstart/latest-hollow"
    })
final class LiveCommand implements Callable<Integer> {
  private final Setting setting;
  private final HollowRun run;

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Option(names = "--hollow", description = "All nodes in this process, containers in memory.")
  private boolean hollow;

  @Option(
      names = "--point",
      paramLabel = "N",
      description = "Only this point of the sweep, counted from 0.")
  private Optional<Integer> point = Optional.empty();

  @Option(
      names = "--max-time",
      paramLabel = "T",
      description = "End each replication after this time, such as '60 s'.")
  private Optional<String> maxTime = Optional.empty();

  LiveCommand(Setting setting) {
    this.setting = setting;
    this.run = new HollowRun(setting.console());
  }

  @Override
  public Integer call() throws IOException {
    if (!hollow) {
      throw new InputException(
          Problem.of("live", "only runs within one process are known so far: live --hollow"));
    }
    long maxNanos = maxTime.map(LiveCommand::nanos).orElse(Long.MAX_VALUE);
    return run.run(scenario.request(setting.commandLine()), new HollowRun.Options(point, maxNanos));
  }

  private static long nanos(String text) {
    return switch (Dimension.DURATION.parse(text)) {
      case Parsed.Good<Long>(Long nanos) when nanos > 0 -> nanos;
      case Parsed.Good<Long>(Long nanos) -> throw problem("\"" + text + "\" must be above 0");
      case Parsed.Bad<Long>(String message) -> throw problem(message);
    };
  }

  private static InputException problem(String message) {
    return new InputException(Problem.of("--max-time", message));
  }
}
