/**
 * The truth about the network: one-way delays, cut links, what is under way, and counts. Entry:
 * {@link arboretum.sim.network.Network}. Depends on the run plan, messages and metrics; knows
 * neither engine nor roles.
 */
@NullMarked
package arboretum.sim.network;

import org.jspecify.annotations.NullMarked;
