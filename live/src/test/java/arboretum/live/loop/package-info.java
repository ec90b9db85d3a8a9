/** Tests of {@code arboretum.live.loop}. */
@NullMarked
package arboretum.live.loop;

import org.jspecify.annotations.NullMarked;
