/**
 * Plays recorded inputs again under the simulated clock and compares decisions. Entry: {@link
 * arboretum.sim.replay.Replay}. Depends on the engine, the recording format and the roles.
 */
@NullMarked
package arboretum.sim.replay;

import org.jspecify.annotations.NullMarked;
