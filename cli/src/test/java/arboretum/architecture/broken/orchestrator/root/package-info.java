/** Breaks rules on purpose. */
@NullMarked
package arboretum.architecture.broken.orchestrator.root;

import org.jspecify.annotations.NullMarked;
