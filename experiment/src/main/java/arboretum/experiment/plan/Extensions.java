package arboretum.experiment.plan;

import arboretum.plugin.PolicySettings;
import java.util.Optional;

/**
 * The policies of a node beside its scheduler, where plug-ins make them.
 *
 * @param aggregator what it tells its parent
 * @param detection when it takes silence for loss
 * @param updates when it reports
 * @param balancing what chooses instances for those who call through it
 * @param onFailure what happens when one of them or the scheduler fails, if that is a plug-in
 */
public record Extensions(
    Optional<Policy> aggregator,
    Optional<Policy> detection,
    Optional<Policy> updates,
    Optional<Policy> balancing,
    OnFailure onFailure) {
  /** No plug-in but perhaps the scheduler; its failure ends the run. */
  public static final Extensions NONE = none(OnFailure.STOP);

  /** A policy by name, with its settings. */
  public record Policy(String name, PolicySettings settings) {}

  /** What happens when a plug-in throws or decides the impossible. */
  public enum OnFailure {
    /** The run ends. */
    STOP,
    /** The request is refused; other questions are answered as without the plug-in. */
    REFUSE
  }

  /** No plug-in but perhaps the scheduler. */
  public static Extensions none(OnFailure onFailure) {
    return new Extensions(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), onFailure);
  }

  /** Returns whether there is a policy beside the scheduler. */
  public boolean isEmpty() {
    return aggregator.isEmpty() && detection.isEmpty() && updates.isEmpty() && balancing.isEmpty();
  }

  /** Returns what of this a node of a tier has. */
  public Extensions of(NodePlan.Tier tier) {
    return switch (tier) {
      case ROOT ->
          new Extensions(
              Optional.empty(), detection, Optional.empty(), Optional.empty(), onFailure);
      case CLUSTER -> this;
      case WORKER -> none(onFailure);
    };
  }

  /** Returns the same with other policies of a worker. */
  public Extensions ofWorker(Optional<Policy> reports, Optional<Policy> chooses) {
    return new Extensions(aggregator, detection, reports, chooses, onFailure);
  }
}
