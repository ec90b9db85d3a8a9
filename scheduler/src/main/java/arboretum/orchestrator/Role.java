package arboretum.orchestrator;

import arboretum.model.NodeName;
import arboretum.protocol.Input;
import arboretum.protocol.Payload;

/**
 * A node's behaviour as a deterministic state machine: its state is a function of its settings, its
 * seed and its inputs. It runs to completion, never blocks, and talks to the outside through its
 * ports only.
 *
 * <p>One thread at a time; the first input is {@code Payload.Started}. A restarted node gets a new
 * role.
 */
public interface Role {
  /** Returns the name of the node that it plays. */
  NodeName name();

  /**
   * Takes one input.
   *
   * @return how many candidates the policies that were asked say they looked at, which is what
   *     simulation charges for
   */
  int handle(Input input);

  /**
   * Reads what handling {@code payload} would read, and changes nothing: a driver with many nodes
   * asks this for several of them a little before, so that the waits for memory overlap.
   *
   * @return a number without meaning that depends on what was read
   */
  default long readAhead(Payload payload) {
    return 0;
  }
}
