/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.coordinates;

import org.jspecify.annotations.NullMarked;
