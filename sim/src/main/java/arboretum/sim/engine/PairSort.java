package arboretum.sim.engine;

/** Sorting of (time, order) entries that lie as pairs in one array. */
final class PairSort {

  private static final int RUN = 32;

  private PairSort() {}

  static boolean isSorted(long[] pairs, int from, int to) {
    for (int e = from + 1; e < to; e++) {
      if (EventOrder.before(pairs[2 * e], pairs[2 * e + 1], pairs[2 * e - 2], pairs[2 * e - 1])) {
        return false;
      }
    }
    return true;
  }

  static void insertion(long[] pairs, int from, int to) {
    for (int e = from + 1; e < to; e++) {
      long time = pairs[2 * e];
      long order = pairs[2 * e + 1];
      int hole = 2 * e;
      while (hole > 2 * from && EventOrder.before(time, order, pairs[hole - 2], pairs[hole - 1])) {
        pairs[hole] = pairs[hole - 2];
        pairs[hole + 1] = pairs[hole - 1];
        hole -= 2;
      }
      pairs[hole] = time;
      pairs[hole + 1] = order;
    }
  }

  /** Bottom-up merge sort; {@code scratch} holds at least {@code to - from} entries. */
  static void merge(long[] pairs, int from, int to, long[] scratch) {
    for (int e = from; e < to; e += RUN) {
      insertion(pairs, e, Math.min(e + RUN, to));
    }
    int size = to - from;
    for (int width = RUN; width < size; width *= 2) {
      for (int left = 0; left + width < size; left += 2 * width) {
        int right = Math.min(left + 2 * width, size);
        mergeRuns(pairs, from + left, from + left + width, from + right, scratch);
      }
    }
  }

  private static void mergeRuns(long[] pairs, int left, int middle, int right, long[] scratch) {
    int leftSize = middle - left;
    System.arraycopy(pairs, 2 * left, scratch, 0, 2 * leftSize);
    int a = 0;
    int b = middle;
    int out = left;
    while (a < leftSize && b < right) {
      boolean second =
          EventOrder.before(pairs[2 * b], pairs[2 * b + 1], scratch[2 * a], scratch[2 * a + 1]);
      pairs[2 * out] = second ? pairs[2 * b] : scratch[2 * a];
      pairs[2 * out + 1] = second ? pairs[2 * b + 1] : scratch[2 * a + 1];
      out++;
      if (second) {
        b++;
      } else {
        a++;
      }
    }
    System.arraycopy(scratch, 2 * a, pairs, 2 * out, 2 * (leftSize - a));
  }
}
