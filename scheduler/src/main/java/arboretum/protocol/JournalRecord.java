package arboretum.protocol;

import arboretum.lifecycle.InstanceState;
import arboretum.model.Allocation;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;

/**
 * What an orchestrator must still know after a restart. Recovery applies the records in their
 * order.
 */
public sealed interface JournalRecord {
  /** Root: an operator wants this many instances of a service from now on; 0 withdraws it. */
  record Desired(ServiceSpec spec, int replicas) implements JournalRecord {}

  /** Root: numbers of this service below {@code next} were issued. */
  record NumbersIssued(ServiceName service, int next) implements JournalRecord {}

  /**
   * Root: a member answered for an instance that this journal knows nothing of; numbers of its
   * service below {@code next} are not issued again.
   */
  record NumbersHeard(ServiceName service, int next) implements JournalRecord {}

  /** A member may use these numbers for instances of the service that it makes by itself. */
  record NumbersGranted(ServiceSpec spec, NumberBlock block, NodeName member)
      implements JournalRecord {}

  /**
   * The instance has had another beside it for its service level and gets no further one.
   *
   * @param replicas root: so many instances of its service are wanted from now on; cluster: so many
   *     it made by itself, 1, or 0 if it asked its parent
   */
  record Replicated(InstanceId instance, int replicas) implements JournalRecord {}

  /**
   * A cluster accepted the delegation of an instance, or made it with a number that it was granted;
   * or a parent took up one that was made so.
   */
  record Accepted(InstanceId instance, Epoch epoch, ServiceSpec spec) implements JournalRecord {}

  /** The instance was given to a member that is an orchestrator. */
  record Delegated(InstanceId instance, Epoch epoch, NodeName member) implements JournalRecord {}

  /** The instance was placed on a worker. */
  record Placed(InstanceId instance, Epoch epoch, NodeName worker, Allocation allocation)
      implements JournalRecord {}

  /** A further copy of an instance that is placed is to take over from the one that counts. */
  record Migrating(InstanceId instance, Epoch epoch, NodeName worker, Allocation allocation)
      implements JournalRecord {}

  /** A migration came to its end: from now on the copy with {@code epoch} counts. */
  record Settled(InstanceId instance, Epoch epoch) implements JournalRecord {}

  /** The instance has no place any more; epochs up to {@code epoch} were issued. */
  record Unplaced(InstanceId instance, Epoch epoch) implements JournalRecord {}

  /** The instance came to its end here. */
  record Ended(InstanceId instance, InstanceState state) implements JournalRecord {}

  /** A worker became a member. */
  record WorkerJoined(NodeName worker, Capacity capacity, NodeTraits traits, long session)
      implements JournalRecord {}

  /** An orchestrator became a member. */
  record ClusterJoined(NodeName cluster, long session) implements JournalRecord {}
}
