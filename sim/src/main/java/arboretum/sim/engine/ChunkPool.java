package arboretum.sim.engine;

import java.util.Arrays;

/**
 * Storage of the buckets of all rungs: chunks of 16 entries of (time, order), linked into lists. A
 * bucket fills its last chunk, so an append touches one cache line of entries, and draining one
 * reads memory in runs of 256 bytes. (In the hold model with 1e5 events 4 and 8 were slower.)
 */
final class ChunkPool {

  /** Entries per chunk, a power of two. */
  static final int CHUNK = 16;

  static final int NONE = -1;
  private static final int MIN_CHUNKS = 64;

  /** Chunk c holds entries 16c to 16c+15; entry e is the pair (2e, 2e+1). */
  long[] entries = new long[2 * CHUNK * MIN_CHUNKS];

  /** The following chunk of the same bucket, or of the free list. */
  int[] next = new int[MIN_CHUNKS];

  private int used;
  private int firstFree = NONE;
  private int inUse;

  int allocate() {
    inUse++;
    int chunk = firstFree;
    if (chunk != NONE) {
      firstFree = next[chunk];
    } else {
      if (used == next.length) {
        next = Arrays.copyOf(next, 2 * used);
        entries = Arrays.copyOf(entries, 2 * entries.length);
      }
      chunk = used++;
    }
    next[chunk] = NONE;
    return chunk;
  }

  void free(int chunk) {
    next[chunk] = firstFree;
    firstFree = chunk;
    inUse--;
  }

  int capacity() {
    return next.length * CHUNK;
  }

  /** Called while no chunk is in use: shrinks if what is about to come needs an eighth at most. */
  void shrinkFor(int entryCount) {
    if (inUse != 0) {
      throw new IllegalStateException(inUse + " chunks are still in use");
    }
    int wanted = Math.max(MIN_CHUNKS, entryCount / 2);
    if (next.length / 8 >= wanted) {
      next = new int[wanted];
      entries = new long[2 * CHUNK * wanted];
      used = 0;
      firstFree = NONE;
    }
  }
}
