/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.port;

import org.jspecify.annotations.NullMarked;
