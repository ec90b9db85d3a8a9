/**
 * Runs the replications of an experiment on several threads, whatever drives them: adopts what is
 * finished, keeps what finishes, says how far it is. Entry: {@link
 * arboretum.experiment.run.ReplicationPool}. Depends on the plan, metric and results packages.
 */
@NullMarked
package arboretum.experiment.run;

import org.jspecify.annotations.NullMarked;
