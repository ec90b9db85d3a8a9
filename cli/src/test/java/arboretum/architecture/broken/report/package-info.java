/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.report;

import org.jspecify.annotations.NullMarked;
