/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.plugin;

import org.jspecify.annotations.NullMarked;
