/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.sim.oracle;

import org.jspecify.annotations.NullMarked;
