package arboretum.orchestrator;

import arboretum.plugin.Aggregator;
import arboretum.plugin.Balancer;
import arboretum.plugin.FailureDetection;
import arboretum.plugin.UpdatePolicy;
import arboretum.random.RandomSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Policies of a node beside its scheduler. What is absent is decided as always, without a call.
 *
 * @param aggregator what an orchestrator tells its parent
 * @param detection when an orchestrator takes silence for loss
 * @param updates when a worker or cluster reports
 * @param balancing makes, for each name that is called through a worker, what chooses an instance;
 *     given a stream of its own
 */
public record Plugged(
    Optional<Aggregator> aggregator,
    Optional<FailureDetection> detection,
    Optional<UpdatePolicy> updates,
    Optional<Function<RandomSource, Balancer>> balancing) {
  /** All is decided as always. */
  public static final Plugged NOTHING =
      new Plugged(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
