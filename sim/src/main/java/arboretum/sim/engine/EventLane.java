package arboretum.sim.engine;

/**
 * The lane: pending events as primitives (time, order, code), one-shot ones in a {@link
 * LadderQueue}, periodic ones in {@link PeriodicRings}. Nothing is allocated per event.
 */
final class EventLane {

  /** Purging starts when tombstones outnumber the living by this many. */
  private static final int PURGE_SLACK = 64;

  private final EventSequence sequence;
  private final SlotTable slots = new SlotTable();
  private final LadderQueue ladder;
  private final PeriodicRings rings;

  /** Where the first event lies: a ring, or NONE for the ladder. */
  private int firstRing = PeriodicRings.NONE;

  private long firstTime;
  private long firstOrder;

  /**
   * @param handler of the events, which is told here what comes soon
   */
  EventLane(EventSequence sequence, LaneHandler handler) {
    this.sequence = sequence;
    LookAhead lookAhead = new LookAhead(slots, handler);
    ladder = new LadderQueue(slots, lookAhead);
    rings = new PeriodicRings(slots, lookAhead);
  }

  /** Adds a one-shot event and returns its handle. */
  long schedule(long atNanos, int priority, int code) {
    long handle = slots.acquire(EventOrder.pack(priority, sequence.next()), code, false);
    ladder.add(atNanos, handle);
    return handle;
  }

  /** Adds a periodic event of default priority and returns its handle, valid until cancelled. */
  long every(long firstAtNanos, long periodNanos, int code) {
    long order = EventOrder.pack(EventOrder.DEFAULT_PRIORITY, sequence.next());
    long handle = slots.acquire(order, code, true);
    rings.setPeriod(EventOrder.slot(handle), periodNanos);
    ladder.add(firstAtNanos, handle);
    return handle;
  }

  /** Cancels; false if the event ran (a periodic one never has) or was cancelled before. */
  boolean cancel(long handle) {
    if (!slots.cancel(handle)) {
      return false;
    }
    if (slots.cancelled() > slots.pending() + PURGE_SLACK) {
      rings.purge();
      ladder.purge();
      slots.trim();
    }
    return true;
  }

  /** Finds the first event; false if there is none. */
  boolean advance() {
    boolean found = ladder.advance();
    if (found) {
      firstTime = ladder.time();
      firstOrder = ladder.order();
    }
    return rings.isEmpty() ? found : advanceWithRings(found);
  }

  private boolean advanceWithRings(boolean ladderHasOne) {
    firstRing = rings.earliest();
    if (firstRing == PeriodicRings.NONE) {
      return ladderHasOne;
    }
    long time = rings.time(firstRing);
    long order = rings.order(firstRing);
    if (ladderHasOne && EventOrder.before(firstTime, firstOrder, time, order)) {
      firstRing = PeriodicRings.NONE;
    } else {
      firstTime = time;
      firstOrder = order;
    }
    return true;
  }

  /** Time of the first event; valid after {@link #advance()} until the next change. */
  long time() {
    return firstTime;
  }

  long order() {
    return firstOrder;
  }

  /**
   * Removes the first event and returns its code. A periodic one is armed again here, so that its
   * next sequence comes before those of what its handler schedules.
   */
  int take() {
    int slot = EventOrder.slot(firstOrder);
    int code = slots.code(slot);
    if (firstRing != PeriodicRings.NONE) {
      rings.removeFirst(firstRing);
      rearm(firstRing, slot);
      return code;
    }
    ladder.removeFirst();
    if (slots.isPeriodic(slot)) {
      rearm(rings.periodOf(slot), slot);
    } else {
      slots.release(slot);
    }
    return code;
  }

  private void rearm(int period, int slot) {
    long time = firstTime + rings.periodNanos(period);
    long order = EventOrder.pack(EventOrder.DEFAULT_PRIORITY, sequence.next()) | slot;
    if (rings.hasRing(period)) {
      rings.append(period, time, order);
    } else {
      ladder.add(time, order);
    }
  }

  int pending() {
    return slots.pending();
  }

  /** Entries that the arrays have room for; a measure of memory for tests. */
  int capacity() {
    return ladder.capacity() + slots.capacity();
  }
}
