package arboretum.cli.command;

import arboretum.check.Check;
import arboretum.cli.play.DeterminismCheck;
import arboretum.cli.play.SimRun;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.results.RunDirectory.Existing;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}. */
@Command(
    name = "run",
    description = {
      "Simulate a scenario: every sweep point times every replication, then summary, charts and"
          + " report.",
      "A complete simulation is reported, not repeated. After Ctrl-C or a crash the same command"
          + " goes on with what was finished."
    },
    footer = {
      "",
      "Examples:",
      "  ./arboretum run scenarios/quickstart.yaml",
      "  ./arboretum run scenarios/quickstart.yaml --replications 100 --threads 4 --seed 7",
      "  ./arboretum run scenarios/quickstart.yaml --check-determinism",
      "  ./arboretum run scenarios/quickstart.yaml --set topology.latency=ideal --out /tmp/r"
    })
final class RunCommand implements Callable<Integer> {
  private final Setting setting;
  private final SimRun simulation;

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Replications at a time; one per processor if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--checks",
      paramLabel = "LEVEL",
      description = "Invariants after each event: cheap (default), event, all. At the end: all.")
  private Check.Level checks = Check.Level.CHEAP;

  @Option(names = "--force", description = "Make a complete simulation again.")
  private boolean force;

  @Option(
      names = "--check-determinism",
      description =
          "Only play the first replication of each point (or --replications N of them) here and in a"
              + " fresh JVM, and compare every decision. Exit code 1 if one differs.")
  private boolean checkDeterminism;

  RunCommand(Setting setting) {
    this.setting = setting;
    this.simulation = new SimRun(setting.console(), setting.around());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (threads < 1) {
      throw new InputException(Problem.of("--threads " + threads, "must be 1 or more"));
    }
    if (checkDeterminism) {
      return new DeterminismCheck(setting.console()).run(scenario.request(setting.commandLine()));
    }
    return simulation.run(
        scenario.request(setting.commandLine()),
        new SimRun.Options(threads, checks, force ? Existing.REPLACE : Existing.KEEP));
  }
}
