package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.report.Comparison;
import arboretum.report.data.RunData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}. */
@Command(
    name = "compare",
    description =
        "Differences of a metric between the values of a varied path, paired by replication.",
    footer = {
      "",
      "Examples:",
      "  ./arboretum compare results/quickstart/latest-sim --metric outage_mean --by fail",
      "  ./arboretum compare results/fig10-rom-ldp/latest-sim --metric limits_met --by cluster"
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1", paramLabel = "RESULT", description = "Directory of a complete run.")
  private Path result = Path.of("");

  @Option(
      names = "--metric",
      required = true,
      paramLabel = "COLUMN",
      description = "A column of the run's runs.csv.")
  private String metric = "";

  @Option(
      names = "--by",
      required = true,
      paramLabel = "PATH",
      description = "What is compared: a varied path or its last part.")
  private String by = "";

  @Option(names = "--out", paramLabel = "FILE", description = "Write the numbers as CSV.")
  private Optional<Path> out = Optional.empty();

  CompareCommand(Setting setting) {
    this.console = setting.console();
  }

  @Override
  public Integer call() throws IOException {
    Comparison comparison = Comparison.of(RunData.load(result), metric, by);
    console.out().print(comparison.render());
    if (out.isPresent()) {
      comparison.write(out.get());
      console.out().println(out.get());
    }
    return Failures.DONE;
  }
}
