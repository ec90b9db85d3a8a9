/** How fast a worker finds an instance whose table it knows. */
@NullMarked
package arboretum.bench.resolution;

import org.jspecify.annotations.NullMarked;
