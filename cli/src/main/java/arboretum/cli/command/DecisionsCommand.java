package arboretum.cli.command;

import arboretum.cli.play.DeterminismCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code decisions}: what {@code run --check-determinism} starts in a fresh JVM. */
@Command(
    name = "decisions",
    hidden = true,
    description = "Write what a simulation decides; part of run --check-determinism.")
final class DecisionsCommand implements Callable<Integer> {
  private final Setting setting;

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Option(
      names = "--into",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to.")
  private Path into = Path.of("");

  DecisionsCommand(Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new DeterminismCheck(setting.console())
        .write(scenario.request(setting.commandLine()), into);
  }
}
