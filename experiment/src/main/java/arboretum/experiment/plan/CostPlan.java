package arboretum.experiment.plan;

import java.util.SortedMap;

/**
 * What handling an input costs a role on the reference core; on a device it is divided by its
 * speed.
 *
 * @param baseNanos by message or payload type (its wire name, such as {@code heartbeat}, {@code
 *     timer}); what is not named costs {@code otherNanos}
 * @param otherNanos at least 0
 * @param perClusterNanos for each cluster that a ranking examined
 * @param perWorkerNanos for each worker that a selection examined
 * @param journalNanos for each journal record
 */
public record CostPlan(
    SortedMap<String, Long> baseNanos,
    long otherNanos,
    long perClusterNanos,
    long perWorkerNanos,
    long journalNanos) {}
