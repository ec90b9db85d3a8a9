/** Tests of {@code arboretum.live.transport}. */
@NullMarked
package arboretum.live.transport;

import org.jspecify.annotations.NullMarked;
