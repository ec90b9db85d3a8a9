package arboretum.architecture.broken.bench;

import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;

/** Allowed. */
record StockDsolMayBeMeasured(SimulatorInterface<Long> simulator) {}
