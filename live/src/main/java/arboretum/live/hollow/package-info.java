/**
 * Live mode without containers: the whole tree in one JVM, in real time, with real sockets, threads
 * and frames, and a runtime that only keeps the time of pulls, boots and run times. Entry: {@link
 * arboretum.live.hollow.HollowDriver}. Depends on loop, transport and on the run plan.
 */
@NullMarked
package arboretum.live.hollow;

import org.jspecify.annotations.NullMarked;
