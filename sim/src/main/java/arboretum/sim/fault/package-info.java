/**
 * Faults and repairs: what a fault holds down, and what comes back when. Entry: {@link
 * arboretum.sim.fault.Faults}. Depends on the run plan and the network's ways.
 */
@NullMarked
package arboretum.sim.fault;

import org.jspecify.annotations.NullMarked;
