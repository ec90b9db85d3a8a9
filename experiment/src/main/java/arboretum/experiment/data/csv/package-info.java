/**
 * Text tables in which every defect has a place. Entry: {@link
 * arboretum.experiment.data.csv.CsvTable}. May depend on {@code arboretum.experiment.problem}.
 */
@NullMarked
package arboretum.experiment.data.csv;

import org.jspecify.annotations.NullMarked;
