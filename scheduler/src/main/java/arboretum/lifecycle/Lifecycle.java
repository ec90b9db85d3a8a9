package arboretum.lifecycle;

import java.util.Optional;

/**
 * The life cycle of an instance: one table with every legal edge, for all tiers.
 *
 * <p>Source: Oakestra paper, Fig. 3, and the states of today's code (oakestra_utils_library,
 * statuses). Edges that only one profile takes are marked in {@link Event}. A test enumerates all
 * states and events against the drawing in docs/ARCHITECTURE.md.
 */
public final class Lifecycle {
  /** What moves an instance from one state to another. */
  public enum Event {
    /** A parent offered it to a cluster. */
    DELEGATED,
    /** A cluster chose a worker. */
    PLACED,
    /** The worker made the container. */
    CREATED,
    /** The container runs, as reported. */
    STARTED,
    /**
     * The offer or the placement was refused; it is to be offered again. (Fig. 3: back to
     * Requested.)
     */
    REFUSED,
    /** Nobody took it for as long as it was to be offered. */
    GIVEN_UP,
    /** Its node was lost, it could not start, or it was not heard of. */
    LOST,
    /** Its container ended although it should run. */
    EXITED,
    /** Its container ended with exit code 0 and is a job. */
    FINISHED,
    /** It is to be placed again after a failure. */
    RESCHEDULED,
    /** Its operator withdrew it. */
    WITHDRAWN,
    /** Profile head-2026-04: no active cluster fits and nobody asks again. */
    NO_CLUSTER,
    /** Profile head-2026-04: the chosen cluster has no worker for it and nobody reacts. */
    NO_WORKER,
    /** A copy that was believed lost, or never placed, was heard of before it was replaced. */
    RETURNED
  }

  private Lifecycle() {}

  /**
   * Returns the state after {@code event}.
   *
   * @throws IllegalStateException for an illegal edge: our own defect
   */
  public static InstanceState next(InstanceState now, Event event) {
    return find(now, event)
        .orElseThrow(
            () ->
                new IllegalStateException("an instance that is " + now + " cannot take " + event));
  }

  /** Returns the state after {@code event}; empty if the edge is not legal. */
  public static Optional<InstanceState> find(InstanceState now, Event event) {
    return Optional.ofNullable(target(now, event));
  }

  private static @org.jspecify.annotations.Nullable InstanceState target(
      InstanceState now, Event event) {
    return switch (now) {
      case REQUESTED ->
          switch (event) {
            case DELEGATED -> InstanceState.CLUSTER_SCHEDULED;
            case PLACED -> InstanceState.NODE_SCHEDULED;
            case RETURNED -> InstanceState.RUNNING;
            case GIVEN_UP -> InstanceState.REJECTED;
            case NO_CLUSTER -> InstanceState.NO_ACTIVE_CLUSTER_WITH_CAPACITY;
            case NO_WORKER -> InstanceState.NO_WORKER_CAPACITY;
            case WITHDRAWN -> InstanceState.UNDEPLOYED;
            default -> null;
          };
      case CLUSTER_SCHEDULED ->
          switch (event) {
            case PLACED -> InstanceState.NODE_SCHEDULED;
            case STARTED -> InstanceState.RUNNING;
            case REFUSED -> InstanceState.REQUESTED;
            case LOST -> InstanceState.FAILED;
            case FINISHED -> InstanceState.COMPLETED;
            case WITHDRAWN -> InstanceState.UNDEPLOYED;
            default -> null;
          };
      case NODE_SCHEDULED ->
          switch (event) {
            case CREATED -> InstanceState.CREATED;
            case STARTED -> InstanceState.RUNNING;
            case PLACED -> InstanceState.NODE_SCHEDULED;
            case REFUSED -> InstanceState.REQUESTED;
            case LOST -> InstanceState.FAILED;
            case EXITED -> InstanceState.DEAD;
            case FINISHED -> InstanceState.COMPLETED;
            case WITHDRAWN -> InstanceState.UNDEPLOYED;
            default -> null;
          };
      case CREATED ->
          switch (event) {
            case STARTED -> InstanceState.RUNNING;
            case LOST -> InstanceState.FAILED;
            case EXITED -> InstanceState.DEAD;
            case FINISHED -> InstanceState.COMPLETED;
            case WITHDRAWN -> InstanceState.UNDEPLOYED;
            default -> null;
          };
      case RUNNING ->
          switch (event) {
            case LOST -> InstanceState.FAILED;
            case EXITED -> InstanceState.DEAD;
            case FINISHED -> InstanceState.COMPLETED;
            case REFUSED -> InstanceState.REQUESTED;
            case PLACED -> InstanceState.NODE_SCHEDULED;
            case WITHDRAWN -> InstanceState.UNDEPLOYED;
            default -> null;
          };
      case FAILED, DEAD, NO_ACTIVE_CLUSTER_WITH_CAPACITY, NO_WORKER_CAPACITY ->
          switch (event) {
            case RESCHEDULED -> InstanceState.REQUESTED;
            case RETURNED -> InstanceState.RUNNING;
            case WITHDRAWN -> InstanceState.UNDEPLOYED;
            default -> null;
          };
      case COMPLETED, UNDEPLOYED, REJECTED -> null;
    };
  }
}
