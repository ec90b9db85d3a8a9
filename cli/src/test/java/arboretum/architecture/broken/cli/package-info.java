/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.cli;

import org.jspecify.annotations.NullMarked;
