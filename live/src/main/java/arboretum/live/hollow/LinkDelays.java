package arboretum.live.hollow;

import arboretum.experiment.plan.NodePlan;

/** One-way delays that the receiving end adds, so that links are as long as the plan says. */
@FunctionalInterface
public interface LinkDelays {
  /** Links are as long as the loopback interface. */
  LinkDelays NONE = (from, to) -> 0;

  /** Returns nanoseconds from one node to its parent or member; asked once per link and way. */
  long oneWayNanos(NodePlan from, NodePlan to);
}
