/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.sim;

import org.jspecify.annotations.NullMarked;
