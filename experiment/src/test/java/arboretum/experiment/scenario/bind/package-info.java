/** Random faults, merged timelines and trees. */
@NullMarked
package arboretum.experiment.scenario.bind;

import org.jspecify.annotations.NullMarked;
