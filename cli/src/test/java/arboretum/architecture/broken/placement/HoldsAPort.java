package arboretum.architecture.broken.placement;

import arboretum.architecture.broken.port.Timers;

/** A policy with a port. */
record HoldsAPort(Timers timers) {}
