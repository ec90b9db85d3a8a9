/** Tests of the request path. */
@NullMarked
package arboretum.sim.request;

import org.jspecify.annotations.NullMarked;
