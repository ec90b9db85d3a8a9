package arboretum.sim.engine;

/**
 * The order of events at one nanosecond, packed into one long so that a signed comparison settles
 * it: rank in bits 60-63 (5 minus the priority, so that a higher priority comes first and the
 * default is 0), sequence in bits 25-59, slot in bits 0-24. Sequences are unique in a run, hence
 * the slot never decides. DSOL's own events use slot 0.
 *
 * <p>The widths bound a run: 2^35 - 1 events (34 G, an hour at 100 ns each) and 2^25 - 1 pending
 * ones.
 */
final class EventOrder {

  static final int SLOT_BITS = 25;
  static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  static final long MAX_SEQUENCE = (1L << 35) - 1;

  /** Latest time that can be scheduled, 2^61 ns or 73 years; keeps bucket arithmetic exact. */
  static final long MAX_NANOS = 1L << 61;

  static final int DEFAULT_PRIORITY = 5;

  private static final int RANK_SHIFT = 60;

  private EventOrder() {}

  /**
   * Packs a priority and a sequence, with slot 0.
   *
   * @param priority 0 to 11; DSOL keeps 11 for the warm-up and 0 for the end
   * @param sequence 1 to {@link #MAX_SEQUENCE}
   */
  static long pack(int priority, long sequence) {
    return ((long) (DEFAULT_PRIORITY - priority) << RANK_SHIFT) | (sequence << SLOT_BITS);
  }

  static int slot(long order) {
    return (int) order & SLOT_MASK;
  }

  /** Whether (time a, order a) comes before (time b, order b). */
  static boolean before(long timeA, long orderA, long timeB, long orderB) {
    return timeA < timeB || (timeA == timeB && orderA < orderB);
  }
}
