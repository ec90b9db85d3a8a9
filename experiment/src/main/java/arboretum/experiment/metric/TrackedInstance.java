package arboretum.experiment.metric;

import arboretum.lifecycle.InstanceState;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import org.jspecify.annotations.Nullable;

/** What the recorder knows of one instance; there may be millions. */
final class TrackedInstance {
  static final long NEVER = -1;

  final TrackedService service;
  long requestedNanos = NEVER;
  long lostNanos = NEVER;
  long unplacedNanos = NEVER;
  int copies;
  boolean wanted;
  boolean started;
  boolean knownToRun;
  InstanceState rootState = InstanceState.REQUESTED;

  /** Where its last container started; null if none has. */
  @Nullable NodeName lastWorker;

  /** The most frequent reason of its last refusal; null if it was never refused. */
  @Nullable String refusedFor;

  TrackedInstance(TrackedService service) {
    this.service = service;
  }

  /** Where it stands at the end, as the metric {@code instances} names it. */
  String endState() {
    return switch (rootState) {
      case RUNNING -> "running";
      case COMPLETED -> "finished";
      case UNDEPLOYED -> "withdrawn";
      case FAILED, DEAD -> "failed";
      case REJECTED, NO_ACTIVE_CLUSTER_WITH_CAPACITY, NO_WORKER_CAPACITY -> "rejected";
      case REQUESTED, CLUSTER_SCHEDULED, NODE_SCHEDULED, CREATED -> "pending";
    };
  }

  /** Why it is pending or was rejected. */
  String reason() {
    if (refusedFor != null) {
      return refusedFor;
    }
    if (rootState == InstanceState.REQUESTED) {
      return "new";
    }
    return endState().equals("pending") ? "placing" : "unknown";
  }

  /** The most frequent reason of a refusal. */
  static String reason(Refusal refusal) {
    return refusal.reasons().isEmpty()
        ? "no-candidate"
        : refusal.reasons().getFirst().reason().label();
  }
}
