/**
 * What a scenario file may hold, as data: keys, types, ranges, defaults and words about them. The
 * checker, the JSON Schema, the key reference and path edits all work from it. Entry: {@link
 * arboretum.experiment.scenario.format.Shape}. May depend on {@code
 * arboretum.experiment.scenario.syntax}, {@code arboretum.experiment.scenario.unit} and {@code
 * arboretum.experiment.problem}.
 */
@NullMarked
package arboretum.experiment.scenario.format;

import org.jspecify.annotations.NullMarked;
