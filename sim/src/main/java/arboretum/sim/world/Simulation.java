package arboretum.sim.world;

import arboretum.check.Check;
import arboretum.experiment.metric.MessageCounts;
import arboretum.experiment.metric.RequestBook;
import arboretum.experiment.plan.RunPlan;
import arboretum.experiment.plan.TimedAction;
import arboretum.model.NodeName;
import arboretum.protocol.Input;
import arboretum.protocol.Payload;
import arboretum.sim.engine.Engine;
import arboretum.sim.engine.EventFailedException;
import arboretum.sim.network.Disturbance;
import arboretum.sim.oracle.TrueState;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One replication that is played, at once or step by step. Belongs to one thread at a time; only
 * {@link #stop} may come from another. Simulations share nothing.
 */
public final class Simulation {
  private final RunPlan plan;
  private final World world;
  private final Engine engine;

  /**
   * Prepares a replication.
   *
   * @param roles makes the role of each node at each of its starts
   * @param checks which invariants are checked when
   * @throws IllegalArgumentException if the plan is no tree or lacks a delay
   */
  public Simulation(RunPlan plan, RoleFactory roles, Check.Level checks, Observer observer) {
    this(plan, roles, checks, observer, Disturbance.NONE);
  }

  /**
   * Prepares a replication with a bad network.
   *
   * @param disturbance what happens to messages beside cuts
   */
  public Simulation(
      RunPlan plan,
      RoleFactory roles,
      Check.Level checks,
      Observer observer,
      Disturbance disturbance) {
    this.plan = plan;
    this.world = new World(plan, roles, checks, observer, disturbance);
    this.engine = world.engine();
  }

  /**
   * Plays to the end, or until {@link #stop}.
   *
   * @throws SimulationFailedException if a handler throws or an invariant does not hold
   */
  public void run() {
    try {
      engine.run();
    } catch (EventFailedException failed) {
      throw SimulationFailedException.during(
          plan, failed, world.touched().path(), world.recent().list());
    }
  }

  /**
   * Plays until {@code nanos}, what happens at that time included, and returns; may be called
   * again.
   *
   * @param nanos from now to the end
   */
  public void runUntil(long nanos) {
    if (nanos < engine.endNanos()) {
      engine.scheduleRare(nanos, Engine.MIN_PRIORITY, engine::stop);
    }
    run();
  }

  /** Has {@link #run} return after the current event; a later call continues. Any thread. */
  public void stop() {
    engine.stop();
  }

  /** Returns whether the end was reached. */
  public boolean hasEnded() {
    return engine.hasEnded();
  }

  /** Returns simulated time in nanoseconds; from another thread an old value. */
  public long nowNanos() {
    return engine.nowNanos();
  }

  /** Returns the system as it is, at the present time of the run. */
  public TrueState trueState() {
    return world.trueState();
  }

  /** Returns what tests and invariants may see of the system. */
  public SystemView view() {
    return world.view();
  }

  /** Returns the last inputs, oldest first. */
  public List<Input> recentInputs() {
    return world.recent().list();
  }

  /** Returns how many events ran. */
  public long executedEvents() {
    return engine.executed();
  }

  /** Lets a fault begin now; between two runs. */
  public void fail(TimedAction.Fault fault) {
    world.faults().begin(fault);
  }

  /** Repairs a fault that began; between two runs. */
  public void repair(TimedAction.Fault fault) {
    world.faults().end(fault);
  }

  /**
   * Has a caller who is no part of the plan do something at a worker, if that is up then.
   *
   * @param what is asked at that time for what arrives at the worker; empty: nothing
   */
  public void call(long atNanos, NodeName worker, Supplier<Optional<Payload>> what) {
    world.requests().call(atNanos, worker, what);
  }

  /** Ends the counting of requests; empty without any. Called once, at the end. */
  public Optional<RequestBook> finishRequests() {
    return world.requests().finish();
  }

  /** Returns the share of the time until now in which a node's server was busy, in [0, 1]. */
  public double utilisation(NodeName node) {
    long now = engine.nowNanos();
    return now == 0 ? 0 : (double) world.tree().node(node).busyNanos(now) / now;
  }

  /**
   * Checks the whole system and returns the message counts. Called once, after the last run.
   *
   * @throws SimulationFailedException if an invariant does not hold
   */
  public MessageCounts finish() {
    try {
      world.checkAll();
      MessageCounts counts = world.network().finish();
      counts.checkConserved();
      return counts;
    } catch (IllegalStateException failed) {
      throw SimulationFailedException.atTheEnd(
          plan, engine.executed(), failed, world.recent().list());
    }
  }
}
