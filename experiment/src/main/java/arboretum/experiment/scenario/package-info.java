/**
 * Scenario files: read, checked, swept and turned into plans. Entry: {@link
 * arboretum.experiment.scenario.ScenarioLoader}. May depend on its own parts, {@code
 * arboretum.experiment.data}, {@code arboretum.experiment.plan} and {@code
 * arboretum.experiment.problem}.
 */
@NullMarked
package arboretum.experiment.scenario;

import org.jspecify.annotations.NullMarked;
