package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.play.FuzzRun;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.scenario.profile.Profiles;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.experiment.scenario.unit.Parsed;
import arboretum.sim.fuzz.CaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fuzz}. */
@Command(
    name = "fuzz",
    description = {
      "Play random systems under random faults and bad networks in the simulation, and check every"
          + " invariant after every event.",
      "Exit code 1 if a rule is broken, or if 2,000 seeds or more leave something uncovered."
    },
    footer = {
      "",
      "Examples:",
      "  ./arboretum fuzz --seeds 1..2000",
      "  ./arboretum fuzz --seeds 17..17 --profile arboretum",
      "  ./arboretum fuzz --case shrunk.txt"
    })
final class FuzzCommand implements Callable<Integer> {
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--seeds", paramLabel = "A..B", description = "First and last seed (1..1000).")
  private String seeds = "1..1000";

  @Option(
      names = "--budget",
      paramLabel = "DURATION",
      description = "Begin no further case after so long, such as \"2 min\".")
  private Optional<String> budget = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", description = "Threads; all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "This profile only; else arboretum, and the others for a part of the seeds.")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--case", paramLabel = "FILE", description = "Play a shrunk case.")
  private Optional<Path> file = Optional.empty();

  FuzzCommand(Setting setting) {
    this.console = setting.console();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (file.isPresent()) {
      return playFile(file.get());
    }
    Matcher range = SEEDS.matcher(seeds);
    if (!range.matches() || Long.parseLong(range.group(1)) > Long.parseLong(range.group(2))) {
      throw wrong("--seeds: \"" + seeds + "\" is not \"first..last\", such as 1..1000");
    }
    if (threads < 1) {
      throw wrong("--threads: " + threads + " is below 1");
    }
    profile.ifPresent(this::checkProfile);
    return new FuzzRun(console)
        .run(
            new FuzzRun.Request(
                Long.parseLong(range.group(1)),
                Long.parseLong(range.group(2)),
                threads,
                budget.map(this::duration),
                profile));
  }

  private int playFile(Path path) throws IOException {
    CaseFile read;
    try {
      read = CaseFile.parse(Files.readString(path));
    } catch (IllegalArgumentException e) {
      console.err().println(path + ": " + e.getMessage());
      return Failures.BAD_INPUT;
    }
    checkProfile(read.profile());
    return new FuzzRun(console).run(read);
  }

  private void checkProfile(String name) {
    if (Profiles.find(name).isEmpty()) {
      throw wrong("there is no profile \"" + name + "\"" + Nearest.hint(name, Profiles.names()));
    }
  }

  private Duration duration(String text) {
    return switch (Dimension.DURATION.parse(text)) {
      case Parsed.Good<Long> nanos -> Duration.ofNanos(nanos.value());
      case Parsed.Bad<Long> bad -> throw wrong("--budget: " + bad.message());
    };
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
