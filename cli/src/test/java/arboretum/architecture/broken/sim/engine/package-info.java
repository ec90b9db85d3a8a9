/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.sim.engine;

import org.jspecify.annotations.NullMarked;
