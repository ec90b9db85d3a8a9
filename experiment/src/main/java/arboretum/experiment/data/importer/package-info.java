/**
 * Turns files as their origin publishes them into the project's tables, byte for byte the same each
 * time. Entry: {@link arboretum.experiment.data.importer.Importers}. May depend on {@code
 * arboretum.experiment.data.csv} and {@code arboretum.experiment.problem}.
 */
@NullMarked
package arboretum.experiment.data.importer;

import org.jspecify.annotations.NullMarked;
