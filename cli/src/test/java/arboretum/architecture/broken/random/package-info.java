/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.random;

import org.jspecify.annotations.NullMarked;
