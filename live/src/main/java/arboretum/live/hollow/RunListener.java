package arboretum.live.hollow;

import arboretum.experiment.record.RecordedStep;
import arboretum.model.NodeName;
import arboretum.protocol.UserToRoot;
import arboretum.trace.TraceEvent;

/** Is told what happens in a run; by many threads at once. Never blocks for long. */
interface RunListener {
  /** A role handled an input. */
  void onStep(RecordedStep step);

  /** Something happened at a node; of several nodes not strictly in order of time. */
  void onTrace(long atNanos, NodeName node, TraceEvent event);

  /** An operator asks something of the root. */
  void onOperator(long atNanos, UserToRoot request);

  /** Round trips or places have changed. */
  void onNetworkChanged(long atNanos);

  /** A line for people: a peer was refused, a node's links took long. */
  void onNotice(String line);
}
