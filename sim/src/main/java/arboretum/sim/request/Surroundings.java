package arboretum.sim.request;

import arboretum.model.NodeName;

/** What requests meet in the simulated system. */
public interface Surroundings {
  /** Returns the true round-trip time between two nodes or users in nanoseconds, at least 0. */
  long rttNanos(NodeName from, NodeName to);

  /**
   * Returns whether a worker is up.
   *
   * @param worker its index among the workers of the plan
   */
  boolean isUp(int worker);
}
