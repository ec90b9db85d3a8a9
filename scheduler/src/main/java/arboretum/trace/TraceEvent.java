package arboretum.trace;

import arboretum.lifecycle.InstanceState;
import arboretum.lifecycle.Lifecycle;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import arboretum.model.ServiceName;
import arboretum.model.Shortfall;
import java.util.List;

/**
 * What happened at a node, the same in both modes; results are derived from these and from message
 * counts alone. The adapter adds the time and the node that emitted it.
 */
public sealed interface TraceEvent {
  /** Root: an operator wants this instance from now on. */
  record Requested(InstanceId instance) implements TraceEvent {}

  /**
   * An orchestrator or a worker: the instance moved along an edge of the life cycle, in its view.
   */
  record StateChanged(
      InstanceId instance, Epoch epoch, InstanceState from, InstanceState to, Lifecycle.Event event)
      implements TraceEvent {}

  /**
   * A parent offers an instance to a member.
   *
   * @param rank place of the member in the ranking, from 0
   * @param examined candidates that the ranking looked at
   */
  record Offered(InstanceId instance, Epoch epoch, NodeName member, int rank, int examined)
      implements TraceEvent {}

  /** A parent learns that a member refused an offer: a wrong delegation. */
  record OfferRefused(
      InstanceId instance, Epoch epoch, NodeName member, Refusal refusal, Cause cause)
      implements TraceEvent {
    /** Why a wrong delegation could happen. */
    public enum Cause {
      /** The fresh aggregate would have ruled it out: the parent's knowledge was old. */
      STALE_VIEW,
      /** Even the fresh aggregate would have let it pass: the parent's knowledge is coarse. */
      AGGREGATE_AMBIGUITY
    }
  }

  /** Nobody takes the instance now; it is offered again later. */
  record Pending(InstanceId instance, Refusal refusal) implements TraceEvent {}

  /** Nobody took the instance for as long as it was to be offered. Final. */
  record Rejected(InstanceId instance, Refusal refusal) implements TraceEvent {}

  /**
   * A cluster chose a worker.
   *
   * @param examined candidates that the selection looked at
   */
  record Placed(InstanceId instance, Epoch epoch, NodeName worker, int examined)
      implements TraceEvent {}

  /**
   * A cluster asks workers for round-trip times before it places an instance: one probe from each
   * worker to each endpoint.
   */
  record Measured(InstanceId instance, List<NodeName> workers, List<NodeName> endpoints)
      implements TraceEvent {
    public Measured {
      workers = List.copyOf(workers);
      endpoints = List.copyOf(endpoints);
    }
  }

  /** A cluster has no worker for the instance. */
  record NotPlaced(InstanceId instance, Epoch epoch, Refusal refusal, int examined)
      implements TraceEvent {}

  /** A worker refuses what its cluster told it to run. */
  record DeployRefused(InstanceId instance, Epoch epoch, Shortfall reason) implements TraceEvent {}

  /** A cluster cannot place a lost instance again and hands it to its parent. */
  record Escalated(InstanceId instance, Epoch epoch, Refusal refusal) implements TraceEvent {}

  /** A copy with a lower epoch is told to stop. */
  record Fenced(InstanceId instance, Epoch epoch, Epoch winner, NodeName member)
      implements TraceEvent {}

  /**
   * A cluster finds that an instance has not met a limit often enough, several times in a row.
   *
   * @param constraint index among the constraints of the service
   * @param met recent outcomes that met it, of {@code recent}
   */
  record LevelViolated(InstanceId instance, Epoch epoch, int constraint, int met, int recent)
      implements TraceEvent {}

  /** A cluster begins to move an instance: the copy with {@code next} is to take over. */
  record MigrationStarted(InstanceId instance, Epoch epoch, Epoch next, NodeName from, NodeName to)
      implements TraceEvent {}

  /** A migration came to its end; the copy with {@code epoch} counts. */
  record MigrationEnded(InstanceId instance, Epoch epoch, Outcome outcome) implements TraceEvent {
    /** How it ended. */
    public enum Outcome {
      /** The next copy has taken over. */
      DONE,
      /** The former copy was lost first, and the next one has taken its place. */
      OVERTAKEN,
      /** The next copy was refused, did not start or was lost; the former one goes on. */
      FAILED,
      /** The instance is not wanted any more, is done, or was given to another. */
      ABANDONED
    }
  }

  /** An instance that was to be moved stays where it is. */
  record NotMigrated(InstanceId instance, Epoch epoch, Reason reason) implements TraceEvent {
    /** Why it stays. */
    public enum Reason {
      /** No other worker fits. */
      NO_WORKER,
      /** The worker that was found would not keep the limits better by enough. */
      NOT_BETTER,
      /** It is not running, is being moved, or something happened to it meanwhile. */
      NOT_NOW
    }
  }

  /** A member was registered; {@code again} if it was known before. */
  record MemberRegistered(NodeName member, long session, boolean again) implements TraceEvent {}

  /** A member has not been heard of for {@code silentNanos}, beyond its limit. */
  record MemberSilent(NodeName member, long silentNanos) implements TraceEvent {}

  /** A silent member was heard of again. */
  record MemberReturned(NodeName member, long silentNanos) implements TraceEvent {}

  /** Worker: the container of the instance runs from now on. */
  record ContainerRunning(InstanceId instance, Epoch epoch) implements TraceEvent {}

  /** Worker: the container does not run any more; {@code state} says why. */
  record ContainerEnded(InstanceId instance, Epoch epoch, InstanceState state)
      implements TraceEvent {}

  /**
   * A plug-in policy failed, and what it was asked was decided without it.
   *
   * @param policy its name
   * @param problem what it did
   */
  record PolicyFailed(String policy, String problem) implements TraceEvent {}

  /**
   * A member made an instance with a number that it was granted, and it is answered for here from
   * now on.
   */
  record TakenUp(InstanceId instance, Epoch epoch, NodeName member) implements TraceEvent {}

  /**
   * Root: a member answers for an instance of which the root's journal knows nothing: the
   * operator's wish is lost, and the instance is withdrawn.
   */
  record WishLost(InstanceId instance) implements TraceEvent {}

  /** Root: no address was left for a service or for one of its instances; it has none. */
  record AddressesExhausted(ServiceName service) implements TraceEvent {}

  /**
   * Driver: one way of the link between this node and its parent carries nothing from now on, for
   * one reason more; a healed one has one reason less.
   *
   * @param up from the node to its parent; else the other way
   */
  record LinkCut(boolean up) implements TraceEvent {}

  /** Driver: the end of a {@link LinkCut}. */
  record LinkHealed(boolean up) implements TraceEvent {}

  /**
   * Driver: the journal of a stopped node was cut at a byte.
   *
   * @param kept records before the cut
   * @param lost records behind it, and the one that it goes through
   */
  record JournalTorn(int kept, int lost) implements TraceEvent {}

  /** Driver: a node starts, for the first time (session 1) or again. */
  record NodeStarted(long session) implements TraceEvent {}

  /** Driver: a node stops, and with a worker all its containers. */
  record NodeStopped() implements TraceEvent {}
}
