package arboretum.lifecycle;

/**
 * Where an instance is in its life, as one orchestrator sees it. {@link Lifecycle} has the edges.
 */
public enum InstanceState {
  /** Waits for a placement; pending if it was refused before. (Paper Fig. 3: Requested.) */
  REQUESTED,
  /** Delegated to a cluster that has not placed it yet. (Fig. 3: Cluster Scheduled.) */
  CLUSTER_SCHEDULED,
  /** A worker was chosen. (Fig. 3: Worker Scheduled; code: NODE_SCHEDULED.) */
  NODE_SCHEDULED,
  /** The worker made the container, which is not known to run yet. (Code: CREATED.) */
  CREATED,
  RUNNING,
  /** Lost with its node, never started, or silent for too long. (Fig. 3 and code: Failed.) */
  FAILED,
  /** The container ended although it should run. (Code: DEAD.) */
  DEAD,
  /** A job ended with exit code 0. (Code: COMPLETED.) Final. */
  COMPLETED,
  /** Withdrawn by its operator. (Fig. 3: Terminated; code: UNDEPLOYED.) Final. */
  UNDEPLOYED,
  /** No cluster took it for as long as it was to be offered. Final. */
  REJECTED,
  /** Today's code: no cluster could take it and nobody will ask again. */
  NO_ACTIVE_CLUSTER_WITH_CAPACITY,
  /** Today's code: the chosen cluster found no worker, and nobody reacts. */
  NO_WORKER_CAPACITY;

  /** Returns whether nothing follows. */
  public boolean isFinal() {
    return this == COMPLETED || this == UNDEPLOYED || this == REJECTED;
  }

  /** Returns whether it has no place, and nobody looks for one before it is rescheduled. */
  public boolean isStranded() {
    return this == FAILED
        || this == DEAD
        || this == NO_ACTIVE_CLUSTER_WITH_CAPACITY
        || this == NO_WORKER_CAPACITY;
  }

  /** Returns whether the instance holds, or is about to hold, capacity on some worker. */
  public boolean isPlaced() {
    return this == NODE_SCHEDULED || this == CREATED || this == RUNNING;
  }
}
