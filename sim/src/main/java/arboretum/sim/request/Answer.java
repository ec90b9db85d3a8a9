package arboretum.sim.request;

import java.util.Locale;

/**
 * What a resolution says, packed into a long: a place and how it was found; a failure; or that the
 * answer comes later.
 */
public final class Answer {
  /** The answer comes later. */
  public static final long HELD = -1;

  private static final long FIRST_FAILURE = -2;
  private static final int PLACE_BITS = 32;
  private static final Found[] FOUND = Found.values();
  private static final Failure[] FAILURES = Failure.values();

  /** By what a place was chosen. */
  public enum Found {
    /** The simulator's true state. */
    ORACLE,
    /** The flow went there before. */
    STICKY,
    /** In turn. */
    ROUND_ROBIN,
    RANDOM,
    /** Closest by a measured round trip. */
    MEASURED,
    /** Closest by network coordinates. */
    COORDINATES,
    /** Closest by where it stands. */
    GEOGRAPHY,
    LEAST_LOADED,
    /** The caller asked for this one instance. */
    INSTANCE,
    /** One of the caller's own cluster. */
    CLUSTER,
    /** A plug-in chose it. */
    PLUG_IN;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Returns the word that results have. */
    public String word() {
      return word;
    }
  }

  /** Why there is no place. */
  public enum Failure {
    /** No such service or instance is known. */
    UNKNOWN,
    /** The service is known and nothing of it runs. */
    NO_INSTANCE,
    /** Nobody answered in time. */
    TIME_OUT
  }

  private Answer() {}

  /** Returns the answer that names a place, at least 0. */
  public static long at(int place, Found found) {
    if (place < 0) {
      throw new IllegalArgumentException("no place: " + place);
    }
    return (long) found.ordinal() << PLACE_BITS | place;
  }

  /** Returns the answer that there is no place. */
  public static long failed(Failure failure) {
    return FIRST_FAILURE - failure.ordinal();
  }

  /** Returns whether it names a place. */
  public static boolean isPlace(long answer) {
    return answer >= 0;
  }

  /** Returns the place of an answer that names one. */
  public static int place(long answer) {
    return (int) answer;
  }

  /** Returns how the place of an answer that names one was found. */
  public static Found found(long answer) {
    return FOUND[(int) (answer >>> PLACE_BITS)];
  }

  /** Returns why an answer that is neither a place nor held names none. */
  public static Failure failure(long answer) {
    return FAILURES[(int) (FIRST_FAILURE - answer)];
  }
}
