package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.play.Request;
import arboretum.experiment.data.DataDownload;
import arboretum.experiment.data.DataLocations;
import arboretum.experiment.data.DataRegistry;
import arboretum.experiment.data.DataSet;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.data.FileCheck;
import arboretum.experiment.data.GetResult;
import arboretum.experiment.data.Located;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data}. */
@Command(
    name = "data",
    description = {
      "Data sets that scenarios name: which there are, get one, check them.",
      "Looked for in --data, in ARBORETUM_DATA, in the user's cache, in this order."
    },
    synopsisSubcommandLabel = "list | get NAME | check",
    footer = {
      "",
      "Examples:",
      "  ./arboretum data list",
      "  ./arboretum data get planetlab",
      "  ./arboretum data check --data ~/data"
    })
final class DataCommand {
  private static final String DATA = "Look for data sets here first.";

  private final Console console;

  DataCommand(Setting setting) {
    this.console = setting.console();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "All registered data sets, and where each is.",
      footer = {"", "Examples:", "  ./arboretum data list"})
  int list(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) @Nullable Path folder) {
    for (DataSets.Listing listing : sets(folder).list()) {
      DataSet set = listing.set();
      console.out().println(set.name() + ": " + set.what());
      console.out().println("    " + megabytes(set.bytes()) + ", " + set.licence());
      console
          .out()
          .println(
              "    "
                  + listing.folder().map(at -> "in " + at).orElseGet(() -> "missing: " + how(set)));
    }
    return Failures.DONE;
  }

  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description = {
        "Download a data set, check it, convert it and check the outcome: whole or not at all.",
        "Goes to the folder of --data if that is given, else to the user's cache."
      },
      footer = {"", "Examples:", "  ./arboretum data get planetlab"})
  int get(
      @Parameters(arity = "1", paramLabel = "NAME", description = "A name that list shows.")
          String name,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "Put it here, not into the user's cache.")
          @Nullable Path folder) {
    DataLocations usual = DataLocations.of(Optional.empty(), console.environment(), console.home());
    DataSets sets =
        new DataSets(
            DataRegistry.bundled(),
            new DataLocations(
                Optional.empty(), Optional.empty(), folder == null ? usual.cache() : folder));
    requireKnown(sets, name);
    console.err().println("getting " + name + "…");
    return switch (sets.get(
        name, new DataDownload(Optional.empty(), DataDownload.DEFAULT_PATIENCE))) {
      case GetResult.Got(Path at) -> said("got " + name + ": " + at);
      case GetResult.AlreadyThere(Path at) -> said(name + " is there, every hash is right: " + at);
      case GetResult.ByHand(String message) -> failed(message);
      case GetResult.Failed(String message) -> failed(message);
    };
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Compare every file of every data set with its hash.",
        "Exit code 1 if a file is wrong; a missing one is only said."
      },
      footer = {"", "Examples:", "  ./arboretum data check --data ~/data"})
  int check(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) @Nullable Path folder) {
    List<FileCheck> checks = sets(folder).check();
    Map<FileCheck.State, Integer> counts = new EnumMap<>(FileCheck.State.class);
    for (FileCheck file : checks) {
      counts.merge(file.state(), 1, Integer::sum);
      String detail = file.detail().isEmpty() ? "right" : file.detail();
      console.out().println(file.set() + ": " + file.file() + ": " + detail);
    }
    int right = counts.getOrDefault(FileCheck.State.RIGHT, 0);
    int missing = counts.getOrDefault(FileCheck.State.MISSING, 0);
    int wrong = checks.size() - right - missing;
    console.out().println(right + " right, " + missing + " missing, " + wrong + " wrong");
    return wrong == 0 ? Failures.DONE : Failures.FAILED;
  }

  private DataSets sets(@Nullable Path folder) {
    return Request.dataSets(Optional.ofNullable(folder), console);
  }

  private static void requireKnown(DataSets sets, String name) {
    if (sets.registry().find(name).isEmpty()
        && sets.locate(name) instanceof Located.Missing(String message)) {
      throw new InputException(Problem.of("data get", message));
    }
  }

  private int said(String line) {
    console.out().println(line);
    return Failures.DONE;
  }

  private int failed(String message) {
    console.err().println("arboretum: " + message);
    return Failures.FAILED;
  }

  private static String how(DataSet set) {
    return switch (set.origin()) {
      case DataSet.Imported imported ->
          "./arboretum data get " + set.name() + " downloads " + megabytes(imported.bytes());
      case DataSet.ByHand byHand -> byHand.kind() + ": " + byHand.obtain();
    };
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
