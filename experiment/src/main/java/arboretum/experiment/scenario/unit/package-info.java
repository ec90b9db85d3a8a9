/**
 * Numbers with written units as exact integers. Entry: {@link
 * arboretum.experiment.scenario.unit.Dimension}. Depends on the JDK only.
 */
@NullMarked
package arboretum.experiment.scenario.unit;

import org.jspecify.annotations.NullMarked;
