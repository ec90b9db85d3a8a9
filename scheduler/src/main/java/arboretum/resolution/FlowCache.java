package arboretum.resolution;

/**
 * Which copy a flow goes to, by the flow's key: a flow stays where it is while packets come. Open
 * addressing over columns, so that nothing is made for each flow.
 */
final class FlowCache {
  private static final int INITIAL = 16;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long idleNanos;
  private long[] keys = {};
  private int[] copies = {};
  private long[] lastNanos = {};
  private int size;

  FlowCache(long idleNanos) {
    this.idleNanos = idleNanos;
  }

  /**
   * Returns the copy that a flow goes to, or -1 if it is new or was idle for too long.
   *
   * @param flow any number but 0
   */
  int get(long flow, long nowNanos) {
    if (size == 0) {
      return -1;
    }
    int slot = slot(flow);
    if (keys[slot] == 0 || nowNanos - lastNanos[slot] > idleNanos) {
      return -1;
    }
    lastNanos[slot] = nowNanos;
    return copies[slot];
  }

  void put(long flow, int copy, long nowNanos) {
    if (4 * (size + 1) > 3 * keys.length) {
      purge(nowNanos);
    }
    int slot = slot(flow);
    if (keys[slot] == 0) {
      size++;
    }
    keys[slot] = flow;
    copies[slot] = copy;
    lastNanos[slot] = nowNanos;
  }

  /** Forgets idle flows, and makes room for as many as there are. */
  void purge(long nowNanos) {
    long[] oldKeys = keys;
    int[] oldCopies = copies;
    long[] oldLast = lastNanos;
    int live = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (isLive(oldKeys[i], oldLast[i], nowNanos)) {
        live++;
      }
    }
    int length = INITIAL;
    while (length < 2 * (live + 1)) {
      length *= 2;
    }
    keys = new long[length];
    copies = new int[length];
    lastNanos = new long[length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (isLive(oldKeys[i], oldLast[i], nowNanos)) {
        put(oldKeys[i], oldCopies[i], oldLast[i]);
      }
    }
  }

  private boolean isLive(long flow, long last, long nowNanos) {
    return flow != 0 && nowNanos - last <= idleNanos;
  }

  int size() {
    return size;
  }

  private int slot(long flow) {
    int mask = keys.length - 1;
    int slot = (int) ((flow * GOLDEN) >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != flow) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
