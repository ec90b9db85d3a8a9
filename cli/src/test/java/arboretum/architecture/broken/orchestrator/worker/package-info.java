/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.orchestrator.worker;

import org.jspecify.annotations.NullMarked;
