/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.units;

import org.jspecify.annotations.NullMarked;
