package arboretum.experiment.record;

import arboretum.port.Ports;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports that only note what a handler asks for, so that it can be kept, compared and then done:
 * nothing leaves before the handler has returned. One thread.
 */
public final class EffectCollector {
  private final List<Effect> effects = new ArrayList<>();
  private final Ports ports = EffectPorts.of(effects::add);

  /** Returns the ports to give to the role. */
  public Ports ports() {
    return ports;
  }

  /** Returns what was asked for since the last call, in order, and forgets it. */
  public List<Effect> drain() {
    List<Effect> drained = List.copyOf(effects);
    effects.clear();
    return drained;
  }
}
