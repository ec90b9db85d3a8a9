/**
 * The life cycle of an instance: every state, every event and every legal edge in one table.
 * Depends on nothing.
 */
@NullMarked
package arboretum.lifecycle;

import org.jspecify.annotations.NullMarked;
