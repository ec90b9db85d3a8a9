package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.play.Request;
import arboretum.coordinates.VivaldiSettings;
import arboretum.coordinates.VivaldiSettings.Heights;
import arboretum.experiment.data.DataSet;
import arboretum.experiment.data.DataSets;
import arboretum.experiment.data.Located;
import arboretum.experiment.data.matrix.Embedding;
import arboretum.experiment.data.matrix.LatencyMatrix;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coordinates}. */
@Command(
    name = "coordinates",
    description = {
      "How well Vivaldi coordinates predict a measured network: each node probes some others,",
      "and the relative error is taken over pairs that neither end ever probed."
    },
    footer = {
      "",
      "Examples:",
      "  ./arboretum coordinates latency-planetlab490",
      "  ./arboretum coordinates my-network.csv --probes 100 --dimension 3 --seeds 20"
    })
final class CoordinatesCommand implements Callable<Integer> {
  private static final int MOST_AXES = 32;
  private static final int MOST = 1_000_000;

  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "MATRIX",
      description = {
        "A CSV file of round-trip times in ms (square, or a list from,to,ms), or the name of a",
        "registered data set of latencies."
      })
  private String matrix = "";

  @Option(names = "--probes", paramLabel = "N", description = "Probes of each node; 400.")
  private int probes = 400;

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      description = "Half near, half random; half of the nodes, but at most 96.")
  private Optional<Integer> neighbours = Optional.empty();

  @Option(names = "--dimension", paramLabel = "N", description = "Axes beside the height; 2.")
  private int dimension = 2;

  @Option(
      names = "--heights",
      paramLabel = "RULE",
      description = "moved (the 2004 paper; default), replaced (Oakestra's branch) or none.")
  private String heights = "moved";

  @Option(names = "--seeds", paramLabel = "N", description = "Runs with seeds 1 to N; 10.")
  private int seeds = 10;

  @Option(names = "--data", paramLabel = "DIR", description = "Look for data sets here first.")
  private Optional<Path> data = Optional.empty();

  CoordinatesCommand(Setting setting) {
    this.console = setting.console();
  }

  @Override
  public Integer call() {
    VivaldiSettings settings = settings();
    LatencyMatrix rtt = LatencyMatrix.read(file());
    var embedding =
        new Embedding(
            rtt, settings, neighbours.orElse(Embedding.usualNeighbours(rtt.size())), probes);
    console.out().println(rtt.size() + " nodes, " + probes + " probes each");
    console.out().printf(Locale.ROOT, "%-6s %10s %8s %8s%n", "seed", "pairs", "median", "p90");
    List<Double> medians = new ArrayList<>();
    List<Double> nineties = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      Embedding.Outcome error = embedding.run(seed);
      row(Integer.toString(seed), Integer.toString(error.pairs()), error.median(), error.p90());
      medians.add(error.median());
      nineties.add(error.p90());
    }
    medians.sort(Double::compare);
    nineties.sort(Double::compare);
    row("middle", "", medians.get(seeds / 2), nineties.get(seeds / 2));
    row("worst", "", medians.getLast(), nineties.getLast());
    return Failures.DONE;
  }

  private void row(String seed, String pairs, double median, double p90) {
    console.out().printf(Locale.ROOT, "%-6s %10s %8.4f %8.4f%n", seed, pairs, median, p90);
  }

  private VivaldiSettings settings() {
    within("--probes", probes, 1, MOST);
    neighbours.ifPresent(n -> within("--neighbours", n, 2, MOST));
    within("--dimension", dimension, 1, MOST_AXES);
    within("--seeds", seeds, 1, MOST);
    VivaldiSettings usual = VivaldiSettings.standard();
    return new VivaldiSettings(
        dimension,
        usual.errorGain(),
        usual.positionGain(),
        usual.errorMax(),
        usual.heightMinMillis(),
        rule());
  }

  private Heights rule() {
    for (Heights rule : Heights.values()) {
      if (rule.name().toLowerCase(Locale.ROOT).equals(heights)) {
        return rule;
      }
    }
    String message = "\"" + heights + "\" is not allowed; allowed: moved, replaced, none";
    throw new InputException(Problem.of("--heights", message));
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      String message = "\"" + value + "\" is not allowed; allowed: " + least + " to " + most;
      throw new InputException(Problem.of(option, message));
    }
  }

  private Path file() {
    if (Files.isRegularFile(Path.of(matrix))) {
      return Path.of(matrix);
    }
    DataSets sets = Request.dataSets(data, console);
    Optional<DataSet> set = sets.registry().find(matrix);
    if (set.isEmpty()) {
      String names =
          String.join(
              ", ",
              sets.registry().sets().stream()
                  .map(DataSet::name)
                  .filter(name -> name.startsWith("latency-"))
                  .toList());
      String message = "is neither a file nor a data set; allowed: a CSV file, " + names;
      throw new InputException(Problem.of("\"" + matrix + "\"", message));
    }
    String file =
        set.get().files().stream()
            .map(f -> f.name())
            .filter(name -> name.startsWith("rtt_"))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        Problem.of("\"" + matrix + "\"", "is no data set of latencies")));
    return switch (sets.file(matrix, file)) {
      case Located.Found found -> found.path();
      case Located.Missing missing ->
          throw new InputException(Problem.of("\"" + matrix + "\"", missing.message()));
    };
  }
}
