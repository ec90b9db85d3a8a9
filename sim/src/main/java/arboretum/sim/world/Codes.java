package arboretum.sim.world;

/** What an event of the lane means: three bits of kind above a 29-bit index. */
final class Codes {
  /** A message arrives; index: its slot in the network. */
  static final int ARRIVAL = 0;

  /** A timer is due; index: its slot in the timer table. */
  static final int TIMER = 1;

  /** A server takes the next of its queue; index: the node's. */
  static final int SERVE = 2;

  /** A step of a runtime; index: its slot in the agenda. */
  static final int STEP = 3;

  /** The first of the kinds that {@code Schedule} of requests has, which follow it in its order. */
  static final int REQUEST = 4;

  private static final int INDEX_BITS = 29;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  private Codes() {}

  static int of(int kind, int index) {
    if (index < 0 || index > INDEX_MASK) {
      throw new IllegalStateException("more than 2^29 of one kind at once: " + index);
    }
    return kind << INDEX_BITS | index;
  }

  static int kind(int code) {
    return code >>> INDEX_BITS;
  }

  static int index(int code) {
    return code & INDEX_MASK;
  }
}
