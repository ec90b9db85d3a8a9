/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.orchestrator.cluster;

import org.jspecify.annotations.NullMarked;
