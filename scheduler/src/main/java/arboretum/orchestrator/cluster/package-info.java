/**
 * The cluster orchestrator's role: a member of its parent, with workers or further orchestrators
 * below. Entry: {@link arboretum.orchestrator.cluster.Cluster}. Knows neither root nor worker.
 */
@NullMarked
package arboretum.orchestrator.cluster;

import org.jspecify.annotations.NullMarked;
