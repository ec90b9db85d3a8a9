/**
 * YAML and JSON as a tree in which everything has its place. Entry: {@link
 * arboretum.experiment.scenario.syntax.YamlReader}. May depend on {@code
 * arboretum.experiment.problem} and snakeyaml and jackson, which it hides.
 */
@NullMarked
package arboretum.experiment.scenario.syntax;

import org.jspecify.annotations.NullMarked;
