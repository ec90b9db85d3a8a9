package arboretum.sim.engine;

/**
 * Tells the handler which events come next. What an event costs in a large run is mostly the wait
 * for memory that no event has touched for long; a group of events can wait together. The slots are
 * read here for the same reason.
 */
final class LookAhead {
  /** Events that wait together: more than a processor has misses under way; all of a bucket. */
  static final int GROUP = LadderQueue.SORT_LIMIT;

  private final SlotTable slots;
  private final LaneHandler handler;
  private final int[] codes = new int[GROUP];

  LookAhead(SlotTable slots, LaneHandler handler) {
    this.slots = slots;
    this.handler = handler;
  }

  /** Looks at the first entries, at most a group. */
  void from(EntryBuffer entries) {
    int count = Math.min(GROUP, entries.size());
    for (int i = 0; i < count; i++) {
      codes[i] = slots.code(EventOrder.slot(entries.order(i)));
    }
    handler.ahead(codes, count);
  }
}
