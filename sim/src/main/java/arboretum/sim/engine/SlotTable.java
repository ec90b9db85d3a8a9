package arboretum.sim.engine;

import java.util.Arrays;

/**
 * What a pending event carries besides its place in the order, and whether it was cancelled. A slot
 * belongs to one event from its insertion until its entry leaves the queue; a cancelled event keeps
 * its slot (a tombstone) until then.
 *
 * <p>Layout: two longs per slot, adjacent so that one cache line serves both. The first is the
 * handle of the event (its packed order, unique in the run, so a slot that was used again never
 * answers to an old handle), or CANCELLED, or for a free slot the next free one. The second is the
 * payload. Freed slots are reused last in, first out, which keeps them in the cache.
 */
final class SlotTable {

  /**
   * No packed order is this small: its rank would be -8. Free slots lie above it, by their link.
   */
  private static final long CANCELLED = Long.MIN_VALUE;

  private static final long FREE_BASE = Long.MIN_VALUE + 1;
  private static final int NONE = EventOrder.SLOT_MASK;
  private static final int MIN_CAPACITY = 64;

  /** A table of up to this many slots is never trimmed. */
  private static final int KEPT = 1024;

  private long[] words = new long[2 * MIN_CAPACITY];
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
  long acquire(long order, long payload) {
    int slot = firstFree == NONE ? fresh() : takeFree();
    long handle = order | slot;
    words[2 * slot] = handle;
    words[2 * slot + 1] = payload;
    pending++;
    return handle;
  }

  private int takeFree() {
    int slot = firstFree;
    firstFree = (int) (words[2 * slot] - FREE_BASE);
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
    if (2 * used == words.length) {
      words = Arrays.copyOf(words, (int) Math.min(2L * words.length, 2L * NONE));
    }
    return used++;
  }

  /** Marks the event of this handle; false if it left the queue or was cancelled before. */
  boolean cancel(long handle) {
    int slot = EventOrder.slot(handle);
    if (slot >= used || words[2 * slot] != handle) {
      return false;
    }
    words[2 * slot] = CANCELLED;
    pending--;
    cancelled++;
    return true;
  }

  boolean isCancelled(int slot) {
    return words[2 * slot] == CANCELLED;
  }

  long payload(int slot) {
    return words[2 * slot + 1];
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
      words[2 * slot] = FREE_BASE + firstFree;
      firstFree = slot;
    } else {
      words[2 * slot] = FREE_BASE + NONE;
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
    return words.length / 2;
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
      words = Arrays.copyOf(words, 2 * used);
    }
    retiredFrom = used > KEPT ? used / 2 : Integer.MAX_VALUE;
    linkFree();
  }

  /** Makes a list of all free slots that are not retired, lowest first. */
  private void linkFree() {
    firstFree = NONE;
    for (int slot = Math.min(used, retiredFrom) - 1; slot >= 0; slot--) {
      if (isFree(slot)) {
        words[2 * slot] = FREE_BASE + firstFree;
        firstFree = slot;
      }
    }
  }

  private boolean isFree(int slot) {
    long word = words[2 * slot];
    return word >= FREE_BASE && word <= FREE_BASE + NONE;
  }
}
