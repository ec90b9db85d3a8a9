package arboretum.architecture.broken.orchestrator;

/** What all layers above should not know. */
public final class Top {}
