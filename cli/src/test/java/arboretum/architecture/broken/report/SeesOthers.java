package arboretum.architecture.broken.report;

import arboretum.architecture.broken.sim.SimThing;

/** Knows modules that its own should not know. */
record SeesOthers(SimThing simThing) {}
