/** Tests of servers and costs. */
@NullMarked
package arboretum.sim.server;

import org.jspecify.annotations.NullMarked;
