package arboretum.port;

/** All that one role has of the outside. */
public record Ports(
    Timers timers,
    Transport transport,
    ContainerRuntime runtime,
    Usage usage,
    Prober prober,
    Journal journal,
    Trace trace,
    Connections connections) {
  /** Without connections. */
  public Ports(
      Timers timers,
      Transport transport,
      ContainerRuntime runtime,
      Usage usage,
      Prober prober,
      Journal journal,
      Trace trace) {
    this(timers, transport, runtime, usage, prober, journal, trace, Connections.NONE);
  }
}
