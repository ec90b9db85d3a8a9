package arboretum.experiment.plan;

import arboretum.model.Capacity;
import arboretum.model.NodeTraits;
import arboretum.units.BitsPerSecond;

/**
 * A machine.
 *
 * @param profile name of its profile
 * @param capacity what it offers to instances
 * @param traits what it is, beside its amounts
 * @param speed speed of one core relative to the reference core; above 0: costs are divided by it
 * @param pullRate rate at which it pulls images
 * @param bootNanos from the image on disk to the running container
 */
public record Device(
    String profile,
    Capacity capacity,
    NodeTraits traits,
    double speed,
    BitsPerSecond pullRate,
    long bootNanos) {
  /** A device that runs containers and of which nothing else is known. */
  public Device(
      String profile, Capacity capacity, double speed, BitsPerSecond pullRate, long bootNanos) {
    this(profile, capacity, NodeTraits.PLAIN, speed, pullRate, bootNanos);
  }

  public Device {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a device's speed must be above 0: " + speed);
    }
  }
}
