package arboretum.cli.play;

import arboretum.cli.console.Console;
import arboretum.cli.console.Failures;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plugin.FailureListener;
import arboretum.experiment.plugin.PlugIns;
import arboretum.experiment.problem.InputException;
import arboretum.experiment.problem.Problem;
import arboretum.experiment.record.RecordedStep;
import arboretum.experiment.record.RecordingHeader;
import arboretum.experiment.record.RecordingReader;
import arboretum.experiment.scenario.LoadedScenario;
import arboretum.experiment.scenario.ScenarioLoader;
import arboretum.sim.replay.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recorded inputs of a run in real time, played again under the simulated clock. */
public final class ReplayRun {
  private final Console console;

  public ReplayRun(Console console) {
    this.console = console;
  }

  /**
   * Replays every recording of a result directory.
   *
   * @return exit code: failed if a decision differs
   */
  public int run(Path directory, Optional<Path> data, Optional<Path> jars) throws IOException {
    Recordings recordings = Recordings.in(directory);
    PlugIns plugIns = Request.plugIns(jars);
    if (!plugIns.hashes().equals(recordings.plugins())) {
      String wanted = recordings.plugins().isEmpty() ? "none" : recordings.plugins().toString();
      String given = plugIns.hashes().isEmpty() ? "none" : plugIns.hashes().toString();
      String message = "was recorded with other plug-ins: " + wanted + "; given: " + given;
      throw new InputException(Problem.of(directory.toString(), message));
    }
    LoadedScenario scenario =
        ScenarioLoader.load(
            recordings.scenario(),
            recordings.sets(),
            recordings.overrides(),
            Request.dataSets(data, console),
            plugIns);
    boolean identical = true;
    for (Path file : recordings.files()) {
      identical &= replay(file, scenario, plugIns);
    }
    console
        .out()
        .println(identical ? "identical: every decision is the recorded one" : "decisions differ");
    return identical ? Failures.DONE : Failures.FAILED;
  }

  private boolean replay(Path file, LoadedScenario scenario, PlugIns plugIns) throws IOException {
    List<RecordedStep> steps = new ArrayList<>();
    RunPlan plan;
    try (RecordingReader reader = RecordingReader.open(file)) {
      plan = plan(file, reader.header(), scenario);
      for (var step = reader.next(); step.isPresent(); step = reader.next()) {
        steps.add(step.get());
      }
      reader.truncation().ifPresent(console.err()::println);
    }
    long decisions = steps.stream().mapToLong(step -> step.effects().size()).sum();
    Roles roles =
        new Roles(plan, plugIns.over(Roles.PolicySource.STANDARD, FailureListener.NOBODY));
    Replay.Report report = Replay.run(plan, roles::create, steps);
    String name = file.getFileName().toString();
    if (report.difference().isPresent()) {
      console.out().println(name + ": differs at input " + report.steps() + " of " + steps.size());
      console.out().println(report.difference().get().describe().indent(2).stripTrailing());
      return false;
    }
    console
        .out()
        .println(name + ": " + report.steps() + " inputs, " + decisions + " decisions, identical");
    return true;
  }

  private static RunPlan plan(Path file, RecordingHeader header, LoadedScenario scenario) {
    if (header.point() >= scenario.points().size()) {
      throw new InputException(
          Problem.of(file.toString(), "is of point " + header.point() + ", which is not there"));
    }
    RunPlan plan = scenario.plan(header.point(), header.replication());
    if (plan.seed() != header.seed() || !plan.scenario().equals(header.scenario())) {
      throw new InputException(
          Problem.of(
              file.toString(),
              "is of scenario "
                  + header.scenario()
                  + " with seed "
                  + header.seed()
                  + ", not of "
                  + plan.scenario()
                  + " with seed "
                  + plan.seed()));
    }
    return plan;
  }
}
