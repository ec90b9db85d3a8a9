/** Tests of the engine: order, oracles, closed forms, memory. */
@NullMarked
package arboretum.sim.engine;

import org.jspecify.annotations.NullMarked;
