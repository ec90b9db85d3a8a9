/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.experiment;

import org.jspecify.annotations.NullMarked;
