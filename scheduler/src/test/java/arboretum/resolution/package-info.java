@NullMarked
package arboretum.resolution;

import org.jspecify.annotations.NullMarked;
