/** What an orchestrator tells its parent about the capacity below it. Depends on model. */
@NullMarked
package arboretum.aggregate;

import org.jspecify.annotations.NullMarked;
