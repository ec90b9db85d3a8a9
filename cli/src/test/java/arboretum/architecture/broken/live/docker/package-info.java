/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.live.docker;

import org.jspecify.annotations.NullMarked;
