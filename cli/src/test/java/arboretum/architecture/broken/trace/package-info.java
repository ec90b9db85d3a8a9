/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.trace;

import org.jspecify.annotations.NullMarked;
