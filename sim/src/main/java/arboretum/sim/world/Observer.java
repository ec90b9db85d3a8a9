package arboretum.sim.world;

import arboretum.experiment.plan.TimedAction;
import arboretum.model.NodeName;
import arboretum.protocol.Input;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;

/**
 * Sees what happens in a simulation, in the order of simulated time, in its thread. It cannot
 * change anything.
 */
public interface Observer {
  /** Sees nothing. */
  Observer NONE = new Observer() {};

  /** A role, or the driver for its node, tells what happened. */
  default void onTrace(long atNanos, NodeName node, TraceEvent event) {}

  /** An operator asks something of the root. */
  default void onOperator(long atNanos, UserToRoot request) {}

  /** A fault is about to begin. */
  default void onFault(long atNanos, TimedAction.Fault fault) {}

  /** A handler is about to run. Called for every input, so it must be cheap. */
  default void onInput(Input input) {}

  /**
   * An event has run. Called only where every event is checked ({@code Check.Level.EVENT} and
   * above); a check that does not hold throws, and the run fails.
   *
   * @param touched the node that the event was about
   */
  default void afterEvent(long atNanos, NodeName touched) {}

  /**
   * A handler ran in which a policy looked at candidates.
   *
   * @param atNanos when the handler began, without the time that the input waited
   * @param costNanos what all of the handler costs, by the cost model
   */
  default void onDecided(long atNanos, NodeName orchestrator, long costNanos) {}

  /** Round trips or places of the true network have changed. */
  default void onNetworkChanged(long atNanos) {}
}
