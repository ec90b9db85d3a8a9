/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.check;

import org.jspecify.annotations.NullMarked;
