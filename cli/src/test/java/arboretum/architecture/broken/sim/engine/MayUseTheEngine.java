package arboretum.architecture.broken.sim.engine;

import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;

/** Allowed. */
record MayUseTheEngine(SimulatorInterface<Long> simulator) {}
