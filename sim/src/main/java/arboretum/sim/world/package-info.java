/**
 * The simulated system: it builds nodes, network, runtimes and faults from a run plan around one
 * engine and plays it. Entry: {@link arboretum.sim.world.SimDriver}. May depend on everything else
 * in sim/.
 */
@NullMarked
package arboretum.sim.world;

import org.jspecify.annotations.NullMarked;
