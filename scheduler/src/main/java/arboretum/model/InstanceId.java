package arboretum.model;

/**
 * One instance of a service. Numbers come from the root and are never used again.
 *
 * @param service the service
 * @param number from 0
 */
public record InstanceId(ServiceName service, int number) implements Comparable<InstanceId> {
  public InstanceId {
    if (number < 0) {
      throw new IllegalArgumentException("an instance number cannot be negative: " + number);
    }
  }

  @Override
  public int compareTo(InstanceId other) {
    int byService = service.compareTo(other.service);
    return byService != 0 ? byService : Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return service.value() + "." + number;
  }
}
