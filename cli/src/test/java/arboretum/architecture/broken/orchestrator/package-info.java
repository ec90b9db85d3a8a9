/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.orchestrator;

import org.jspecify.annotations.NullMarked;
