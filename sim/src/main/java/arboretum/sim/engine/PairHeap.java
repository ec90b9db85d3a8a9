package arboretum.sim.engine;

import java.util.Arrays;

/** A 4-ary min-heap of (time, order) entries: the fallback where no bucket width can help. */
final class PairHeap {

  private static final int MIN_ENTRIES = 64;

  private long[] pairs = new long[2 * MIN_ENTRIES];
  private int size;

  int size() {
    return size;
  }

  long firstTime() {
    return pairs[0];
  }

  long firstOrder() {
    return pairs[1];
  }

  boolean startsBefore(long time, long order) {
    return EventOrder.before(pairs[0], pairs[1], time, order);
  }

  void add(long time, long order) {
    if (2 * size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >> 2;
      if (!EventOrder.before(time, order, pairs[2 * parent], pairs[2 * parent + 1])) {
        break;
      }
      pairs[2 * hole] = pairs[2 * parent];
      pairs[2 * hole + 1] = pairs[2 * parent + 1];
      hole = parent;
    }
    pairs[2 * hole] = time;
    pairs[2 * hole + 1] = order;
  }

  void removeFirst() {
    size--;
    long time = pairs[2 * size];
    long order = pairs[2 * size + 1];
    int hole = 0;
    while (true) {
      int child = smallestChild(hole);
      if (child < 0 || !EventOrder.before(pairs[2 * child], pairs[2 * child + 1], time, order)) {
        break;
      }
      pairs[2 * hole] = pairs[2 * child];
      pairs[2 * hole + 1] = pairs[2 * child + 1];
      hole = child;
    }
    pairs[2 * hole] = time;
    pairs[2 * hole + 1] = order;
  }

  private int smallestChild(int parent) {
    int first = 4 * parent + 1;
    if (first >= size) {
      return -1;
    }
    int best = first;
    int end = Math.min(first + 4, size);
    for (int child = first + 1; child < end; child++) {
      if (EventOrder.before(
          pairs[2 * child], pairs[2 * child + 1], pairs[2 * best], pairs[2 * best + 1])) {
        best = child;
      }
    }
    return best;
  }

  /** Appends all entries to {@code target} in no particular order and forgets them. */
  void moveTo(EntryBuffer target) {
    target.append(pairs, 0, size);
    size = 0;
    if (pairs.length > 1 << 16) {
      pairs = new long[2 * MIN_ENTRIES];
    }
  }
}
