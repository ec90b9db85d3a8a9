package arboretum.orchestrator.cluster;

import arboretum.model.Extra;
import arboretum.model.Shortfall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * TPUs, storage and bandwidth of a cluster's workers: a row by worker, a column by kind. They are
 * reserved under every admission rule, since nobody measures their use. Workers that state none
 * share one empty row.
 */
final class ExtraColumns {
  private static final Extra.Kind[] KINDS = Extra.Kind.values();
  private static final long[] NONE = {};
  private static final int INITIAL_WORKERS = 4;

  private long[][] free = new long[INITIAL_WORKERS][];
  private long[][] foreign = new long[INITIAL_WORKERS][];
  private final boolean[] stated = new boolean[KINDS.length];
  private long[][] capacity = new long[INITIAL_WORKERS][];

  /** Sets the capacity of a worker, new or known; what is reserved stays so. */
  void admit(int worker, List<Extra> extras) {
    if (worker == free.length) {
      free = Arrays.copyOf(free, 2 * worker);
      foreign = Arrays.copyOf(foreign, 2 * worker);
      capacity = Arrays.copyOf(capacity, 2 * worker);
    }
    if (extras.isEmpty() && (free[worker] == null || free[worker].length == 0)) {
      free[worker] = NONE;
      foreign[worker] = NONE;
      capacity[worker] = NONE;
      return;
    }
    long[] before = capacity[worker];
    boolean known = before != null && before.length > 0;
    if (!known) {
      before = new long[KINDS.length];
      free[worker] = new long[KINDS.length];
      foreign[worker] = new long[KINDS.length];
    }
    capacity[worker] = new long[KINDS.length];
    for (Extra.Kind kind : KINDS) {
      int column = kind.ordinal();
      capacity[worker][column] = Extra.amount(extras, kind);
      stated[column] |= capacity[worker][column] > 0;
      free[worker][column] += capacity[worker][column] - before[column];
    }
  }

  /** Returns whether some worker has ever stated some of it. */
  boolean states(Extra.Kind kind) {
    return stated[kind.ordinal()];
  }

  void reserve(int worker, List<Extra> extras) {
    add(free[worker], extras, -1);
  }

  void release(int worker, List<Extra> extras) {
    add(free[worker], extras, 1);
  }

  /** Counts what a copy holds that is not ours. */
  void addForeign(int worker, List<Extra> extras) {
    add(foreign[worker], extras, 1);
  }

  void clearForeign(int worker) {
    Arrays.fill(foreign[worker], 0);
  }

  long free(int worker, Extra.Kind kind) {
    long[] row = free[worker];
    return row.length == 0 ? 0 : row[kind.ordinal()] - foreign[worker][kind.ordinal()];
  }

  Optional<Shortfall> shortfall(int worker, List<Extra> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      Extra extra = wanted.get(i);
      if (extra.amount() > free(worker, extra.kind())) {
        return Optional.of(extra.kind().shortfall());
      }
    }
    return Optional.empty();
  }

  private static void add(long[] row, List<Extra> extras, int sign) {
    for (int i = 0; i < extras.size() && row.length > 0; i++) {
      row[extras.get(i).kind().ordinal()] += sign * extras.get(i).amount();
    }
  }
}
