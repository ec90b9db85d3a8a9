package arboretum.sim.engine;

import java.util.Arrays;

/**
 * The pending one-shot events of the lane, by (time, order).
 *
 * <p>The idea is the ladder queue [1]: sort as late as possible, and only as many events as are
 * about to run. Events of the far future lie unsorted in <em>top</em>. When everything nearer is
 * used up, top is spread over the buckets of a <em>rung</em>, whose width follows the number and
 * range of the events at hand. Buckets are consumed in time order. A small one is sorted and
 * becomes the <em>bottom</em>, from which events run; a large one is spread over one more rung
 * below. An insertion compares its time with the start of each open rung (one to three in
 * practice), appends to one bucket, and is done; a removal takes the head of a sorted array.
 *
 * <p>What differs from [1]:
 *
 * <ul>
 *   <li>Entries are 16 bytes in chunks of primitive arrays: nothing is allocated in steady state. A
 *       rung has at most 1,024 buckets, so that the ends of all its buckets stay in the cache; more
 *       events mean one more rung, that is one more sequential pass over them, instead of a cache
 *       miss per event.
 *   <li>Widths are powers of two (a shift in place of a division) and taken from the actual range
 *       of a bucket's content, not from its nominal one. Each rung narrows the range at least
 *       32-fold, whatever the distribution: heartbeats of seconds and jobs of hours, or a Pareto
 *       tail, cost a few more rungs and never a bad bucket width for ever, which is the weakness of
 *       the calendar queue [2].
 *   <li>Events of one nanosecond can't be told apart by buckets. They come to the bottom together,
 *       mostly in order already, else sorted by merging. Insertions into a bottom that is long go
 *       to a heap beside it, and both are spread over a rung (or sorted, at one nanosecond) once
 *       the heap is as long as the rest: O(log n) at worst, never linear.
 *   <li>Cancelling leaves a tombstone; tombstones are dropped when their bucket is drained, or all
 *       at once when they outnumber the living.
 * </ul>
 *
 * <p>It is not a general priority queue: times never lie before the last removed entry, and the
 * engine is its only user. The measure of such queues is the hold model [3]; see bench.
 *
 * <ol>
 *   <li>W. T. Tang, R. S. M. Goh, I. L.-J. Thng: Ladder queue: an O(1) priority queue structure for
 *       large-scale discrete event simulation. ACM TOMACS 15(3), 2005, 175-204.
 *   <li>R. Brown: Calendar queues: a fast O(1) priority queue implementation for the simulation
 *       event set problem. CACM 31(10), 1988, 1220-1227.
 *   <li>D. W. Jones: An empirical comparison of priority-queue and event-set implementations. CACM
 *       29(4), 1986, 300-311.
 * </ol>
 */
final class LadderQueue {

  /** Buckets of at most this many entries are sorted; larger ones become a rung. */
  static final int SORT_LIMIT = 48;

  /**
   * Insertions into a bottom of at most this many entries shift it; into a longer one use the heap.
   */
  private static final int SHIFT_LIMIT = 64;

  /**
   * Entries per bucket of an inner rung: few enough to be sorted by insertion, enough to be worth
   * the change of bucket. The outermost one gets a bucket per entry instead: its events thin out
   * towards the far end, so that its near buckets hold several.
   */
  private static final int INNER_AIM = 16;

  /**
   * Where events are sparse, buckets are taken to the bottom, and looked ahead at, together. With
   * one chunk more it is still sorted: spread again it would come back as it was.
   */
  private static final int REFILL = SORT_LIMIT - ChunkPool.CHUNK;

  private final SlotTable slots;
  private final LookAhead lookAhead;
  private final ChunkPool pool = new ChunkPool();
  private final EntryBuffer top = new EntryBuffer();

  /** Sorted; everything before the innermost rung, apart from {@link #late}. */
  private final EntryBuffer bottom = new EntryBuffer();

  private final PairHeap late = new PairHeap();

  /** Outermost first; the first {@link #depth} are open. */
  private Rung[] rungs = new Rung[0];

  private int depth;

  /** Times from here on go to top; few events all live in bottom, and this is out of reach. */
  private long topFrom;

  private long firstTime;
  private long firstOrder;
  private boolean firstIsLate;

  LadderQueue(SlotTable slots, LookAhead lookAhead) {
    this.slots = slots;
    this.lookAhead = lookAhead;
  }

  /** Adds an entry; its time is not before the last one removed. */
  void add(long time, long order) {
    if (time >= topFrom) {
      top.append(time, order);
      return;
    }
    for (int i = 0; i < depth; i++) {
      Rung rung = rungs[i];
      if (time >= rung.openFrom) {
        rung.add(pool, time, order);
        return;
      }
    }
    addToBottom(time, order);
  }

  private void addToBottom(long time, long order) {
    if (bottom.endsBefore(time, order)) {
      bottom.append(time, order);
    } else if (bottom.size() <= SHIFT_LIMIT) {
      bottom.insert(time, order);
    } else {
      late.add(time, order);
      if (late.size() > Math.max(SHIFT_LIMIT, bottom.size())) {
        late.moveTo(bottom);
        settle(bottom);
      }
    }
  }

  /** Makes the earliest living entry the first; false if there is none. */
  boolean advance() {
    while (true) {
      while (bottom.isEmpty()) {
        if (!refill()) {
          return false;
        }
      }
      firstTime = bottom.firstTime();
      firstOrder = bottom.firstOrder();
      firstIsLate = late.size() > 0 && late.startsBefore(firstTime, firstOrder);
      if (firstIsLate) {
        firstTime = late.firstTime();
        firstOrder = late.firstOrder();
      }
      int slot = EventOrder.slot(firstOrder);
      if (!slots.isCancelled(slot)) {
        return true;
      }
      removeFirst();
      slots.bury(slot);
    }
  }

  /** Time of the first entry; valid from {@link #advance()} to the next change. */
  long time() {
    return firstTime;
  }

  long order() {
    return firstOrder;
  }

  /** Removes what {@link #advance()} found. */
  void removeFirst() {
    if (firstIsLate) {
      late.removeFirst();
    } else {
      bottom.removeFirst();
    }
  }

  /** Brings the next group of entries to the empty bottom (or onto one more rung). */
  private boolean refill() {
    bottom.clear();
    if (late.size() > 0) {
      late.moveTo(bottom);
      settle(bottom);
    } else if (depth > 0) {
      Rung innermost = rungs[depth - 1];
      innermost.drainNext(pool, bottom);
      while (bottom.size() < REFILL && innermost.isNextShort()) {
        innermost.drainNext(pool, bottom);
      }
      if (innermost.isExhausted()) {
        depth--;
      }
      settle(bottom);
    } else if (!top.isEmpty()) {
      takeTop();
    } else {
      topFrom = Long.MAX_VALUE;
      return false;
    }
    return true;
  }

  private void takeTop() {
    pool.shrinkFor(top.size());
    bottom.shrinkFor(slots.pending());
    slots.trim();
    topFrom = Long.MAX_VALUE;
    settle(top);
    top.shrinkFor(slots.pending());
  }

  /** Brings unsorted entries to bottom, sorted; or onto one more rung if they are too many. */
  private void settle(EntryBuffer entries) {
    entries.dropCancelled(slots);
    if (entries.size() > SORT_LIMIT) {
      long min = entries.minTime();
      long max = entries.maxTime();
      if (min < max) {
        spread(entries, min, max);
        return;
      }
    }
    if (entries != bottom) {
      entries.moveTo(bottom);
    }
    lookAhead.from(bottom);
    bottom.sort();
  }

  private void spread(EntryBuffer entries, long min, long max) {
    if (depth == rungs.length) {
      rungs = Arrays.copyOf(rungs, depth + 8);
      for (int i = depth; i < rungs.length; i++) {
        rungs[i] = new Rung();
      }
    }
    Rung rung = rungs[depth++];
    int count = entries.size();
    rung.open(min, max, depth == 1 ? count : count / INNER_AIM);
    for (int i = 0; i < count; i++) {
      rung.add(pool, entries.time(i), entries.order(i));
    }
    entries.clear();
    if (depth == 1) {
      topFrom = max + 1;
    }
  }

  /** Drops all tombstones: collects every entry in top, from where the ladder builds up again. */
  void purge() {
    EntryBuffer all = new EntryBuffer();
    bottom.moveTo(all);
    late.moveTo(all);
    while (depth > 0) {
      Rung innermost = rungs[--depth];
      while (!innermost.isExhausted()) {
        innermost.drainNext(pool, all);
      }
    }
    top.moveTo(all);
    all.dropCancelled(slots);
    all.moveTo(top);
    topFrom = 0;
  }

  /** Entries that the arrays have room for; a measure of memory for tests. */
  int capacity() {
    return pool.capacity() + top.capacity() + bottom.capacity();
  }
}
