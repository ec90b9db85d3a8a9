/** Commands as a user types them, in this process. */
@NullMarked
package arboretum.cli;

import org.jspecify.annotations.NullMarked;
