/**
 * Latency matrices, and the choice of rows and clusters on them; pure and deterministic. Entry:
 * {@link arboretum.experiment.data.matrix.LatencyMatrix}. May depend on {@code
 * arboretum.experiment.data.csv}, {@code arboretum.experiment.problem} and {@code
 * arboretum.random}.
 */
@NullMarked
package arboretum.experiment.data.matrix;

import org.jspecify.annotations.NullMarked;
