/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.live;

import org.jspecify.annotations.NullMarked;
