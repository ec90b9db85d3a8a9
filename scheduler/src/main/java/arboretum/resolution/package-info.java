/**
 * How a request finds an instance: service names, service addresses, the conversion table of a
 * worker, balancing policies, and the flow cache that keeps a flow on its instance. Pure decisions
 * over a table: no port, no clock. May depend on {@code arboretum.model}, {@code
 * arboretum.protocol}, {@code arboretum.coordinates} and {@code arboretum.plugin}.
 */
@NullMarked
package arboretum.resolution;

import org.jspecify.annotations.NullMarked;
