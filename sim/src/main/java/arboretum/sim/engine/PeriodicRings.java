package arboretum.sim.engine;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Timers of constant period. A timer is re-armed at now + period when it runs; now never decreases,
 * so the entries of one period arrive in order of time and sequence, and a FIFO buffer per period
 * is already a sorted queue: O(1), sequential memory, no buckets. The first run of a timer, at any
 * phase, goes through the ladder.
 *
 * <p>The earliest of a few rings is found by looking at each head, so only the first {@link
 * #MAX_RINGS} distinct periods of a run get one; timers of further periods stay in the ladder,
 * which changes their cost, never their order.
 */
final class PeriodicRings {

  static final int MAX_RINGS = 8;

  /** What {@link #earliest()} returns if no ring holds an entry. */
  static final int NONE = -1;

  private final SlotTable slots;
  private final LookAhead lookAhead;
  private final TreeMap<Long, Integer> indexOfPeriod = new TreeMap<>();
  private long[] periodNanos = new long[MAX_RINGS];
  private int[] periods = {};
  private final EntryBuffer[] rings = new EntryBuffer[MAX_RINGS];

  /** Removals before the next look ahead. */
  private final int[] untilLook = new int[MAX_RINGS];

  private int open;

  PeriodicRings(SlotTable slots, LookAhead lookAhead) {
    this.slots = slots;
    this.lookAhead = lookAhead;
  }

  /** Notes the period of the event in a slot. */
  void setPeriod(int slot, long period) {
    if (slot >= periods.length) {
      periods = Arrays.copyOf(periods, Math.max(slot + 1, 2 * periods.length));
    }
    periods[slot] = indexOf(period);
  }

  /** Returns the index of the period of the event in a slot, from 0 on in order of first use. */
  int periodOf(int slot) {
    return periods[slot];
  }

  private int indexOf(long period) {
    Integer known = indexOfPeriod.get(period);
    if (known != null) {
      return known;
    }
    int index = indexOfPeriod.size();
    if (index == periodNanos.length) {
      periodNanos = Arrays.copyOf(periodNanos, 2 * index);
    }
    periodNanos[index] = period;
    indexOfPeriod.put(period, index);
    if (index < MAX_RINGS) {
      rings[index] = new EntryBuffer();
      open = index + 1;
    }
    return index;
  }

  long periodNanos(int index) {
    return periodNanos[index];
  }

  boolean isEmpty() {
    return open == 0;
  }

  boolean hasRing(int index) {
    return index < open;
  }

  void append(int ring, long time, long order) {
    rings[ring].append(time, order);
  }

  /** Drops tombstones at the heads and returns the ring whose head is first, or {@link #NONE}. */
  int earliest() {
    int best = NONE;
    long bestTime = 0;
    long bestOrder = 0;
    for (int i = 0; i < open; i++) {
      EntryBuffer ring = rings[i];
      if (!skipCancelled(ring)) {
        continue;
      }
      long time = ring.firstTime();
      long order = ring.firstOrder();
      if (best == NONE || EventOrder.before(time, order, bestTime, bestOrder)) {
        best = i;
        bestTime = time;
        bestOrder = order;
      }
    }
    return best;
  }

  private boolean skipCancelled(EntryBuffer ring) {
    while (!ring.isEmpty()) {
      int slot = EventOrder.slot(ring.firstOrder());
      if (!slots.isCancelled(slot)) {
        return true;
      }
      ring.removeFirst();
      slots.bury(slot);
    }
    return false;
  }

  long time(int ring) {
    return rings[ring].firstTime();
  }

  long order(int ring) {
    return rings[ring].firstOrder();
  }

  void removeFirst(int ring) {
    EntryBuffer entries = rings[ring];
    entries.removeFirst();
    if (--untilLook[ring] < 0) {
      untilLook[ring] = LookAhead.GROUP - 2; // the last of a group is the first of the next
      lookAhead.from(entries);
    }
  }

  void purge() {
    for (int i = 0; i < open; i++) {
      rings[i].dropCancelled(slots);
      rings[i].shrinkFor(rings[i].size());
    }
  }
}
