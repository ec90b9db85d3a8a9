/** Tests of the codec. */
@NullMarked
package arboretum.experiment.wire;

import org.jspecify.annotations.NullMarked;
