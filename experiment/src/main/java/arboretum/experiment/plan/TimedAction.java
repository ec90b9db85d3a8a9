package arboretum.experiment.plan;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.protocol.UserToRoot;
import arboretum.units.GeoPoint;

/**
 * Something that happens to the system at a given time.
 *
 * @param atNanos nanoseconds since the start of the run
 */
public record TimedAction(long atNanos, Action action) {
  /** What happens. */
  public sealed interface Action {}

  /** An operator asks something of the root. */
  public record Operate(UserToRoot request) implements Action {}

  /**
   * Something fails and, unless it lasts for ever, is repaired.
   *
   * @param lastsNanos how long; {@link #FOR_EVER} without repair. An instance's fault is an event
   *     without length
   */
  public record Fail(Fault fault, long lastsNanos) implements Action {
    /** It is not repaired. */
    public static final long FOR_EVER = Long.MAX_VALUE;
  }

  /** The network changes, until it changes again. */
  public sealed interface Change extends Action {
    /**
     * All that goes to and from a node, on the link to its parent or as a probe, or to and from a
     * user, takes longer.
     *
     * @param addedNanos one way, in place of what was added before; at least 0
     */
    record Delay(NodeName end, long addedNanos) implements Change {}

    /** A user goes to another place. */
    record Move(NodeName user, GeoPoint to) implements Change {}
  }

  /** What fails. */
  public sealed interface Fault {
    /** A cluster's orchestrator and all below it lose power. */
    record Site(NodeName cluster, State state) implements Fault {}

    /** Only the orchestrator (a cluster's or the root's) fails; workers and containers go on. */
    record Orchestrator(NodeName orchestrator, State state) implements Fault {}

    /** A worker's device fails with all its containers; lost state: also its pulled images. */
    record Worker(NodeName worker, State state) implements Fault {}

    /** The container of an instance dies, wherever it runs. */
    record Instance(InstanceId instance) implements Fault {}

    /** The link between a node and its parent is cut. */
    record Link(NodeName member, Direction direction) implements Fault {}
  }

  /** What is left after a fault. */
  public enum State {
    /** The journal, or a worker's images, are there after the repair. */
    KEPT,
    LOST,
    /**
     * The journal is cut at a random byte: only the records before it are there. What was durable
     * is not, which breaks the contract of the journal. A worker has none and keeps its images.
     */
    TORN
  }

  /** Which way a link is cut. */
  public enum Direction {
    BOTH,
    /** From the member to its parent. */
    UP,
    /** From the parent to its member. */
    DOWN
  }
}
