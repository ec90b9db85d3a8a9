/**
 * The roles of the tree, as deterministic state machines: {@link arboretum.orchestrator.Role}. What
 * all tiers share is here; the tiers are in root, cluster and worker and do not know each other.
 */
@NullMarked
package arboretum.orchestrator;

import org.jspecify.annotations.NullMarked;
