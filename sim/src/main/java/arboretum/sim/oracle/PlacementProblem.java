package arboretum.sim.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * One batch to be placed, with everything that is true about it. Workers and services are numbered
 * from 0; ties are settled by these numbers. Conditions that a worker fulfils or not whatever else
 * is placed (labels, virtualization, position) are told as {@code allowed}.
 */
public final class PlacementProblem {
  /** The most services of a batch. */
  public static final int MAX_SERVICES = 15;

  /** The limit of a link that has none. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  /** The longest round trip, one hour in ns: sums over all links stay within a long. */
  public static final long MAX_RTT_NANOS = 3_600_000_000_000L;

  private static final int MAX_LINKS = 10_000;

  private final List<Room> workers;
  private final List<Asked> services;
  private final List<PairLink> pairs;

  /** By worker and worker; empty if no two services are linked. */
  private final long[][] between;

  private PlacementProblem(Builder from) {
    workers = List.copyOf(from.workers);
    services = List.copyOf(from.services);
    pairs = List.copyOf(from.pairs);
    between = pairs.isEmpty() ? new long[0][] : matrix(workers.size(), from.between);
  }

  /** What one service asks; by worker: allowed, ns beyond its limits to places, ns to places. */
  private record Asked(Room request, Row row) {}

  private static final class Row {
    final boolean[] allowed;
    final long[] excessNanos;
    final long[] rttNanos;

    Row(boolean[] allowed) {
      this.allowed = allowed;
      excessNanos = new long[allowed.length];
      rttNanos = new long[allowed.length];
    }
  }

  /**
   * Starts a problem.
   *
   * @param workers free room of each worker
   * @param between true round trips between workers, read once for each pair when the problem is
   *     built, and only if two services are linked
   */
  public static Builder among(List<Room> workers, RoundTrips between) {
    return new Builder(workers, between);
  }

  /** Returns the number of workers. */
  public int workers() {
    return workers.size();
  }

  /** Returns the number of services. */
  public int services() {
    return services.size();
  }

  /** Returns the worker's free room. */
  public Room free(int worker) {
    return workers.get(worker);
  }

  /** Returns what the service asks for. */
  public Room request(int service) {
    return services.get(service).request();
  }

  /** Returns whether the service may run on the worker, room and round trips aside. */
  public boolean allowed(int service, int worker) {
    return services.get(service).row().allowed[worker];
  }

  /** Returns whether the service could run on the worker if it were the only one of the batch. */
  public boolean canRun(int service, int worker) {
    return allowed(service, worker) && request(service).fitsInto(free(worker));
  }

  /** Returns by how much, in ns, the links of the service to places are beyond their limits. */
  public long fixedExcessNanos(int service, int worker) {
    return services.get(service).row().excessNanos[worker];
  }

  /** Returns the sum of the round trips of the service to places, in ns. */
  public long fixedRttNanos(int service, int worker) {
    return services.get(service).row().rttNanos[worker];
  }

  /** Returns the links between services. */
  public List<PairLink> pairs() {
    return pairs;
  }

  /** Returns the true round trip between two workers in ns; only if two services are linked. */
  public long betweenNanos(int from, int to) {
    return between[from][to];
  }

  /** Returns by how much {@code rttNanos} is beyond {@code limitNanos}, at least 0. */
  static long beyond(long rttNanos, long limitNanos) {
    return Math.max(0, rttNanos - limitNanos);
  }

  private static long[][] matrix(int workers, RoundTrips between) {
    long[][] matrix = new long[workers][workers];
    for (int from = 0; from < workers; from++) {
      for (int to = 0; to < workers; to++) {
        matrix[from][to] =
            checkedRtt(between.nanos(from, to), "between workers " + from + " and " + to);
      }
    }
    return matrix;
  }

  private static long checkedRtt(long nanos, String where) {
    if (nanos < 0 || nanos > MAX_RTT_NANOS) {
      throw new IllegalArgumentException(
          "a round trip of " + nanos + " ns " + where + "; allowed: 0 to " + MAX_RTT_NANOS);
    }
    return nanos;
  }

  private static long checkedLimit(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a limit of " + nanos + " ns; allowed: 0 or more");
    }
    return nanos;
  }

  /** Collects a problem; every method throws {@link IllegalArgumentException} if out of range. */
  public static final class Builder {
    private final List<Room> workers;
    private final RoundTrips between;
    private final List<Asked> services = new ArrayList<>();
    private final List<PairLink> pairs = new ArrayList<>();
    private int links;

    private Builder(List<Room> workers, RoundTrips between) {
      this.workers = List.copyOf(workers);
      this.between = between;
    }

    /**
     * Adds a service.
     *
     * @param allowed read once for each worker, now
     * @return its number
     */
    public int service(Room request, IntPredicate allowed) {
      if (services.size() == MAX_SERVICES) {
        throw new IllegalArgumentException(
            "the optimal placement takes batches of at most "
                + MAX_SERVICES
                + " services; place fewer at once or name another scheduler");
      }
      boolean[] row = new boolean[workers.size()];
      for (int worker = 0; worker < row.length; worker++) {
        row[worker] = allowed.test(worker);
      }
      services.add(new Asked(request, new Row(row)));
      return services.size() - 1;
    }

    /**
     * Adds a link of a service to something that stays where it is: a user, or an instance that
     * runs already.
     *
     * @param limitNanos at least 0, or {@link PlacementProblem#NO_LIMIT}
     * @param rttNanos the true round trip to each worker, read once, now
     */
    public Builder fixed(int service, long limitNanos, IntToLongFunction rttNanos) {
      Row row = services.get(known(service)).row();
      checkedLimit(limitNanos);
      countLink();
      for (int worker = 0; worker < workers.size(); worker++) {
        long rtt = checkedRtt(rttNanos.applyAsLong(worker), "to worker " + worker);
        row.excessNanos[worker] += beyond(rtt, limitNanos);
        row.rttNanos[worker] += rtt;
      }
      return this;
    }

    /** Adds a link between two services. */
    public Builder pair(PairLink link) {
      known(link.from());
      known(link.to());
      checkedLimit(link.limitNanos());
      if (link.from() == link.to()) {
        throw new IllegalArgumentException("service " + link.from() + " is linked to itself");
      }
      countLink();
      pairs.add(link);
      return this;
    }

    /** Returns the problem. The builder is used up: it takes nothing more. */
    public PlacementProblem build() {
      links = MAX_LINKS;
      return new PlacementProblem(this);
    }

    private int known(int service) {
      if (service < 0 || service >= services.size()) {
        throw new IllegalArgumentException(
            "service " + service + " is unknown; there are " + services.size());
      }
      return service;
    }

    private void countLink() {
      links++;
      if (links > MAX_LINKS) {
        throw new IllegalArgumentException("more than " + MAX_LINKS + " links in one batch");
      }
    }
  }

  @Override
  public String toString() {
    return services.size() + " services, " + workers.size() + " workers, " + pairs;
  }
}
