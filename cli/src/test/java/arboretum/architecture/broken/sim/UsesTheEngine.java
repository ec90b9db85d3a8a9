package arboretum.architecture.broken.sim;

import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;

/** Knows the engine outside its package. */
record UsesTheEngine(SimulatorInterface<Long> simulator) {}
