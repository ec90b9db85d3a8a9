package arboretum.sim.oracle;

import java.util.Arrays;

/** All assignments of a small batch, one after the other, and the best value among them. */
final class Enumeration {
  private final Batch batch;
  private final int[] at;

  /** Placed, running, minus excess, minus round trip: the greatest is the best. */
  private long[] best = {-1, 0, 0, 0};

  private Enumeration(Batch batch) {
    this.batch = batch;
    at = new int[batch.asked().length];
  }

  static Evaluation best(Batch batch) {
    Enumeration all = new Enumeration(batch);
    all.from(0);
    return new Evaluation((int) all.best[0], (int) all.best[1], -all.best[2], -all.best[3]);
  }

  private void from(int service) {
    if (service == at.length) {
      long[] value = value();
      if (Arrays.compare(value, best) > 0) {
        best = value;
      }
      return;
    }
    for (int worker = -1; worker < batch.free().length; worker++) {
      at[service] = worker;
      if (worker < 0 || batch.allowed()[service][worker] && hasRoom(service, worker)) {
        from(service + 1);
      }
    }
  }

  private boolean hasRoom(int last, int worker) {
    for (int part = 0; part < 3; part++) {
      long sum = 0;
      for (int service = 0; service <= last; service++) {
        sum += at[service] == worker ? batch.asked()[service][part] : 0;
      }
      if (sum > batch.free()[worker][part]) {
        return false;
      }
    }
    return true;
  }

  private long[] value() {
    boolean[] good = new boolean[at.length];
    long[] value = new long[4];
    for (int service = 0; service < at.length; service++) {
      good[service] = at[service] >= 0;
      value[1] += good[service] ? 1 : 0;
    }
    for (Batch.Fixed link : batch.fixed()) {
      if (at[link.service()] >= 0) {
        count(link.rtt()[at[link.service()]], link.limit(), link.service(), good, value);
      }
    }
    for (PairLink link : batch.pairs()) {
      if (at[link.from()] >= 0 && at[link.to()] >= 0) {
        count(
            batch.rtt()[at[link.from()]][at[link.to()]],
            link.limitNanos(),
            link.from(),
            good,
            value);
      } else {
        good[link.from()] = false;
      }
    }
    for (boolean one : good) {
      value[0] += one ? 1 : 0;
    }
    return value;
  }

  private static void count(long rtt, long limit, int service, boolean[] good, long[] value) {
    if (rtt > limit) {
      good[service] = false;
      value[2] -= rtt - limit;
    }
    value[3] -= rtt;
  }
}
