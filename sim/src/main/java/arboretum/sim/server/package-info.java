/**
 * A role as a FIFO server: what handling costs, and what waits meanwhile. Entry: {@link
 * arboretum.sim.server.FifoServer}. Depends on the run plan and the input envelope; knows neither
 * engine nor roles.
 */
@NullMarked
package arboretum.sim.server;

import org.jspecify.annotations.NullMarked;
