/**
 * Small cited tables that come with the program: places and devices. Entry: {@link
 * arboretum.experiment.data.catalog.Gazetteer}, {@link
 * arboretum.experiment.data.catalog.DeviceCatalog}. May depend on {@code
 * arboretum.experiment.data.csv}, {@code arboretum.experiment.problem} and {@code arboretum.units}.
 */
@NullMarked
package arboretum.experiment.data.catalog;

import org.jspecify.annotations.NullMarked;
