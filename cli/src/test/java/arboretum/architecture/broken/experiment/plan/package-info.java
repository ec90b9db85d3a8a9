/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.experiment.plan;

import org.jspecify.annotations.NullMarked;
