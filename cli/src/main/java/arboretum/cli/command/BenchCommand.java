package arboretum.cli.command;

import arboretum.bench.hold.HoldBench;
import arboretum.bench.jmh.JmhRun;
import arboretum.bench.ldp.LdpBench;
import arboretum.bench.placements.PlacementsBench;
import arboretum.bench.requests.RequestsBench;
import arboretum.bench.resolution.ResolutionBench;
import arboretum.bench.scheduling.SchedulingBench;
import arboretum.bench.workers.WorkersBench;
import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}. */
@Command(
    name = "bench",
    description = "Measure Arboretum itself.",
    synopsisSubcommandLabel =
        "hold | placements | scheduling | ldp | requests | resolution | workers",
    footer = {"", "Examples:", "  ./arboretum bench hold", "  ./arboretum bench workers --quick"})
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

  @Command(
      name = "placements",
      mixinStandardHelpOptions = true,
      description =
          "Placements in one cluster: each choice against a plain scan, then the time of both.",
      footer = {
        "",
        "Examples:",
        "  ./arboretum bench placements",
        "  ./arboretum bench placements --quick"
      })
  int placements(
      @Option(
              names = {"--quick", "--smoke"},
              description = QUICK)
          boolean quick) {
    PlacementsBench.run(
        quick ? PlacementsBench.Options.quick() : PlacementsBench.Options.full(), console.out());
    return Failures.DONE;
  }

  @Command(
      name = "scheduling",
      mixinStandardHelpOptions = true,
      description =
          "Scheduling time of each tier for 45 workers in 1 to 45 clusters (paper, Fig. 2): each"
              + " choice against a plain one, then JMH.",
      footer = {
        "",
        "Examples:",
        "  ./arboretum bench scheduling --output scheduling.csv",
        "  ./arboretum bench scheduling --quick"
      })
  int scheduling(
      @Option(
              names = {"--quick", "--smoke"},
              description = QUICK)
          boolean quick,
      @Option(names = "--output", paramLabel = "FILE", description = "Write the numbers as CSV.")
          Optional<Path> output)
      throws IOException {
    SchedulingBench.run(
        quick ? SchedulingBench.Options.quick(output) : SchedulingBench.Options.full(output),
        console.out());
    return Failures.DONE;
  }

  @Command(
      name = "ldp",
      mixinStandardHelpOptions = true,
      description = "A decision of LDP with trilateration among 500 workers, against a plain scan.",
      footer = {"", "Examples:", "  ./arboretum bench ldp", "  ./arboretum bench ldp --quick"})
  int ldp(
      @Option(
              names = {"--quick", "--smoke"},
              description = QUICK)
          boolean quick) {
    LdpBench.run(quick ? JmhRun.Effort.quick() : JmhRun.Effort.full(), console.out());
    return Failures.DONE;
  }

  @Command(
      name = "requests",
      mixinStandardHelpOptions = true,
      description =
          "Requests of 10,000 devices: all accounted for, then how many are simulated a second.",
      footer = {
        "",
        "Examples:",
        "  ./arboretum bench requests",
        "  ./arboretum bench requests --quick"
      })
  int requests(
      @Option(
              names = {"--quick", "--smoke"},
              description = QUICK)
          boolean quick)
      throws InterruptedException {
    RequestsBench.run(
        quick ? RequestsBench.Options.quick() : RequestsBench.Options.full(), console.out());
    return Failures.DONE;
  }

  @Command(
      name = "resolution",
      mixinStandardHelpOptions = true,
      description =
          "Connections at a worker that knows the table: what they choose, then the time.",
      footer = {
        "",
        "Examples:",
        "  ./arboretum bench resolution",
        "  ./arboretum bench resolution --quick"
      })
  int resolution(
      @Option(
              names = {"--quick", "--smoke"},
              description = QUICK)
          boolean quick) {
    ResolutionBench.run(quick ? JmhRun.Effort.quick() : JmhRun.Effort.full(), console.out());
    return Failures.DONE;
  }

  @Command(
      name = "workers",
      mixinStandardHelpOptions = true,
      description =
          "Idle workers at three scales: counts against their closed form, cost of an event.",
      footer = {
        "",
        "Examples:",
        "  ./arboretum bench workers",
        "  ./arboretum bench workers --quick"
      })
  int workers(
      @Option(
              names = {"--quick", "--smoke"},
              description = QUICK)
          boolean quick)
      throws InterruptedException {
    WorkersBench.run(
        quick ? WorkersBench.Options.quick() : WorkersBench.Options.full(), console.out());
    return Failures.DONE;
  }
}
