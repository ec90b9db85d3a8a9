/** Scenario files: from text to plans, and every way in which a text can be wrong. */
@NullMarked
package arboretum.experiment.scenario;

import org.jspecify.annotations.NullMarked;
