/** Tests of the oracles. */
@NullMarked
package arboretum.sim.oracle;

import org.jspecify.annotations.NullMarked;
