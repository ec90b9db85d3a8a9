package arboretum.cli.play;

import arboretum.check.Check;
import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.cli.console.ProgressLine;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.results.Mode;
import arboretum.experiment.results.Point;
import arboretum.experiment.results.RunDirectory;
import arboretum.experiment.results.RunDirectory.Existing;
import arboretum.experiment.results.RunIdentity;
import arboretum.experiment.run.Driver;
import arboretum.experiment.run.ReplicationPool;
import arboretum.experiment.run.Task;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.report.SummaryTable;
import arboretum.report.data.RunData;
import arboretum.sim.world.Observer;
import arboretum.sim.world.SimDriver;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** A scenario under the simulated clock, from its file to the table on the terminal. */
public final class SimRun {
  private static final List<String> COMMAND = List.of("run");

  private final Console console;
  private final UnaryOperator<Driver> around;

  /**
   * @param around is put around the simulation of each replication; identity in a real run
   */
  public SimRun(Console console, UnaryOperator<Driver> around) {
    this.console = console;
    this.around = around;
  }

  /**
   * How to simulate.
   *
   * @param threads replications at a time, at least 1
   * @param checks which invariants are checked when
   * @param existing what happens to a complete run that is there
   */
  public record Options(int threads, Check.Level checks, Existing existing) {}

  /** Runs and returns the exit code. */
  public int run(Request request, Options options) throws IOException {
    String startedAt = console.timestamp();
    PlugIns plugIns = request.plugIns();
    LoadedScenario scenario = request.load(console, plugIns);
    RunIdentity identity = Results.identity(scenario, Mode.SIM, plugIns, console);
    try (RunDirectory directory =
        RunDirectory.simulation(
            request.out(), identity, MetricRegistry.standard(), options.existing())) {
      if (directory.isComplete()) {
        console.err().println("already complete: nothing was run; --force makes it again");
        directory.link();
        console.out().print(SummaryTable.render(RunData.load(directory.path())));
        return Failures.DONE;
      }
      List<Point> points = Results.points(scenario);
      PlugInLog log = new PlugInLog(directory.path());
      try {
        SimDriver driver = driver(options.checks(), plugIns, log);
        if (!play(request, options, scenario, driver, directory)) {
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
      return Failures.DONE;
    }
  }

  /** Returns whether all replications are there. */
  private boolean play(
      Request request,
      Options options,
      LoadedScenario scenario,
      SimDriver driver,
      RunDirectory directory)
      throws IOException {
    List<Task> tasks = Results.tasks(scenario, Results.points(scenario));
    try (ProgressLine progress = new ProgressLine(console, request.verbosity())) {
      try {
        new ReplicationPool(
                options.threads(),
                around.apply(driver),
                task -> CommandLines.again(COMMAND, request, scenario, task) + " --checks all",
                progress)
            .run(tasks, directory);
        return true;
      } catch (InterruptedException e) {
        progress.clear();
        console
            .err()
            .println(
                "interrupted: "
                    + progress.done()
                    + " of "
                    + ProgressLine.replications(tasks.size())
                    + " are kept in "
                    + directory.path()
                    + "; the same command goes on from there");
        return false;
      }
    }
  }

  private static SimDriver driver(Check.Level checks, PlugIns plugIns, PlugInLog log) {
    return new SimDriver(
        (plan, policies) -> new Roles(plan, plugIns.over(policies, log.of(plan)))::create,
        checks,
        MetricRegistry.standard(),
        PlanFacts::new,
        plan -> Observer.NONE);
  }
}
