package arboretum.orchestrator.worker;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.port.ContainerRuntime;
import arboretum.port.Timers;
import arboretum.protocol.TimerId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies that were told to stop and still take connections for a while: their routes are being
 * withdrawn, and who has not heard of that finds them.
 */
final class Draining {
  private record Copy(InstanceId instance, Epoch epoch) {}

  private final long nanos;
  private final Timers timers;
  private final ContainerRuntime runtime;
  private final Map<TimerId, Copy> copies = new LinkedHashMap<>();

  /**
   * @param nanos how long each takes; 0: none
   */
  Draining(long nanos, Timers timers, ContainerRuntime runtime) {
    this.nanos = nanos;
    this.timers = timers;
    this.runtime = runtime;
  }

  /** Stops a copy now, or, if it takes connections, in a while. */
  void stop(InstanceId instance, Epoch epoch, boolean takesConnections) {
    if (nanos == 0 || !takesConnections) {
      runtime.stop(instance, epoch);
      return;
    }
    TimerId timer = new TimerId(TimerId.Kind.DRAIN, instance + "@" + epoch);
    copies.put(timer, new Copy(instance, epoch));
    timers.set(timer, nanos);
  }

  void fired(TimerId timer) {
    Copy copy = copies.remove(timer);
    if (copy != null) {
      runtime.stop(copy.instance(), copy.epoch());
    }
  }
}
