/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.placement;

import org.jspecify.annotations.NullMarked;
