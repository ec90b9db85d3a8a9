/**
 * The one record of what happened, the same in simulation and live. Depends on protocol and model.
 */
@NullMarked
package arboretum.trace;

import org.jspecify.annotations.NullMarked;
