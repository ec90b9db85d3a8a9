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

  private long[] words = new long[2 * MIN_CAPACITY];
  private int used;
  private int firstFree = NONE;
  private int pending;
  private int cancelled;
  private int releasesSinceTrim;

  /**
   * Takes a slot.
   *
   * @param order packed order with slot 0
   * @return the packed order with the slot, which is the handle of the event
   */
  long acquire(long order, long payload) {
    int slot = firstFree;
    if (slot == NONE) {
      slot = fresh();
    } else {
      firstFree = (int) (words[2 * slot] - FREE_BASE);
    }
    long handle = order | slot;
    words[2 * slot] = handle;
    words[2 * slot + 1] = payload;
    pending++;
    return handle;
  }

  private int fresh() {
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
    words[2 * slot] = FREE_BASE + firstFree;
    firstFree = slot;
    releasesSinceTrim++;
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
   * Gives memory back when at most an eighth of the table is in use and no live slot lies beyond
   * half of it. Runs at most once per as many releases as the table has slots: constant amortised.
   */
  void trim() {
    if (used <= MIN_CAPACITY * 16 || (pending + cancelled) > used / 8 || releasesSinceTrim < used) {
      return;
    }
    releasesSinceTrim = 0;
    int highest = used - 1;
    while (highest >= 0 && isFree(highest)) {
      highest--;
    }
    if (highest + 1 > used / 2) {
      return;
    }
    used = highest + 1;
    words = Arrays.copyOf(words, 2 * Math.max(MIN_CAPACITY, used));
    firstFree = NONE;
    for (int slot = used - 1; slot >= 0; slot--) {
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
