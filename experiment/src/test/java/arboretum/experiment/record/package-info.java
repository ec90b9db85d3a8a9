/** Tests of recordings. */
@NullMarked
package arboretum.experiment.record;

import org.jspecify.annotations.NullMarked;
