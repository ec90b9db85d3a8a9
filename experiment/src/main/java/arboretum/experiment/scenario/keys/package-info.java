/**
 * The keys of a scenario file: one table from which checking, binding, the JSON Schema and the key
 * reference are made. Entry: {@link arboretum.experiment.scenario.keys.ScenarioKeys}. May depend on
 * {@code arboretum.experiment.scenario.format} and the logic's settings.
 */
@NullMarked
package arboretum.experiment.scenario.keys;

import org.jspecify.annotations.NullMarked;
