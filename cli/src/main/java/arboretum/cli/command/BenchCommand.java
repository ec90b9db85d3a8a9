package arboretum.cli.command;

import arboretum.bench.hold.HoldBench;
import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}. */
@Command(
    name = "bench",
    description = "Measure Arboretum itself.",
    synopsisSubcommandLabel = "hold",
    footer = {"", "Examples:", "  ./arboretum bench hold"})
final class BenchCommand {
  private static final String QUICK = "A short one, which shows that it works and little more.";

  private final Console console;

  BenchCommand(Setting setting) {
    this.console = setting.console();
  }

  @Command(
      name = "hold",
      mixinStandardHelpOptions = true,
      description =
          "The hold model through the engine's schedule call, against java.util.PriorityQueue.",
      footer = {"", "Examples:", "  ./arboretum bench hold", "  ./arboretum bench hold --quick"})
  int hold(
      @Option(
              names = {"--quick", "--smoke"},
              description = QUICK)
          boolean quick) {
    HoldBench.Options options = quick ? HoldBench.Options.quick() : HoldBench.Options.full();
    boolean right = HoldBench.run(options, console.out()).sameOrder();
    return right ? Failures.DONE : Failures.FAILED;
  }
}
