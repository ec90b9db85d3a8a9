package arboretum.sim.oracle;

/**
 * Prices on workers' room, in ns per share and at least 0 (Lagrange multipliers): what does not fit
 * becomes dearer, and the whole room of each worker is given back, so a bound stays a bound.
 */
final class Prices {
  private final Shares shares;

  /** By worker and scarce dimension. */
  private final long[][] nanos;

  /** All prices 0. */
  Prices(PlacementProblem problem, Shares shares) {
    this(shares, new long[problem.workers()][shares.dimensions()]);
  }

  private Prices(Shares shares, long[][] nanos) {
    this.shares = shares;
    this.nanos = nanos;
  }

  Prices copy() {
    long[][] copy = new long[nanos.length][];
    for (int worker = 0; worker < copy.length; worker++) {
      copy[worker] = nanos[worker].clone();
    }
    return new Prices(shares, copy);
  }

  /** Returns what the label costs. */
  long of(int service, Label label) {
    long sum = 0;
    if (label.runs()) {
      long[] here = nanos[label.worker()];
      for (int d = 0; d < here.length; d++) {
        if (here[d] > 0) {
          sum += here[d] * shares.share(service, label.worker(), d);
        }
      }
    }
    return sum;
  }

  /** Returns what all room costs. */
  long ofAllRoom() {
    long sum = 0;
    for (long[] worker : nanos) {
      for (long price : worker) {
        sum += price * Shares.WHOLE;
      }
    }
    return sum;
  }

  /**
   * Raises the prices of what is overfull and lowers the others' (a subgradient step).
   *
   * @param where the best labelling under the present prices
   * @param rise ns by which the bound should rise, more than 0
   * @return whether some price changed
   */
  boolean step(int[] where, double rise) {
    long[][] over = new long[nanos.length][shares.dimensions()];
    for (int worker = 0; worker < over.length; worker++) {
      for (int d = 0; d < over[worker].length; d++) {
        over[worker][d] = -Shares.WHOLE;
      }
    }
    for (int service = 0; service < where.length; service++) {
      if (where[service] != Evaluation.NOWHERE) {
        for (int d = 0; d < shares.dimensions(); d++) {
          over[where[service]][d] += shares.share(service, where[service], d);
        }
      }
    }
    double norm = 0;
    for (int worker = 0; worker < over.length; worker++) {
      for (int d = 0; d < over[worker].length; d++) {
        // An unpriced worker with room to spare stays unpriced and pulls at nothing.
        if (over[worker][d] > 0 || nanos[worker][d] > 0) {
          norm += (double) over[worker][d] * over[worker][d];
        }
      }
    }
    return norm > 0 && move(over, rise / norm);
  }

  private boolean move(long[][] over, double factor) {
    boolean changed = false;
    for (int worker = 0; worker < over.length; worker++) {
      for (int d = 0; d < over[worker].length; d++) {
        long before = nanos[worker][d];
        long after = Math.max(0, before + (long) (factor * over[worker][d]));
        nanos[worker][d] = Math.min(after, PlacementProblem.MAX_RTT_NANOS);
        changed |= nanos[worker][d] != before;
      }
    }
    return changed;
  }
}
