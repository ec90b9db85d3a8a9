package arboretum.orchestrator;

import arboretum.plugin.Aggregator;
import arboretum.plugin.FailureDetection;
import arboretum.plugin.UpdatePolicy;
import java.util.Optional;

/**
 * Policies of a node beside its scheduler. What is absent is decided as always, without a call.
 *
 * @param aggregator what an orchestrator tells its parent
 * @param detection when an orchestrator takes silence for loss
 * @param updates when a worker or cluster reports
 */
public record Plugged(
    Optional<Aggregator> aggregator,
    Optional<FailureDetection> detection,
    Optional<UpdatePolicy> updates) {
  /** All is decided as always. */
  public static final Plugged NOTHING =
      new Plugged(Optional.empty(), Optional.empty(), Optional.empty());
}
