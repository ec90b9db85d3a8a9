package arboretum.port;

import arboretum.model.NodeName;
import arboretum.protocol.Payload.ProbeAnswer;

/**
 * Measures round-trip times from the role's own machine.
 *
 * <p>Contract: never blocks. After {@code probe} comes one {@code Probed} input if the target
 * answers, not before the round trip has passed, and none if it does not: the role waits by a timer
 * of its own. What a target answers with is what its role gave last to {@code answer}, in its
 * present session, when the probe arrived there; nothing if it gave nothing. Called by the
 * handler's thread only.
 */
public interface Prober {
  /** Nobody answers. */
  Prober NONE =
      new Prober() {
        @Override
        public void probe(NodeName target) {}

        @Override
        public void answer(ProbeAnswer answer) {}
      };

  /** Sends a probe. */
  void probe(NodeName target);

  /** Sets what this node tells those that probe it. */
  void answer(ProbeAnswer answer);
}
