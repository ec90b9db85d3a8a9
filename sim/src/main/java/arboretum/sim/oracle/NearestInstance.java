package arboretum.sim.oracle;

import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * The resolution oracle: the running instance that is nearest to a client by true round trip.
 *
 * @param instance its number among those asked about
 * @param rttNanos the round trip in ns
 */
public record NearestInstance(int instance, long rttNanos) {
  /**
   * Returns the nearest instance, the lowest number if several are; empty if there is none.
   *
   * @param instances how many run, at least 0
   * @param rttNanos the true round trip from the client to each, at least 0
   * @throws IllegalArgumentException if out of range
   */
  public static Optional<NearestInstance> among(int instances, IntToLongFunction rttNanos) {
    if (instances < 0) {
      throw new IllegalArgumentException("instances: " + instances + "; allowed: 0 or more");
    }
    Optional<NearestInstance> nearest = Optional.empty();
    for (int instance = 0; instance < instances; instance++) {
      long rtt = rttNanos.applyAsLong(instance);
      if (rtt < 0) {
        throw new IllegalArgumentException(
            "instance " + instance + " has a round trip of " + rtt + " ns; allowed: 0 or more");
      }
      if (nearest.isEmpty() || rtt < nearest.get().rttNanos()) {
        nearest = Optional.of(new NearestInstance(instance, rtt));
      }
    }
    return nearest;
  }
}
