package arboretum.cli.play;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.console.ProgressLine;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.results.Mode;
import arboretum.experiment.results.Point;
import arboretum.experiment.results.RunDirectory;
import arboretum.experiment.results.RunIdentity;
import arboretum.experiment.run.ReplicationPool;
import arboretum.experiment.run.Task;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.unit.Dimension;
import arboretum.live.hollow.HollowDriver;
import arboretum.live.hollow.LinkDelays;
import arboretum.placement.Policies;
import arboretum.random.RandomSource;
import arboretum.report.SummaryTable;
import arboretum.report.data.RunData;
import arboretum.sim.network.Delays;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A scenario in real time within this JVM, from its file to the table on the terminal. */
public final class HollowRun {
  private static final List<String> COMMAND = List.of("live", "--hollow");

  private final Console console;

  public HollowRun(Console console) {
    this.console = console;
  }

  /**
   * What part of a scenario is played.
   *
   * @param point only this point; empty for all
   * @param maxNanos a replication that is longer ends then; above 0
   */
  public record Options(Optional<Integer> point, long maxNanos) {}

  /** Runs and returns the exit code. */
  public int run(Request request, Options options) throws IOException {
    String startedAt = console.timestamp();
    PlugIns plugIns = request.plugIns();
    LoadedScenario scenario = request.load(console, plugIns);
    List<Point> points = chosen(Results.points(scenario), options.point());
    checkPlayable(scenario, points);
    List<Task> tasks = Results.tasks(scenario, points);
    long eachNanos = Math.min(scenario.durationNanos(), options.maxNanos());
    console
        .err()
        .println(
            ProgressLine.replications(tasks.size())
                + " of "
                + ProgressLine.words(Duration.ofNanos(eachNanos))
                + ", one after the other: about "
                + ProgressLine.words(Duration.ofNanos(eachNanos).multipliedBy(tasks.size())));
    RunIdentity identity = Results.identity(scenario, Mode.HOLLOW, plugIns, console);
    try (RunDirectory directory =
        RunDirectory.measurement(request.out(), identity, MetricRegistry.standard())) {
      Recordings.begin(directory.path(), request, scenario, plugIns.hashes());
      PlugInLog log = new PlugInLog(directory.path());
      try {
        HollowDriver driver = driver(request, options, directory.path(), plugIns, log);
        if (!play(request, driver, scenario, tasks, directory)) {
          return Failures.INTERRUPTED;
        }
      } finally {
        if (log.failures() > 0) {
          console.err().println(log.remark());
        }
      }
      var commands =
          new Results.Commands(
              request.commandLine(), CommandLines.again(COMMAND, request, scenario), startedAt);
      RunData run = Results.complete(directory, scenario, points, identity, commands, console);
      console.out().print(SummaryTable.render(run));
      console.out().println("Inputs recorded: ./arboretum replay " + directory.path());
      return Failures.DONE;
    }
  }

  /** What only a simulation can play is reported before anything runs. */
  private static void checkPlayable(LoadedScenario scenario, List<Point> points) {
    Set<Problem> problems = new LinkedHashSet<>();
    for (Point point : points) {
      RunPlan plan = scenario.plan(point.index(), 0);
      if (plan.nodes().stream().anyMatch(n -> n.scheduler().name().equals(Policies.OPTIMAL))) {
        problems.add(
            scenario.problem(
                point.index(),
                "scheduling",
                Policies.OPTIMAL,
                "\"optimal\" reads the true state of a simulation, which a live run does not"
                    + " have; allowed: "
                    + String.join(", ", Policies.names())));
      }
      if (plan.network().loss().share() > 0) {
        String loss = Dimension.SHARE.write(Math.round(plan.network().loss().share() * 1_000_000));
        problems.add(
            scenario.problem(
                point.index(),
                "network.loss",
                loss,
                "\"" + loss + "\" is made by a simulation only; allowed here: 0 %"));
      }
      if (plan.network().latency() instanceof NetworkPlan.Circular) {
        problems.add(
            scenario.problem(
                point.index(),
                "topology.latency.users",
                "circular",
                "\"circular\" makes delays of coordinates, which only a simulation can; allowed:"
                    + " as-nodes"));
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(List.copyOf(problems));
    }
  }

  private static List<Point> chosen(List<Point> points, Optional<Integer> wanted) {
    if (wanted.isEmpty()) {
      return points;
    }
    int point = wanted.get();
    if (point < 0 || point >= points.size()) {
      String message = "there is no such point; allowed: 0 to " + (points.size() - 1);
      throw new InputException(Problem.of("--point " + point, message));
    }
    return List.of(points.get(point));
  }

  /** Returns whether all replications were played. */
  private boolean play(
      Request request,
      HollowDriver driver,
      LoadedScenario scenario,
      List<Task> tasks,
      RunDirectory directory)
      throws IOException {
    try (ProgressLine progress = new ProgressLine(console, request.verbosity())) {
      try {
        // One at a time: two would slow each other down, and time is what is measured.
        new ReplicationPool(
                1, driver, task -> CommandLines.again(COMMAND, request, scenario, task), progress)
            .run(tasks, directory);
        return true;
      } catch (InterruptedException e) {
        progress.clear();
        console
            .err()
            .println(
                "interrupted: the inputs of what was played are in "
                    + directory.path()
                    + "; a measurement is always made anew");
        return false;
      }
    }
  }

  private HollowDriver driver(
      Request request, Options options, Path directory, PlugIns plugIns, PlugInLog log) {
    boolean quiet = request.verbosity() == ProgressLine.Verbosity.QUIET;
    return new HollowDriver(
        new HollowDriver.Options(
            plan ->
                new Roles(plan, plugIns.over(Roles.PolicySource.STANDARD, log.of(plan)))::create,
            HollowRun::delays,
            plan -> Recordings.file(directory, plan.point(), plan.replication()),
            ServiceFacts.NONE,
            options.maxNanos(),
            console.build().identity(),
            line -> {
              if (!quiet) {
                console.err().println(line);
              }
            }));
  }

  /** Links are as long as the simulation makes them. */
  private static LinkDelays delays(RunPlan plan) {
    return Delays.of(plan.network().latency(), RandomSource.seeded(plan.seed()))::nanos;
  }
}
