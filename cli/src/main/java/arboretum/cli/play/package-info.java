/**
 * Wires one run: a scenario, a driver, the pool, a result directory and the report. Entries: {@link
 * arboretum.cli.play.SimRun}, {@link arboretum.cli.play.HollowRun}, {@link
 * arboretum.cli.play.ReplayRun}. Depends on every module.
 */
@NullMarked
package arboretum.cli.play;

import org.jspecify.annotations.NullMarked;
