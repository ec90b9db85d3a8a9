package arboretum.sim.engine;

import java.util.Arrays;

/**
 * What a pending event carries besides its place in the order, and whether it was cancelled. A slot
 * belongs to one event from its insertion until its entry leaves the queue; a cancelled event keeps
 * its slot (a tombstone) until then.
 *
 * <p>Layout: one long per slot. That of a pending event is not negative: bit 62 says whether it is
 * periodic, bits 32-61 are the low end of its sequence, so that a slot that was used again does not
 * answer to an old handle (unless 2^30 or a multiple of it were scheduled between), bits 0-31 are
 * the code. Else it is CANCELLED, or for a free slot the next free one. Freed slots are reused last
 * in, first out, which keeps them in the cache.
 */
final class SlotTable {

  private static final long PERIODIC = 1L << 62;
  private static final int CHECK_SHIFT = 32;
  private static final long CHECK_MASK = (1L << 30) - 1;

  /** Free slots lie above it, by their link. */
  private static final long CANCELLED = Long.MIN_VALUE;

  private static final long FREE_BASE = Long.MIN_VALUE + 1;
  private static final int NONE = EventOrder.SLOT_MASK;
  private static final int MIN_CAPACITY = 64;

  /** A table of up to this many slots is never trimmed. */
  private static final int KEPT = 1024;

  private long[] words = new long[MIN_CAPACITY];
  private int used;
  private int firstFree = NONE;
  private int pending;
  private int cancelled;
  private long releasesSinceTrim;

  /** Free slots from here on are not used again, unless the others run out. */
  private int retiredFrom = Integer.MAX_VALUE;

  /**
   * Takes a slot.
   *
   * @param order packed order with slot 0
   * @return the packed order with the slot, which is the handle of the event
   */
  long acquire(long order, int code, boolean periodic) {
    int slot = firstFree == NONE ? fresh() : takeFree();
    words[slot] =
        (periodic ? PERIODIC : 0) | check(order) << CHECK_SHIFT | Integer.toUnsignedLong(code);
    pending++;
    return order | slot;
  }

  private static long check(long order) {
    return order >>> EventOrder.SLOT_BITS & CHECK_MASK;
  }

  private int takeFree() {
    int slot = firstFree;
    firstFree = (int) (words[slot] - FREE_BASE);
    return slot;
  }

  private int fresh() {
    if (retiredFrom < used) {
      retiredFrom = Integer.MAX_VALUE;
      linkFree();
      if (firstFree != NONE) {
        return takeFree();
      }
    }
    if (used == NONE) {
      throw new IllegalStateException(
          used + " events are pending, which is the limit; does something schedule without end?");
    }
    if (used == words.length) {
      words = Arrays.copyOf(words, Math.min(2 * words.length, NONE));
    }
    return used++;
  }

  /** Marks the event of this handle; false if it left the queue or was cancelled before. */
  boolean cancel(long handle) {
    int slot = EventOrder.slot(handle);
    if (slot >= used
        || words[slot] < 0
        || (words[slot] >>> CHECK_SHIFT & CHECK_MASK) != check(handle)) {
      return false;
    }
    words[slot] = CANCELLED;
    pending--;
    cancelled++;
    return true;
  }

  boolean isCancelled(int slot) {
    return words[slot] == CANCELLED;
  }

  /** The code of an event that was not cancelled; without meaning for others. */
  int code(int slot) {
    return (int) words[slot];
  }

  boolean isPeriodic(int slot) {
    return words[slot] >= PERIODIC;
  }

  /** Gives back the slot of an event that ran. */
  void release(int slot) {
    pending--;
    free(slot);
  }

  /** Gives back the slot of a cancelled event whose entry was dropped. */
  void bury(int slot) {
    cancelled--;
    free(slot);
  }

  private void free(int slot) {
    releasesSinceTrim++;
    if (slot < retiredFrom) {
      words[slot] = FREE_BASE + firstFree;
      firstFree = slot;
    } else {
      words[slot] = FREE_BASE + NONE;
    }
  }

  /** Events that will still run. */
  int pending() {
    return pending;
  }

  /** Tombstones: cancelled events whose entries are still in a queue. */
  int cancelled() {
    return cancelled;
  }

  int capacity() {
    return words.length;
  }

  /**
   * Gives memory back when at most an eighth of the table is in use: cuts off the free slots at its
   * end, and retires the upper half of the rest, so that it falls free for the next time. Runs at
   * most once per as many releases as the table has slots: constant amortised.
   */
  void trim() {
    if (used <= KEPT || pending + cancelled > used / 8 || releasesSinceTrim < used) {
      return;
    }
    releasesSinceTrim = 0;
    while (used > KEPT && isFree(used - 1)) {
      used--;
    }
    if (used <= capacity() / 2) {
      words = Arrays.copyOf(words, used);
    }
    retiredFrom = used > KEPT ? used / 2 : Integer.MAX_VALUE;
    linkFree();
  }

  /** Makes a list of all free slots that are not retired, lowest first. */
  private void linkFree() {
    firstFree = NONE;
    for (int slot = Math.min(used, retiredFrom) - 1; slot >= 0; slot--) {
      if (isFree(slot)) {
        words[slot] = FREE_BASE + firstFree;
        firstFree = slot;
      }
    }
  }

  private boolean isFree(int slot) {
    long word = words[slot];
    return word >= FREE_BASE && word <= FREE_BASE + NONE;
  }
}
