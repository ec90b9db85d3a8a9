/** Tests of {@code arboretum.live.hollow}. */
@NullMarked
package arboretum.live.hollow;

import org.jspecify.annotations.NullMarked;
