/**
 * Quantities with their units: what crosses a boundary is never a bare number. Depends on nothing.
 */
@NullMarked
package arboretum.units;

import org.jspecify.annotations.NullMarked;
