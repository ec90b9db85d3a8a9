package arboretum.sim.oracle;

import java.util.List;

/**
 * The best assignment found, and how far it may be from the best there is.
 *
 * @param workerOf by service its worker, or {@link Evaluation#NOWHERE} if it runs nowhere
 * @param value what it is worth
 * @param gap 0 if nothing is better; else, in the first criterion that is not proven, the distance
 *     between the value and a bound as a share of the value, in (0, 1]. The first criterion counts
 *     services not placed or not running
 * @param optimal whether nothing is better in any criterion
 */
public record Solution(List<Integer> workerOf, Evaluation value, double gap, boolean optimal) {
  /** Copies the list. */
  public Solution {
    workerOf = List.copyOf(workerOf);
  }

  /** Returns how many services run within all limits. */
  public int placed() {
    return value.placed();
  }

  /** Returns the round trips beyond their limits, in ns. */
  public long excessNanos() {
    return value.excessNanos();
  }

  /** Returns the sum of all round trips, in ns. */
  public long rttNanos() {
    return value.rttNanos();
  }
}
