/**
 * Deterministic simulation as a proof: random systems under random faults, drawn from a seed alone,
 * played in the real simulation, with every invariant checked after every event. Entry: {@link
 * arboretum.sim.fuzz.Fuzz}. Depends on the rest of sim/; nothing depends on it but the command.
 */
@NullMarked
package arboretum.sim.fuzz;

import org.jspecify.annotations.NullMarked;
