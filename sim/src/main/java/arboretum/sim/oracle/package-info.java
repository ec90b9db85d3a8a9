/**
 * The best that any scheduler and any resolver could have done, from true state and true latency.
 * Entry: {@link arboretum.sim.oracle.OptimalPlacement}, {@link arboretum.sim.oracle.Evaluation} and
 * {@link arboretum.sim.oracle.NearestInstance}. Depends on ojAlgo and invariant checks only; knows
 * neither engine nor world.
 */
@NullMarked
package arboretum.sim.oracle;

import org.jspecify.annotations.NullMarked;
