package arboretum.live.loop;

import arboretum.port.Connections;
import arboretum.port.ContainerRuntime;
import arboretum.port.Journal;
import arboretum.port.Prober;
import arboretum.port.Transport;
import arboretum.port.Usage;
import arboretum.trace.TraceEvent;

/**
 * Where a role's effects go once its handler has returned; all are called by the loop's thread. The
 * journal comes first.
 */
public record Outlets(
    Transport transport,
    ContainerRuntime runtime,
    Usage usage,
    Prober prober,
    Journal journal,
    Connections connections,
    TimedTrace trace) {
  /** Takes what happened at the node. */
  @FunctionalInterface
  public interface TimedTrace {
    void emit(long atNanos, TraceEvent event);
  }
}
