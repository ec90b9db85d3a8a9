package arboretum.experiment.record;

import arboretum.protocol.Input;
import java.util.List;

/**
 * One handler call: what came in and what the role did.
 *
 * @param effects in the order of the calls
 */
public record RecordedStep(Input input, List<Effect> effects) {
  public RecordedStep {
    effects = List.copyOf(effects);
  }
}
