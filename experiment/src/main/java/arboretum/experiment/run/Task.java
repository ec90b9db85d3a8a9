package arboretum.experiment.run;

import arboretum.experiment.plan.RunPlan;
import java.util.function.Supplier;

/**
 * One replication of one point, not yet resolved.
 *
 * @param point index of the point, from 0
 * @param replication index of the replication, from 0
 * @param seed seed of the scenario, with which the same replication is made again
 * @param plan makes the plan; called in a thread of the pool, at most once
 */
public record Task(int point, int replication, long seed, Supplier<RunPlan> plan) {}
