/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.lifecycle;

import org.jspecify.annotations.NullMarked;
