/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.resolution;

import org.jspecify.annotations.NullMarked;
