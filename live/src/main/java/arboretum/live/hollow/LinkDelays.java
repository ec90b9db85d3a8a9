package arboretum.live.hollow;

import arboretum.experiment.plan.Endpoint;

/** One-way delays that the receiving end adds, so that links are as long as the plan says. */
@FunctionalInterface
public interface LinkDelays {
  /** Links are as long as the loopback interface. */
  LinkDelays NONE = (from, to) -> 0;

  /**
   * Returns nanoseconds from one node to another; asked once per link and way, and for each probe.
   */
  long oneWayNanos(Endpoint from, Endpoint to);
}
