/** Tests of delays. */
@NullMarked
package arboretum.sim.network;

import org.jspecify.annotations.NullMarked;
