/**
 * An orchestrator's side of resolution: which copies take connections, who is to be told of that,
 * and the addresses that the root assigns.
 */
@NullMarked
package arboretum.orchestrator.routing;

import org.jspecify.annotations.NullMarked;
