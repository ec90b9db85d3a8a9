package arboretum.experiment.plan;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.random.RandomSource;
import java.util.Optional;

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

    /** How containers of this service end by themselves, whether a job or not; empty: never. */
    default Optional<Exit> exit(ServiceName service) {
      return Optional.empty();
    }

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

  /** What the time of an end is. */
  public enum ExitLaw {
    EXACT,
    EXPONENTIAL
  }

  /**
   * A container ends by itself.
   *
   * @param afterNanos from the start of the container: the time, or its mean; above 0
   * @param code what it ends with, in [0, 255]
   * @param seed of the run
   */
  public record Exit(long afterNanos, int code, ExitLaw law, long seed) {
    /**
     * Returns how long one container runs, in nanoseconds, at least 1. The time depends on the
     * seed, the instance and its epoch alone, so both modes, and profiles as far as they give the
     * same epochs, meet the same ends.
     */
    public long nanos(InstanceId instance, Epoch epoch) {
      if (law == ExitLaw.EXACT) {
        return afterNanos;
      }
      RandomSource random =
          RandomSource.seeded(seed)
              .fork("exits")
              .fork(instance.service().value())
              .fork(Integer.toString(instance.number()))
              .fork(epoch.toString());
      return Math.max(1, Math.round(random.nextExponential((double) afterNanos)));
    }
  }

  /** A service does not end by itself. */
  public static final long ENDLESS = Long.MAX_VALUE;
}
