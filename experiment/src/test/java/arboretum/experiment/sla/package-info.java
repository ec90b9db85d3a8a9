/** Tests of the descriptor. */
@NullMarked
package arboretum.experiment.sla;

import org.jspecify.annotations.NullMarked;
