package arboretum.sim.world;

import arboretum.protocol.Input;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last inputs of a run, for failure reports. */
final class RecentInputs {
  private static final int KEPT = 20;

  private final @Nullable Input[] ring = new @Nullable Input[KEPT];
  private int next;

  void add(Input input) {
    ring[next] = input;
    next = next + 1 == KEPT ? 0 : next + 1;
  }

  /** Returns them, oldest first. */
  List<Input> list() {
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < KEPT; i++) {
      Input input = ring[(next + i) % KEPT];
      if (input != null) {
        inputs.add(input);
      }
    }
    return inputs;
  }
}
