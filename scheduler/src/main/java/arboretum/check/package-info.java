/**
 * Invariants that stay in the code, by cost level. Entry: {@link arboretum.check.Check}. Depends on
 * nothing.
 */
@NullMarked
package arboretum.check;

import org.jspecify.annotations.NullMarked;
