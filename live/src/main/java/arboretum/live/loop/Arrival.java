package arboretum.live.loop;

import arboretum.protocol.Payload;
import java.util.Optional;

/** Something that reaches a loop at its time, and may turn out to be nothing by then. */
@FunctionalInterface
public interface Arrival {
  /** Returns the input, or nothing if it was overtaken; called once, by the loop's thread. */
  Optional<Payload> arrive();

  /** Returns the arrival of just this payload. */
  static Arrival of(Payload payload) {
    return () -> Optional.of(payload);
  }
}
