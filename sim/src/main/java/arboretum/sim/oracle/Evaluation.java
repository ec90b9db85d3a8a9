package arboretum.sim.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an assignment is worth by true round trips; the same measure for every scheduler. Better
 * comes first in {@link #compareTo}: most placed, then most running, then least excess, then least
 * round trip.
 *
 * <p>A service is <i>placed</i> if it runs and all its links are within their limits; a link to a
 * service that does not run is within none. A service that runs outside its limits is not placed,
 * but it runs: it is a target for others, takes room, and its excess and round trips count. A
 * service that does not run has no round trip, so excess and round trips compare only among
 * assignments with as many running; that is why their number comes before.
 *
 * @param placed services that run within all limits
 * @param running services that run
 * @param excessNanos sum over all links of running services of the round trip beyond the limit
 * @param rttNanos sum of the round trips of all links whose ends run
 */
public record Evaluation(int placed, int running, long excessNanos, long rttNanos)
    implements Comparable<Evaluation> {

  /** Where a service stands that runs nowhere. */
  public static final int NOWHERE = -1;

  /**
   * Evaluates exactly, in whole nanoseconds.
   *
   * @param workerOf by service its worker, or {@link #NOWHERE}; a service on a worker where it is
   *     not allowed counts as not running
   * @throws IllegalArgumentException if there is no such worker, the length is not the number of
   *     services, or a worker has not the room
   */
  public static Evaluation of(PlacementProblem problem, List<Integer> workerOf) {
    int[] where = running(problem, workerOf);
    int overfull = Load.overfull(problem, where);
    if (overfull != NOWHERE) {
      throw new IllegalArgumentException(
          "worker " + overfull + " has not the room for what is assigned to it: " + workerOf);
    }
    return exact(problem, where);
  }

  /**
   * Returns by service whether it is placed.
   *
   * @throws IllegalArgumentException as {@link #of}, room aside
   */
  public static List<Boolean> placed(PlacementProblem problem, List<Integer> workerOf) {
    boolean[] within = within(problem, running(problem, workerOf));
    List<Boolean> placed = new ArrayList<>();
    for (boolean one : within) {
      placed.add(one);
    }
    return Collections.unmodifiableList(placed);
  }

  @Override
  public int compareTo(Evaluation other) {
    if (placed != other.placed) {
      return Integer.compare(other.placed, placed);
    }
    if (running != other.running) {
      return Integer.compare(other.running, running);
    }
    return excessNanos != other.excessNanos
        ? Long.compare(excessNanos, other.excessNanos)
        : Long.compare(rttNanos, other.rttNanos);
  }

  /** Evaluates; where each service runs must be allowed, the room is not looked at. */
  static Evaluation exact(PlacementProblem problem, int[] where) {
    int placed = 0;
    for (boolean one : within(problem, where)) {
      placed += one ? 1 : 0;
    }
    int running = 0;
    long excess = 0;
    long rtt = 0;
    for (int service = 0; service < where.length; service++) {
      if (where[service] != NOWHERE) {
        running++;
        excess += problem.fixedExcessNanos(service, where[service]);
        rtt += problem.fixedRttNanos(service, where[service]);
      }
    }
    for (PairLink link : problem.pairs()) {
      if (where[link.from()] != NOWHERE && where[link.to()] != NOWHERE) {
        long nanos = problem.betweenNanos(where[link.from()], where[link.to()]);
        excess += PlacementProblem.beyond(nanos, link.limitNanos());
        rtt += nanos;
      }
    }
    return new Evaluation(placed, running, excess, rtt);
  }

  /** Returns by service whether it is placed; where each service runs must be allowed. */
  static boolean[] within(PlacementProblem problem, int[] where) {
    boolean[] within = new boolean[where.length];
    for (int service = 0; service < where.length; service++) {
      within[service] =
          where[service] != NOWHERE && problem.fixedExcessNanos(service, where[service]) == 0;
    }
    for (PairLink link : problem.pairs()) {
      int from = where[link.from()];
      int to = where[link.to()];
      if (from == NOWHERE || to == NOWHERE || problem.betweenNanos(from, to) > link.limitNanos()) {
        within[link.from()] = false;
      }
    }
    return within;
  }

  private static int[] running(PlacementProblem problem, List<Integer> workerOf) {
    if (workerOf.size() != problem.services()) {
      throw new IllegalArgumentException(
          workerOf.size() + " workers for " + problem.services() + " services");
    }
    int[] where = new int[workerOf.size()];
    for (int service = 0; service < where.length; service++) {
      int worker = workerOf.get(service);
      if (worker < NOWHERE || worker >= problem.workers()) {
        throw new IllegalArgumentException("service " + service + " on unknown worker " + worker);
      }
      boolean runs = worker != NOWHERE && problem.allowed(service, worker);
      where[service] = runs ? worker : NOWHERE;
    }
    return where;
  }
}
