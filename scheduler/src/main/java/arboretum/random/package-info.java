/**
 * Seeded randomness as a tree of named streams. Entry: {@link arboretum.random.RandomSource}.
 * Depends on nothing.
 */
@NullMarked
package arboretum.random;

import org.jspecify.annotations.NullMarked;
