package arboretum.sim.world;

import arboretum.check.Check;
import arboretum.experiment.metric.MessageCounts;
import arboretum.experiment.metric.MetricRegistry;
import arboretum.experiment.metric.RunRecorder;
import arboretum.experiment.metric.RunResult;
import arboretum.experiment.metric.ServiceFacts;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.Roles.PolicySource;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.run.Driver;
import arboretum.model.NodeName;
import arboretum.protocol.Input;
import arboretum.protocol.UserToRoot;
import arboretum.sim.oracle.OptimalScheduler;
import arboretum.trace.TraceEvent;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Plays replications under the simulated clock, each in its caller's thread. Several threads may
 * call at once.
 */
public final class SimDriver implements Driver {
  private final BiFunction<RunPlan, PolicySource, RoleFactory> roles;
  private final Check.Level checks;
  private final MetricRegistry registry;
  private final Function<RunPlan, ServiceFacts> facts;
  private final Function<RunPlan, Observer> observers;

  /** What a replication gave, and what it took. */
  public record Outcome(RunResult result, MessageCounts messages, long executedEvents) {}

  /**
   * @param roles gives the roles of a run, which take their policies from a source that the driver
   *     gives: {@code (plan, policies) -> new Roles(plan, policies)::create}
   * @param checks which invariants are checked when; at the end all are
   * @param facts what is known of the services of a run; {@link ServiceFacts#NONE} if nothing
   * @param observers sees a run besides its recorder; {@link Observer#NONE} if nobody does
   */
  public SimDriver(
      BiFunction<RunPlan, PolicySource, RoleFactory> roles,
      Check.Level checks,
      MetricRegistry registry,
      Function<RunPlan, ServiceFacts> facts,
      Function<RunPlan, Observer> observers) {
    this.roles = roles;
    this.checks = checks;
    this.registry = registry;
    this.facts = facts;
    this.observers = observers;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SimulationFailedException if a role fails or an invariant does not hold
   */
  @Override
  public RunResult run(RunPlan plan) throws InterruptedException {
    return play(plan).result();
  }

  /**
   * Plays a replication to its end.
   *
   * @throws SimulationFailedException if a role fails or an invariant does not hold
   * @throws InterruptedException if the thread was interrupted
   */
  public Outcome play(RunPlan plan) throws InterruptedException {
    RunRecorder recorder = new RunRecorder(plan, registry, facts.apply(plan));
    OptimalScheduler oracle = new OptimalScheduler();
    Observer observer = new All(recorder, oracle, observers.apply(plan));
    Simulation simulation = new Simulation(plan, roles.apply(plan, oracle), checks, observer);
    recorder.judgeBy(simulation.trueState());
    oracle.see(simulation.trueState());
    simulation.run();
    if (!simulation.hasEnded()) {
      throw new InterruptedException("interrupted at " + simulation.nowNanos() + " ns");
    }
    MessageCounts messages = simulation.finish();
    for (NodePlan node : plan.nodes()) {
      if (node.tier() != NodePlan.Tier.WORKER) {
        recorder.utilisation(node.name(), simulation.utilisation(node.name()));
      }
    }
    simulation.finishRequests().ifPresent(recorder::requests);
    RunResult result = recorder.finish(plan.durationNanos(), messages);
    return new Outcome(result, messages, simulation.executedEvents());
  }

  /** Records a run, lets the oracle know what is asked, and lets somebody else see it. */
  private record All(RunRecorder recorder, OptimalScheduler oracle, Observer other)
      implements Observer {
    @Override
    public void onTrace(long atNanos, NodeName node, TraceEvent event) {
      recorder.onTrace(atNanos, node, event);
      other.onTrace(atNanos, node, event);
    }

    @Override
    public void onOperator(long atNanos, UserToRoot request) {
      recorder.onOperator(atNanos, request);
      oracle.onOperator(request);
      other.onOperator(atNanos, request);
    }

    @Override
    public void onNetworkChanged(long atNanos) {
      recorder.onNetworkChanged(atNanos);
      other.onNetworkChanged(atNanos);
    }

    @Override
    public void onInput(Input input) {
      other.onInput(input);
    }

    @Override
    public void onDecided(long atNanos, NodeName orchestrator, long costNanos) {
      recorder.onDecided(atNanos, orchestrator, costNanos);
      other.onDecided(atNanos, orchestrator, costNanos);
    }
  }
}
