/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.model;

import org.jspecify.annotations.NullMarked;
