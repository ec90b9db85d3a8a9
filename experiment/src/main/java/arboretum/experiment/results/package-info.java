/**
 * Where results lie and what their files look like: run directories, parts of finished replications
 * that a later run adopts, tables, manifest. Every file begins with its version and is written
 * whole or not at all. Entry: {@link arboretum.experiment.results.RunDirectory}. Depends on the
 * metric, problem and wire packages.
 */
@NullMarked
package arboretum.experiment.results;

import org.jspecify.annotations.NullMarked;
