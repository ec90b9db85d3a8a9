package arboretum.orchestrator.cluster;

import arboretum.model.Gpus;
import arboretum.plugin.Slack;
import java.util.Arrays;

/**
 * A tournament tree over some of a cluster's workers, in the order of their indices: what {@link
 * WorkerIndex} is made of.
 *
 * <p>A leaf stands for a block of neighbours, a node for the leaves below it; children of node
 * {@code n} are {@code 2n} and {@code 2n + 1}. Each says what the best of its workers could offer;
 * workers that cannot take anything (silent, or over-committed) count for nothing.
 */
final class WorkerTree {
  private static final int BLOCK = 4;
  private static final int INITIAL_LEAVES = 4;

  /** Nobody below has any room. */
  private static final int NONE = -1;

  // Stair s of node n is stairs[WIDTH * n + s]: the most MiB, rounded up, of a worker with at least
  // STAIRS[s] millicores. The last column is the largest request for GPUs. One node, one cache
  // line.
  private static final int WIDTH = 16;
  private static final int GPU = WIDTH - 1;
  private static final int[] STAIRS = {
    0, 32, 64, 128, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096, 8192, 16_384
  };
  private static final int BITS_OF_MEBI = 20;

  // Column c of node n is room[2 * n + c]: the most millicores, the most bytes.
  private static final int ROOM = 2;
  private static final int KINDS = Slack.values().length;

  /** Far beyond the rounding of some additions and divisions of numbers of one magnitude. */
  private static final double ROUNDING = 1e-13;

  private final WorkerTable table;
  private int[] members = new int[BLOCK * INITIAL_LEAVES];
  private int count;
  private int leaves = INITIAL_LEAVES;
  private int[] stairs = new int[0];
  private long[] room = new long[0];
  private double[] slacks = new double[0]; // of kind k of node n: slacks[KINDS * n + k]
  private long cpuScaleMin = Long.MAX_VALUE;
  private long cpuScaleMax;
  private long memoryScaleMin = Long.MAX_VALUE;
  private long memoryScaleMax;
  private final int[] blockStairs = new int[WIDTH];
  private final long[] blockRoom = new long[ROOM];
  private final double[] blockSlacks = new double[KINDS];

  WorkerTree(WorkerTable table) {
    this.table = table;
    allocate();
  }

  /** Adds a worker with an index above all others here; returns its place for {@link #refresh}. */
  int append(int worker) {
    long cpu = table.cpuMillis(worker);
    long memory = table.memoryBytes(worker);
    cpuScaleMin = Math.min(cpuScaleMin, cpu);
    cpuScaleMax = Math.max(cpuScaleMax, cpu);
    memoryScaleMin = Math.min(memoryScaleMin, memory);
    memoryScaleMax = Math.max(memoryScaleMax, memory);
    if (count == members.length) {
      members = Arrays.copyOf(members, 2 * count);
      leaves *= 2;
      allocate();
      for (int place = 0; place < count; place += BLOCK) {
        refresh(place);
      }
    }
    members[count] = worker;
    refresh(count++);
    return count - 1;
  }

  /** Returns a worker that stands for all where all are alike. */
  int first() {
    return members[0];
  }

  /** What the worker at a place offers may have changed. */
  void refresh(int place) {
    int node = leaves + place / BLOCK;
    measure(place / BLOCK);
    boolean changed = !Arrays.equals(room, ROOM * node, ROOM * node + ROOM, blockRoom, 0, ROOM);
    changed |= !Arrays.equals(slacks, KINDS * node, KINDS * node + KINDS, blockSlacks, 0, KINDS);
    changed |= !Arrays.equals(stairs, WIDTH * node, WIDTH * node + WIDTH, blockStairs, 0, WIDTH);
    if (changed) {
      System.arraycopy(blockRoom, 0, room, ROOM * node, ROOM);
      System.arraycopy(blockSlacks, 0, slacks, KINDS * node, KINDS);
      System.arraycopy(blockStairs, 0, stairs, WIDTH * node, WIDTH);
    }
    while (changed && node > 1) {
      node /= 2;
      changed = merge(node);
    }
  }

  /** Returns the first worker below {@code limit} that fits; {@code limit} if there is none. */
  int firstFit(Wanted wanted, int limit) {
    return firstFit(1, 0, leaves, wanted, limit);
  }

  private int firstFit(int node, int block, int span, Wanted wanted, int limit) {
    if (!mayFit(node, wanted) || members[BLOCK * block] >= limit) {
      return limit;
    }
    if (node < leaves) {
      int found = firstFit(2 * node, block, span / 2, wanted, limit);
      return found < limit
          ? found
          : firstFit(2 * node + 1, block + span / 2, span / 2, wanted, limit);
    }
    int end = Math.min(count, BLOCK * block + BLOCK);
    for (int place = BLOCK * block; place < end; place++) {
      int worker = members[place];
      if (worker < limit && table.fits(worker, wanted.spec)) {
        return worker;
      }
    }
    return limit;
  }

  /** Returns what no worker here can surpass in slack if it takes the request. */
  double bound(Wanted wanted) {
    wanted.taken =
        wanted.slack.of(wanted.cpuMillis, wanted.memoryBytes, cpuScaleMax, memoryScaleMax);
    return bound(1, wanted);
  }

  /** Looks for a worker that betters what {@code wanted} has found so far. */
  void mostSlack(Wanted wanted) {
    visit(1, 0, leaves, bound(wanted), wanted);
  }

  private void visit(int node, int block, int span, double bound, Wanted wanted) {
    if (!wanted.mayBetter(bound, members[BLOCK * block])) {
      return;
    }
    if (node >= leaves) {
      int end = Math.min(count, BLOCK * block + BLOCK);
      for (int place = BLOCK * block; place < end; place++) {
        wanted.consider(table, members[place]);
      }
      return;
    }
    int half = span / 2;
    double left = bound(2 * node, wanted);
    double right = bound(2 * node + 1, wanted);
    if (left >= right) {
      visit(2 * node, block, half, left, wanted);
      visit(2 * node + 1, block + half, half, right, wanted);
    } else {
      visit(2 * node + 1, block + half, half, right, wanted);
      visit(2 * node, block, half, left, wanted);
    }
  }

  private boolean mayFit(int node, Wanted wanted) {
    int row = WIDTH * node;
    return wanted.mebibytes <= stairs[row + wanted.stair]
        && wanted.gpuMillis <= stairs[row + GPU]
        && wanted.cpuMillis <= room[ROOM * node]
        && wanted.memoryBytes <= room[ROOM * node + 1];
  }

  /**
   * The lesser of two bounds. One takes the most of both amounts, memory only of workers with
   * enough processors, over the least scales: every step of its computation is monotone under
   * rounding, so it is exact, and equal for equal workers. The other takes the request from the
   * most slack: close, but rounded.
   */
  private double bound(int node, Wanted wanted) {
    if (!mayFit(node, wanted)) {
      return Double.NEGATIVE_INFINITY;
    }
    double ofAmounts =
        wanted.slack.of(
            room[ROOM * node] - wanted.cpuMillis,
            Math.min(room[ROOM * node + 1], bytes(stairs[WIDTH * node + wanted.stair]))
                - wanted.memoryBytes,
            leastScale(cpuScaleMin, cpuScaleMax),
            leastScale(memoryScaleMin, memoryScaleMax));
    double most = slacks[KINDS * node + wanted.slack.ordinal()];
    double ofSlack = most - wanted.taken + ROUNDING * (most + wanted.taken);
    return Math.min(ofAmounts, ofSlack);
  }

  /** A scale of 0 stands for "does not count", which is less than any other scale gives. */
  private static long leastScale(long min, long max) {
    return min == 0 && max > 0 ? 1 : min;
  }

  private void allocate() {
    stairs = new int[WIDTH * 2 * leaves];
    room = new long[ROOM * 2 * leaves];
    slacks = new double[KINDS * 2 * leaves];
    Arrays.fill(stairs, NONE);
    Arrays.fill(room, NONE);
    Arrays.fill(slacks, Double.NEGATIVE_INFINITY);
  }

  private void measure(int block) {
    Arrays.fill(blockStairs, NONE);
    Arrays.fill(blockRoom, NONE);
    Arrays.fill(blockSlacks, Double.NEGATIVE_INFINITY);
    int end = Math.min(count, BLOCK * block + BLOCK);
    for (int place = BLOCK * block; place < end; place++) {
      measureOne(members[place]);
    }
    for (int stair = GPU - 1; stair > 0; stair--) {
      blockStairs[stair - 1] = Math.max(blockStairs[stair - 1], blockStairs[stair]);
    }
  }

  private void measureOne(int worker) {
    long cpu = table.freeCpuMillis(worker);
    long memory = table.freeMemoryBytes(worker);
    if (cpu < 0 || memory < 0 || table.isSilent(worker)) {
      return;
    }
    int stair = stairOf(cpu);
    blockStairs[stair] = Math.max(blockStairs[stair], mebibytesUp(memory));
    blockStairs[GPU] = Math.max(blockStairs[GPU], Gpus.largestRequest(table.usableGpus(worker)));
    blockRoom[0] = Math.max(blockRoom[0], cpu);
    blockRoom[1] = Math.max(blockRoom[1], memory);
    for (Slack slack : Wanted.SLACKS) {
      double left = slack.of(cpu, memory, table.cpuMillis(worker), table.memoryBytes(worker));
      blockSlacks[slack.ordinal()] = Math.max(blockSlacks[slack.ordinal()], left);
    }
  }

  /** Computes a node from its children; returns whether it changed. */
  private boolean merge(int node) {
    boolean changed = false;
    for (int i = 0; i < ROOM; i++) {
      long most = Math.max(room[ROOM * 2 * node + i], room[ROOM * (2 * node + 1) + i]);
      changed |= most != room[ROOM * node + i];
      room[ROOM * node + i] = most;
    }
    for (int i = 0; i < KINDS; i++) {
      double most = Math.max(slacks[KINDS * 2 * node + i], slacks[KINDS * (2 * node + 1) + i]);
      changed |= most != slacks[KINDS * node + i];
      slacks[KINDS * node + i] = most;
    }
    for (int i = 0; i < WIDTH; i++) {
      int most = Math.max(stairs[WIDTH * 2 * node + i], stairs[WIDTH * (2 * node + 1) + i]);
      changed |= most != stairs[WIDTH * node + i];
      stairs[WIDTH * node + i] = most;
    }
    return changed;
  }

  /** Returns the highest stair that {@code cpuMillis} reaches. */
  static int stairOf(long cpuMillis) {
    int stair = 0;
    while (stair + 1 < STAIRS.length && STAIRS[stair + 1] <= cpuMillis) {
      stair++;
    }
    return stair;
  }

  static int mebibytesDown(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes >> BITS_OF_MEBI);
  }

  /** Returns at least what {@link #mebibytesUp} was given: the largest number stands for more. */
  private static long bytes(int mebibytes) {
    return mebibytes == Integer.MAX_VALUE ? Long.MAX_VALUE : (long) mebibytes << BITS_OF_MEBI;
  }

  private static int mebibytesUp(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, -(-bytes >> BITS_OF_MEBI));
  }
}
