package arboretum.cli.command;

import arboretum.cli.console.Build;
import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.run.Driver;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, put together. */
@Command(
    name = "arboretum",
    description = {
      "Hierarchical edge orchestration as an experiment: simulated clock or live runtimes.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./arboretum run scenarios/quickstart.yaml",
      "  ./arboretum validate scenarios/*.yaml",
      "  ./arboretum chart results/quickstart/latest-sim --metric deploy_time --out fig.pdf",
      "  ./arboretum COMMAND --help",
      "",
      "Exit codes: 0 done, 1 the run failed, 2 bad input (nothing was run), 130 interrupted",
      "(finished replications are kept; the same command goes on).",
      "ARBORETUM_DATA names a folder of data sets; ARBORETUM_TRACE=1 shows stack traces;",
      "ARBORETUM_JAVA_OPTS holds options for the JVM."
    })
public final class CommandTree {
  private CommandTree() {}

  /**
   * Makes the commands.
   *
   * @param commandLine as it was typed, for manifests
   * @param around is put around the simulation of each replication; identity but in tests
   */
  public static CommandLine create(
      Console console, String commandLine, UnaryOperator<Driver> around) {
    Setting setting = new Setting(console, commandLine, around);
    CommandLine root =
        new CommandLine(new CommandTree())
            .addSubcommand(new RunCommand(setting))
            .addSubcommand(new DecisionsCommand(setting))
            .addSubcommand(new ValidateCommand(setting))
            .addSubcommand(new CoordinatesCommand(setting))
            .addSubcommand(new SchemaCommand(setting))
            .addSubcommand(new ChartCommand(setting))
            .addSubcommand(new CompareCommand(setting))
            .addSubcommand(new LiveCommand(setting))
            .addSubcommand(new ReplayCommand(setting))
            .addSubcommand(new FuzzCommand(setting))
            .addSubcommand(new BenchCommand(setting))
            .addSubcommand(new DataCommand(setting))
            .addSubcommand(new AutoComplete.GenerateCompletion());
    prepare(root, versionOf(console.build()));
    return root.setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setUsageHelpLongOptionsMaxWidth(30)
        .setParameterExceptionHandler((e, args) -> misused(e, console))
        .setExecutionExceptionHandler((e, command, parsed) -> Failures.report(e, console));
  }

  /** Gives every command its help and version. */
  private static void prepare(CommandLine command, String[] version) {
    CommandSpec spec = command.getCommandSpec();
    spec.version(version);
    if (!spec.mixinStandardHelpOptions()) {
      spec.mixinStandardHelpOptions(true);
    }
    command.getSubcommands().values().forEach(sub -> prepare(sub, version));
  }

  private static String[] versionOf(Build build) {
    return new String[] {
      "arboretum " + build.version(),
      "sources " + build.sources(),
      "commit " + build.commit().orElse("unknown"),
      "JDK " + Runtime.version()
    };
  }

  /** One line for what is wrong, one for what was meant, one for where to read more. */
  private static int misused(ParameterException failure, Console console) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + message(failure));
    err.println("./" + name + " --help says more.");
    err.flush();
    console.err().flush();
    return Failures.BAD_INPUT;
  }

  private static String message(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().getFirst(), failure.getCommandLine());
    }
    Set<String> commands = failure.getCommandLine().getSubcommands().keySet();
    if (!commands.isEmpty()) {
      return "which command? One of: " + String.join(", ", commands);
    }
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  private static String unmatched(String word, CommandLine command) {
    if (word.startsWith("-")) {
      return "there is no option \"" + word + "\"" + Nearest.hint(word, optionNames(command));
    }
    Set<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? "one too many: \"" + word + "\""
        : "there is no command \"" + word + "\"" + Nearest.hint(word, commands);
  }

  private static List<String> optionNames(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .toList();
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
