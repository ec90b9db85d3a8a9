package arboretum.sim.engine;

/**
 * A growable sequence of (time, order) entries in one array, taken from the front. Used unsorted
 * for the far future and for periodic timers, sorted for the near future.
 */
final class EntryBuffer {

  private static final int MIN_ENTRIES = 64;

  /** Entry e is the pair (2e, 2e+1); live ones are head to tail - 1. */
  private long[] pairs = new long[2 * MIN_ENTRIES];

  private long[] scratch = new long[0];
  private int head;
  private int tail;

  boolean isEmpty() {
    return head == tail;
  }

  int size() {
    return tail - head;
  }

  int capacity() {
    return pairs.length / 2;
  }

  long firstTime() {
    return pairs[2 * head];
  }

  long firstOrder() {
    return pairs[2 * head + 1];
  }

  long time(int index) {
    return pairs[2 * (head + index)];
  }

  long order(int index) {
    return pairs[2 * (head + index) + 1];
  }

  void removeFirst() {
    head++;
  }

  void clear() {
    head = 0;
    tail = 0;
  }

  void append(long time, long order) {
    if (2 * tail == pairs.length) {
      makeRoom(1);
    }
    pairs[2 * tail] = time;
    pairs[2 * tail + 1] = order;
    tail++;
  }

  void append(long[] source, int firstEntry, int count) {
    if (2 * (tail + count) > pairs.length) {
      makeRoom(count);
    }
    System.arraycopy(source, 2 * firstEntry, pairs, 2 * tail, 2 * count);
    tail += count;
  }

  /** Slides the entries to the front if that frees half of the array, else grows it. */
  private void makeRoom(int count) {
    int size = size();
    long[] target = pairs;
    if (2L * (size + count) > pairs.length / 2) {
      target = new long[(int) Math.min(Math.max(2L * pairs.length, 4L * (size + count)), 1L << 30)];
    }
    System.arraycopy(pairs, 2 * head, target, 0, 2 * size);
    pairs = target;
    head = 0;
    tail = size;
  }

  /** Whether an entry would come after all that are here, by time, then order. */
  boolean endsBefore(long time, long order) {
    return isEmpty() || EventOrder.before(pairs[2 * tail - 2], pairs[2 * tail - 1], time, order);
  }

  /**
   * Inserts into the sorted sequence, which is not empty, moving the shorter side entry by entry:
   * vector copies of what was just written in halves would stall on it.
   */
  void insert(long time, long order) {
    int middle = (head + tail) >>> 1;
    if (head > 0 && EventOrder.before(time, order, pairs[2 * middle], pairs[2 * middle + 1])) {
      insertFromFront(time, order);
    } else {
      insertFromBack(time, order);
    }
  }

  private void insertFromFront(long time, long order) {
    int hole = 2 * head - 2;
    while (EventOrder.before(pairs[hole + 2], pairs[hole + 3], time, order)) {
      pairs[hole] = pairs[hole + 2];
      pairs[hole + 1] = pairs[hole + 3];
      hole += 2;
    }
    pairs[hole] = time;
    pairs[hole + 1] = order;
    head--;
  }

  private void insertFromBack(long time, long order) {
    if (2 * tail == pairs.length) {
      makeRoom(1);
    }
    int hole = 2 * tail;
    while (hole > 2 * head && EventOrder.before(time, order, pairs[hole - 2], pairs[hole - 1])) {
      pairs[hole] = pairs[hole - 2];
      pairs[hole + 1] = pairs[hole - 1];
      hole -= 2;
    }
    pairs[hole] = time;
    pairs[hole + 1] = order;
    tail++;
  }

  /** Drops cancelled entries, gives back their slots, keeps the order of the others. */
  void dropCancelled(SlotTable slots) {
    if (slots.cancelled() == 0) {
      return;
    }
    int to = head;
    for (int from = head; from < tail; from++) {
      int slot = EventOrder.slot(pairs[2 * from + 1]);
      if (slots.isCancelled(slot)) {
        slots.bury(slot);
      } else {
        pairs[2 * to] = pairs[2 * from];
        pairs[2 * to + 1] = pairs[2 * from + 1];
        to++;
      }
    }
    tail = to;
  }

  long minTime() {
    long min = Long.MAX_VALUE;
    for (int i = 2 * head; i < 2 * tail; i += 2) {
      min = Math.min(min, pairs[i]);
    }
    return min;
  }

  long maxTime() {
    long max = Long.MIN_VALUE;
    for (int i = 2 * head; i < 2 * tail; i += 2) {
      max = Math.max(max, pairs[i]);
    }
    return max;
  }

  /** Sorts by time, then order: by insertion when short, else by merging unless sorted already. */
  void sort() {
    if (size() <= LadderQueue.SORT_LIMIT) {
      PairSort.insertion(pairs, head, tail);
    } else if (!PairSort.isSorted(pairs, head, tail)) {
      if (scratch.length < 2 * size()) {
        scratch = new long[2 * size()];
      }
      PairSort.merge(pairs, head, tail, scratch);
    }
  }

  /** Shrinks an array that is at least eight times larger than {@code entries} need. */
  void shrinkFor(int entries) {
    int wanted = 2 * Math.max(MIN_ENTRIES, 2 * Math.max(entries, size()));
    if (pairs.length / 8 >= wanted) {
      long[] target = new long[wanted];
      System.arraycopy(pairs, 2 * head, target, 0, 2 * size());
      tail = size();
      head = 0;
      pairs = target;
    }
    if (scratch.length / 8 >= wanted) {
      scratch = new long[0];
    }
  }

  /** Appends all entries to {@code target} and forgets them. */
  void moveTo(EntryBuffer target) {
    target.append(pairs, head, size());
    clear();
  }
}
