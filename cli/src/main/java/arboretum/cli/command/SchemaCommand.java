package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.experiment.results.WholeFile;
import arboretum.experiment.scenario.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code schema}. */
@Command(
    name = "schema",
    description = "Write the JSON Schema of scenario files, for editors.",
    footer = {
      "",
      "Examples:",
      "  ./arboretum schema --out scenario.schema.json",
      "  first line of a scenario, for editors: # yaml-language-server: $schema=..."
    })
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write; standard output if not given.")
  private Optional<Path> out = Optional.empty();

  SchemaCommand(Setting setting) {
    this.console = setting.console();
  }

  @Override
  public Integer call() throws IOException {
    if (out.isPresent()) {
      WholeFile.write(out.get().toAbsolutePath(), Schema.json());
    } else {
      console.out().print(Schema.json());
    }
    return Failures.DONE;
  }
}
