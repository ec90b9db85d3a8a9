package arboretum.architecture.broken.sim;

/** Of one adapter. */
public final class SimThing {}
