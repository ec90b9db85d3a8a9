/**
 * The root's role: what operators want, instance numbers, and delegation to clusters. Entry: {@link
 * arboretum.orchestrator.root.Root}. Knows neither cluster nor worker.
 */
@NullMarked
package arboretum.orchestrator.root;

import org.jspecify.annotations.NullMarked;
