@NullMarked
package arboretum.sim.fuzz;

import org.jspecify.annotations.NullMarked;
