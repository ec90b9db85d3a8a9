package arboretum.sim.engine;

import java.util.Arrays;

/**
 * One rung of the ladder: up to {@link #MAX_BUCKETS} buckets of one width, a power of two, over the
 * times of the events it was opened with. Buckets are consumed in order; the last one also takes
 * what lies beyond it, up to where the next outer rung begins.
 */
final class Rung {

  /**
   * The ends of all buckets stay in the L1 or L2 cache; more events mean one more rung instead. In
   * the hold model with 1e5 events 512 and 1,024 were fastest, 4,096 cost a quarter more.
   */
  static final int MAX_BUCKETS = 1 << 10;

  private static final int MIN_BUCKETS = 8;

  private static final int NO_ENTRY = -1;

  /** Times from here on belong to this rung; {@link Long#MAX_VALUE} once all is consumed. */
  long openFrom;

  private long start;
  private int shift;
  private int buckets;
  private int current;

  /** Per bucket two ints: index of its last entry in the pool, and its first chunk. */
  private int[] cursors = new int[0];

  /**
   * Prepares for entries of times from {@code min} to {@code max}, min below max.
   *
   * @param aim number of buckets to come near to, within the limits and to a factor of two
   */
  void open(long min, long max, int aim) {
    int wanted = Math.clamp(aim, MIN_BUCKETS, MAX_BUCKETS);
    int bits = 32 - Integer.numberOfLeadingZeros(wanted - 1);
    shift = Math.max(0, 64 - Long.numberOfLeadingZeros(max - min) - bits);
    buckets = (int) ((max - min) >>> shift) + 1;
    start = min;
    openFrom = min;
    current = 0;
    if (cursors.length < 2 * buckets) {
      cursors = new int[2 << bits];
    }
    Arrays.fill(cursors, 0, 2 * buckets, NO_ENTRY);
  }

  /** Appends an entry whose time is at least {@link #openFrom}. */
  void add(ChunkPool pool, long time, long order) {
    int bucket = (int) Math.min((time - start) >>> shift, buckets - 1L);
    int entry = cursors[2 * bucket] + 1;
    if ((entry & (ChunkPool.CHUNK - 1)) == 0) {
      int chunk = pool.allocate();
      if (entry == 0) {
        cursors[2 * bucket + 1] = chunk;
      } else {
        pool.next[(entry - 1) / ChunkPool.CHUNK] = chunk;
      }
      entry = chunk * ChunkPool.CHUNK;
    }
    pool.entries[2 * entry] = time;
    pool.entries[2 * entry + 1] = order;
    cursors[2 * bucket] = entry;
  }

  /** Moves the next bucket that is not empty to {@code target}; false if there is none. */
  boolean drainNext(ChunkPool pool, EntryBuffer target) {
    while (current < buckets && cursors[2 * current] == NO_ENTRY) {
      current++;
    }
    if (current >= buckets) {
      openFrom = Long.MAX_VALUE;
      return false;
    }
    drain(pool, current, target);
    current++;
    openFrom = current < buckets ? start + ((long) current << shift) : Long.MAX_VALUE;
    return true;
  }

  /** Whether there is a next bucket that is not empty, and it holds a chunk at most. */
  boolean isNextShort() {
    int bucket = current;
    while (bucket < buckets && cursors[2 * bucket] == NO_ENTRY) {
      bucket++;
    }
    return bucket < buckets && cursors[2 * bucket] / ChunkPool.CHUNK == cursors[2 * bucket + 1];
  }

  /** Whether every bucket was consumed. */
  boolean isExhausted() {
    return current >= buckets;
  }

  private void drain(ChunkPool pool, int bucket, EntryBuffer target) {
    int last = cursors[2 * bucket];
    int chunk = cursors[2 * bucket + 1];
    cursors[2 * bucket] = NO_ENTRY;
    int lastChunk = last / ChunkPool.CHUNK;
    while (chunk != lastChunk) {
      target.append(pool.entries, chunk * ChunkPool.CHUNK, ChunkPool.CHUNK);
      int following = pool.next[chunk];
      pool.free(chunk);
      chunk = following;
    }
    target.append(pool.entries, chunk * ChunkPool.CHUNK, last - chunk * ChunkPool.CHUNK + 1);
    pool.free(chunk);
  }
}
