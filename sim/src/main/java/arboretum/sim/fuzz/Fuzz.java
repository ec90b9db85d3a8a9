package arboretum.sim.fuzz;

import arboretum.check.Check;
import arboretum.experiment.plan.Roles;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.protocol.Input;
import arboretum.sim.world.Simulation;
import arboretum.sim.world.SimulationFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plays random cases in the real simulation and checks them. State of a run is its own: any number
 * of threads may play cases.
 */
public final class Fuzz {
  private static final List<String> REPAIRING = List.of("arboretum", "paper-2023");

  // source: nothing of the model: profiles that do not repair are watched for a little longer only.
  private static final long AFTERWARDS_NANOS = 30_000_000_000L;

  private Fuzz() {}

  /**
   * What a case was like.
   *
   * @param nodes nodes of the tree
   * @param services services that were drawn
   * @param events events of the simulation
   * @param overlapping most faults at once
   */
  public record Size(int nodes, int services, long events, int overlapping) {}

  /**
   * A rule that was broken.
   *
   * @param key equal for breaches of the same rule; exceptions are told apart by where they came
   *     from
   * @param message what is wrong
   * @param inputs the last inputs, oldest first
   */
  public record Breach(String key, String message, List<Input> inputs) {
    public Breach {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * What became of a case.
   *
   * @param breach empty if all rules held that hold for the profile
   * @param known rules that the profile is known to break, and broke
   */
  public record Outcome(
      long seed,
      String profile,
      Size size,
      Coverage coverage,
      Optional<Breach> breach,
      List<String> known) {
    public Outcome {
      known = List.copyOf(known);
    }
  }

  /** Plays the case of a seed, whole. */
  public static Outcome play(long seed, String profile) {
    FuzzCase drawn = CaseDraw.draw(seed, profile);
    return play(drawn, drawn.all());
  }

  /** Plays some of a case. */
  static Outcome play(FuzzCase drawn, Kept kept) {
    var coverage = new Coverage();
    var decisions = new Decisions(drawn);
    var calls = new Calls(drawn, kept);
    var inspector = new Inspector(drawn, coverage, decisions, calls);
    RunPlan plan = drawn.plan(kept);
    Roles roles = new Roles(plan, decisions);
    Simulation simulation =
        new Simulation(
            plan,
            (node, ports) ->
                roles.create(node, CheckedPorts.of(node.name(), ports, decisions, calls)),
            Check.Level.EVENT,
            inspector,
            new Disturbances(drawn, kept, coverage));
    inspector.see(simulation.view());
    calls.begin(simulation);
    List<String> known = new ArrayList<>();
    Optional<Breach> breach = run(drawn, simulation, inspector, calls, known);
    var size =
        new Size(
            drawn.nodes().size(),
            drawn.services().size(),
            simulation.executedEvents(),
            overlapping(drawn, kept));
    return new Outcome(drawn.seed(), drawn.profile(), size, coverage, breach, known);
  }

  private static Optional<Breach> run(
      FuzzCase drawn, Simulation simulation, Inspector inspector, Calls calls, List<String> known) {
    try {
      long until = drawn.quietNanos() + (repairs(drawn) ? drawn.bound().nanos() : AFTERWARDS_NANOS);
      long latest = drawn.quietNanos() + FuzzCase.LONGEST * drawn.bound().nanos();
      simulation.runUntil(until);
      while (repairs(drawn)
          && inspector.movedNanos() + drawn.bound().settleNanos() > until
          && until < latest) {
        until = Math.min(latest, inspector.movedNanos() + drawn.bound().settleNanos());
        simulation.runUntil(until);
      }
      List<BrokenRuleException> broken =
          new ArrayList<>(Ending.check(drawn, simulation.view(), inspector.wishes()));
      broken.addAll(RouteEnding.check(drawn, simulation.view(), calls, simulation.nowNanos()));
      simulation.finish();
      for (BrokenRuleException one : broken) {
        if (repairs(drawn)) {
          return Optional.of(breach(one, simulation));
        }
        known.add(one.rule().words());
      }
      return Optional.empty();
    } catch (SimulationFailedException failed) {
      return Optional.of(breach(Objects.requireNonNull(failed.getCause()), simulation));
    }
  }

  private static boolean repairs(FuzzCase drawn) {
    return REPAIRING.contains(drawn.profile());
  }

  private static Breach breach(Throwable cause, Simulation simulation) {
    return new Breach(key(cause), String.valueOf(cause.getMessage()), simulation.recentInputs());
  }

  private static String key(Throwable cause) {
    if (cause instanceof BrokenRuleException broken) {
      return broken.rule().words();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith("arboretum.")
          && !frame.getClassName().contains(".check.")) {
        return cause.getClass().getSimpleName()
            + " in "
            + frame.getClassName()
            + "."
            + frame.getMethodName();
      }
    }
    return cause.getClass().getSimpleName();
  }

  /** Returns the most faults that are there at once; one without length counts while it happens. */
  private static int overlapping(FuzzCase drawn, Kept kept) {
    int most = 0;
    for (int index : kept.faults()) {
      long at = drawn.faults().get(index).atNanos();
      int now = 0;
      for (int other : kept.faults()) {
        TimedAction action = drawn.faults().get(other);
        if (action.action() instanceof TimedAction.Fail fail
            && action.atNanos() <= at
            && at < action.atNanos() + Math.max(1, fail.lastsNanos())) {
          now++;
        }
      }
      most = Math.max(most, now);
    }
    return most;
  }
}
