/**
 * What is measured and how it is derived: the registry defines every metric, the recorder turns
 * trace events and message counts of one replication into one {@link
 * arboretum.experiment.metric.RunResult}, and nothing can be recorded that the registry does not
 * name. Entry: {@link arboretum.experiment.metric.RunRecorder}. Depends on the plan, the problem
 * package, the names of the wire and the logic.
 */
@NullMarked
package arboretum.experiment.metric;

import org.jspecify.annotations.NullMarked;
