/** Properties of written quantities. */
@NullMarked
package arboretum.experiment.scenario.unit;

import org.jspecify.annotations.NullMarked;
