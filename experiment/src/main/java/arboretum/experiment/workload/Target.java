package arboretum.experiment.workload;

import arboretum.model.ServiceName;

/**
 * What a caller asks for, such as {@code closest.detection}.
 *
 * @param policy by which an instance is chosen
 * @param instance the number of the only instance that will do, or {@link #ANY}
 */
public record Target(ServiceName service, String policy, int instance) {
  /** Every instance will do. */
  public static final int ANY = -1;

  public Target {
    if (instance < ANY) {
      throw new IllegalArgumentException("an instance number cannot be negative: " + instance);
    }
  }

  /** Returns it as scenarios write it. */
  @Override
  public String toString() {
    return (instance == ANY ? policy : Integer.toString(instance)) + "." + service.value();
  }
}
