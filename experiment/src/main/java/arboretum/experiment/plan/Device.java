package arboretum.experiment.plan;

import arboretum.model.Capacity;
import arboretum.units.BitsPerSecond;

/**
 * A machine.
 *
 * @param profile name of its profile
 * @param capacity what it offers to instances
 * @param speed speed of one core relative to the reference core; above 0: costs are divided by it
 * @param pullRate rate at which it pulls images
 * @param bootNanos from the image on disk to the running container
 */
public record Device(
    String profile, Capacity capacity, double speed, BitsPerSecond pullRate, long bootNanos) {
  public Device {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a device's speed must be above 0: " + speed);
    }
  }
}
