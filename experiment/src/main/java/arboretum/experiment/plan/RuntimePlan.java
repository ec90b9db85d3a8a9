package arboretum.experiment.plan;

import arboretum.model.ServiceName;

/**
 * How containers behave.
 *
 * @param stopNanos from the order to stop to the end of the container
 * @param behaviour what each service does once it runs
 */
public record RuntimePlan(long stopNanos, Behaviour behaviour) {
  /** What a service does; asked by name, also of services that arrive during the run. */
  public interface Behaviour {
    /**
     * Run time of a job until it exits with code 0, in nanoseconds; {@link #ENDLESS} for a service.
     */
    long runNanos(ServiceName service);

    /** Share of its request of CPU that an instance really uses, at least 0. */
    double cpuUse(ServiceName service);

    /** Share of its request of memory that an instance really uses, at least 0. */
    double memoryUse(ServiceName service);

    /**
     * Mark under which instances of this service are counted apart, such as {@code
     * never-scheduled}; empty if they are not.
     */
    default String origin(ServiceName service) {
      return "";
    }
  }

  /** A service does not end by itself. */
  public static final long ENDLESS = Long.MAX_VALUE;
}
