/**
 * The worker's role: runs what its cluster orchestrator tells it and reports. Entry: {@link
 * arboretum.orchestrator.worker.Worker}. Knows neither root nor cluster.
 */
@NullMarked
package arboretum.orchestrator.worker;

import org.jspecify.annotations.NullMarked;
