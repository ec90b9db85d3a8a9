/**
 * How a request finds an instance: service names, service addresses, the conversion table of a
 * worker and who is told when it changes (interests), balancing policies, and the flow cache that
 * keeps a connection on its instance. Pure decisions over a table: no port, no clock. May depend on
 * {@code arboretum.model}, {@code arboretum.protocol} and {@code arboretum.coordinates}.
 */
@NullMarked
package arboretum.resolution;

import org.jspecify.annotations.NullMarked;
