/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.bench;

import org.jspecify.annotations.NullMarked;
