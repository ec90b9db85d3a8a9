/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.aggregate;

import org.jspecify.annotations.NullMarked;
