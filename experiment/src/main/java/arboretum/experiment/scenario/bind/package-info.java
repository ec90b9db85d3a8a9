/**
 * From a checked tree to the plan of a sweep point: names are resolved, data sets read, rules over
 * several values held. Entry: {@link arboretum.experiment.scenario.bind.PointBinder}. May depend on
 * {@code arboretum.experiment.scenario.keys}, {@code arboretum.experiment.data}, {@code
 * arboretum.experiment.plan} and the logic's values.
 */
@NullMarked
package arboretum.experiment.scenario.bind;

import org.jspecify.annotations.NullMarked;
