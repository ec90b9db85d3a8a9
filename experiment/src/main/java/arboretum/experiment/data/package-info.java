/**
 * The data sets that scenarios name: what they are, where they lie on this machine, whether their
 * bytes are right, and how they are obtained. Entry: {@link arboretum.experiment.data.DataSets}.
 * May depend on its sub-packages and {@code arboretum.experiment.problem}. Nothing here prints.
 */
@NullMarked
package arboretum.experiment.data;

import org.jspecify.annotations.NullMarked;
