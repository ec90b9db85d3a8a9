package arboretum.sim.world;

import arboretum.check.Check;
import arboretum.experiment.plan.TimedAction;
import arboretum.experiment.plan.TimedAction.Direction;
import arboretum.experiment.plan.TimedAction.Fault;
import arboretum.experiment.plan.TimedAction.State;
import arboretum.model.NodeName;
import arboretum.port.ContractWorld;
import org.jspecify.annotations.Nullable;

/** The contract suites' tree in simulation, with every check. */
final class SimContractWorld implements ContractWorld {
  private final Plans plans;
  private @Nullable Simulation simulation;

  private SimContractWorld(Plans plans) {
    this.plans = plans;
  }

  /** Handlers cost nothing. */
  static ContractWorld free() {
    return new SimContractWorld(plans());
  }

  /** Messages and journal records cost time, so that effects leave later than their handlers. */
  static ContractWorld costly() {
    Plans plans = plans().costs(0, 0, 20_000);
    for (String type : new String[] {"worker-accepted", "cluster-accepted", "runtime-outcome"}) {
      plans.cost(type, 50_000);
    }
    return new SimContractWorld(plans);
  }

  private static Plans plans() {
    return new Plans()
        .nodes(ROOT.path(), CLUSTER.path(), WORKER.path())
        .job(JOB, JOB_UNITS * Plans.SECOND);
  }

  @Override
  public long unitNanos() {
    return Plans.SECOND;
  }

  @Override
  public long latenessNanos() {
    return 0;
  }

  @Override
  public void start(RoleFactory factory) {
    simulation =
        new Simulation(
            plans.build(),
            (node, ports) -> factory.create(node.name(), ports),
            Check.Level.ALL,
            Observer.NONE);
  }

  @Override
  public void runFor(long nanos) {
    simulation().runUntil(simulation().nowNanos() + nanos);
  }

  @Override
  public void crash(NodeName node) {
    simulation().fail(fault(node));
  }

  @Override
  public void restart(NodeName node) {
    simulation().repair(fault(node));
  }

  @Override
  public void cut(NodeName member) {
    simulation().fail(new Fault.Link(member, Direction.BOTH));
  }

  @Override
  public void heal(NodeName member) {
    simulation().repair(new Fault.Link(member, Direction.BOTH));
  }

  @Override
  public void close() {
    simulation().finish();
  }

  private static TimedAction.Fault fault(NodeName node) {
    return node.equals(WORKER)
        ? new Fault.Worker(node, State.KEPT)
        : new Fault.Orchestrator(node, State.KEPT);
  }

  private Simulation simulation() {
    Simulation started = simulation;
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }
}
