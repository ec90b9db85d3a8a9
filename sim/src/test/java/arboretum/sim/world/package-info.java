/** Tests of the simulated system: port contracts, hand-computed times, invariants. */
@NullMarked
package arboretum.sim.world;

import org.jspecify.annotations.NullMarked;
