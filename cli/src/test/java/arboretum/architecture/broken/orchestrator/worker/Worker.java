package arboretum.architecture.broken.orchestrator.worker;

/** A tier. */
public final class Worker {}
