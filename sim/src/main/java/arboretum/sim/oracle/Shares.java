package arboretum.sim.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * What services take of workers in whole parts of {@link #WHOLE}, rounded down: whatever fits a
 * worker takes at most the whole, so a bound that prices shares is a bound on what fits.
 */
final class Shares {
  static final long WHOLE = 1000;

  private final PlacementProblem problem;

  /** The dimensions that all services together can exceed on some worker. */
  private final List<Integer> scarce = new ArrayList<>();

  Shares(PlacementProblem problem) {
    this.problem = problem;
    for (int dimension = 0; dimension < Room.DIMENSIONS; dimension++) {
      if (isScarce(dimension)) {
        scarce.add(dimension);
      }
    }
  }

  private boolean isScarce(int dimension) {
    long sum = 0;
    for (int service = 0; service < problem.services(); service++) {
      sum += problem.request(service).part(dimension);
    }
    for (int worker = 0; worker < problem.workers(); worker++) {
      if (problem.free(worker).part(dimension) < sum) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many dimensions count. */
  int dimensions() {
    return scarce.size();
  }

  /** Returns the service's share of the worker, where it fits alone. */
  long share(int service, int worker, int scarceDimension) {
    int dimension = scarce.get(scarceDimension);
    return share(problem.request(service).part(dimension), problem.free(worker).part(dimension));
  }

  /** Returns {@code asked} as a share of {@code free}, which is at least as much. */
  static long share(long asked, long free) {
    if (asked == 0) {
      return 0;
    }
    // A product with WHOLE must stay within a long: both lose low bits, so that the share shrinks.
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(free) - 50);
    return (asked >> shift) * WHOLE / ((free >> shift) + (shift == 0 ? 0 : 1));
  }
}
