package arboretum.placement;

/**
 * How the schedulers that know geography and latency decide.
 *
 * @param pick which of the workers that meet all limits is taken
 * @param tolerance a limit is held against an estimated round-trip time this many times over; at
 *     least 1 (Oakestra's branch service-scheduling, read: 1.2)
 * @param initialUsers what is known of users when a service is placed first
 * @param references workers that measure for the trilateration of users, at least 1; dimension + 1
 *     make a point unique
 * @param probes workers that LDP+ has measure for one request at the most, at least {@code
 *     references}
 * @param rounds rounds of measuring that LDP+ takes them in at the most, at least 1
 * @param targets which instances of a target service count
 */
public record LatencySettings(
    Pick pick,
    double tolerance,
    InitialUsers initialUsers,
    int references,
    int probes,
    int rounds,
    Targets targets) {
  /** Which of the workers that meet all limits is taken; the paper leaves it open. */
  public enum Pick {
    /** The one that registered first (Oakestra's branch, read). */
    FIRST,
    /** Any, each with the same chance. */
    RANDOM,
    /** The one with the most free CPU and memory, as shares of its capacity. */
    MOST_SLACK
  }

  /** What is known of users when a service is placed first. */
  public enum InitialUsers {
    /** The nodes that the constraint names: their round-trip times are measured. */
    KNOWN,
    /**
     * Nothing but the area that they will be in: workers inside it, or the nearest one (Oakestra's
     * branch, read).
     */
    AREA
  }

  /** Which instances of a target service count. */
  public enum Targets {
    /** At least one has to be within each limit. */
    ANY,
    /** All have to be within. */
    ALL,
    /** The one with the least estimated round-trip time has to be within all limits. */
    NEAREST,
    /** The oldest has to be within (Oakestra's branch, read). */
    FIRST
  }

  public LatencySettings {
    if (!(tolerance >= 1) || references < 1 || probes < references || rounds < 1) {
      throw new IllegalArgumentException(
          "out of range: tolerance "
              + tolerance
              + ", "
              + references
              + " references, "
              + probes
              + " probes, "
              + rounds
              + " rounds");
    }
  }

  /** As Oakestra's branch service-scheduling decides; users that are known are measured. */
  public static LatencySettings standard() {
    return new LatencySettings(Pick.FIRST, 1.2, InitialUsers.KNOWN, 3, 10, 4, Targets.ANY);
  }
}
