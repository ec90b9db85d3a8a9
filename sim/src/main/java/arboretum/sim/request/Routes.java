package arboretum.sim.request;

import arboretum.model.NodeName;
import java.util.Arrays;
import java.util.List;

/**
 * The true round trips that requests take: from the caller to its entry, and from there to the
 * instance. What stays on one worker takes no time. Kept once asked for, until the network changes.
 */
final class Routes {
  /** Nothing of the service runs. */
  static final long NOWHERE = -1;

  private static final long UNKNOWN = -1;

  private final Surroundings around;
  private final List<NodeName> workers;
  private final Places places;
  private final Callers callers;

  /** By entry: round trips to places. */
  private final long[][] toPlaces;

  /** By service: the closest running place of each entry, as of a version of the service. */
  private final int[][] closest;

  private final int[][] closestVersion;

  Routes(
      Surroundings around, List<NodeName> workers, Places places, Callers callers, int services) {
    this.around = around;
    this.workers = workers;
    this.places = places;
    this.callers = callers;
    toPlaces = new long[workers.size()][0];
    closest = new int[services][workers.size()];
    closestVersion = new int[services][workers.size()];
  }

  /** Returns the round trip from a worker to a place. */
  long fromEntry(int entry, int place) {
    long[] row = toPlaces[entry];
    if (place >= row.length) {
      int before = row.length;
      row = Arrays.copyOf(row, Math.max(8, 2 * place));
      Arrays.fill(row, before, row.length, UNKNOWN);
      toPlaces[entry] = row;
    }
    if (row[place] == UNKNOWN) {
      row[place] =
          entry == places.worker(place)
              ? 0
              : around.rttNanos(workers.get(entry), places.workerName(place));
    }
    return row[place];
  }

  /** Returns the whole round trip from a caller to a place. */
  long nanos(int caller, int place) {
    return callers.legNanos(caller) + fromEntry(callers.entry(caller), place);
  }

  /**
   * Returns the running place of a service with the least round trip, the first of several; {@link
   * Slots#NONE} if none runs.
   */
  int closest(int entry, int service) {
    int version = places.version(service) + 1; // 0: never asked
    if (closestVersion[service][entry] != version) {
      closestVersion[service][entry] = version;
      closest[service][entry] = search(entry, service);
    }
    return closest[service][entry];
  }

  /** Returns the round trip of a caller to the closest running place, or {@link #NOWHERE}. */
  long leastNanos(int caller, int service) {
    int place = closest(callers.entry(caller), service);
    return place == Slots.NONE ? NOWHERE : nanos(caller, place);
  }

  /** The network is another: nothing is known any more. */
  void forget() {
    for (long[] row : toPlaces) {
      Arrays.fill(row, UNKNOWN);
    }
    for (int[] row : closestVersion) {
      Arrays.fill(row, 0);
    }
  }

  private int search(int entry, int service) {
    int found = Slots.NONE;
    long least = Long.MAX_VALUE;
    for (int at = 0; at < places.running(service); at++) {
      long nanos = fromEntry(entry, places.running(service, at));
      if (nanos < least) {
        least = nanos;
        found = places.running(service, at);
      }
    }
    return found;
  }
}
