/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.protocol;

import org.jspecify.annotations.NullMarked;
