/** A small tree of packages in which each rule is broken on purpose. */
@NullMarked
package arboretum.architecture.broken;

import org.jspecify.annotations.NullMarked;
