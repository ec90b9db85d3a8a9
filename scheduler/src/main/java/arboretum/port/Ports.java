package arboretum.port;

/** All that one role has of the outside. */
public record Ports(
    Timers timers,
    Transport transport,
    ContainerRuntime runtime,
    Usage usage,
    Journal journal,
    Trace trace) {}
