package arboretum.resolution;

/**
 * What {@link Resolver#connect} says, in one number, so that a request costs no object: at least 0
 * is a copy with how it was found, below 0 is why there is none.
 */
public final class Answer {
  /** The table is asked for; the connection waits and is answered later. */
  public static final long HELD = -1;

  /** There is no service of that name. */
  public static final long UNKNOWN_NAME = -2;

  /** The service exists, and no instance takes connections. */
  public static final long NO_INSTANCE = -3;

  /** Nobody answered the table query in time. */
  public static final long NO_ANSWER = -4;

  private static final int HOW = 32;
  private static final long STALE = 1L << 40;

  /** By what a copy was chosen. */
  public enum How {
    /** It is the one that was asked for. */
    INSTANCE("instance"),
    /** Its flow was there before. */
    FLOW("sticky"),
    /** It is its turn. */
    ROTATION("round-robin"),
    /** By chance. */
    CHANCE("random"),
    /** Its round-trip time was measured. */
    MEASURED("measured"),
    /** Network coordinates. */
    COORDINATES("coordinates"),
    /** Places on the map. */
    GEOGRAPHY("geography"),
    /** It answers fastest, as far as this worker has seen. */
    LOAD("least-loaded"),
    /** It is of the caller's cluster. */
    CLUSTER("cluster"),
    /** A plug-in chose it. */
    PLUG_IN("plug-in");

    private final String word;

    How(String word) {
      this.word = word;
    }

    /** Returns what results call it, in both modes. */
    public String word() {
      return word;
    }
  }

  private static final How[] HOWS = How.values();

  private Answer() {}

  /**
   * Returns the answer for a copy.
   *
   * @param number of that copy at its resolver, at least 0
   * @param stale whether the table has not been heard of for too long
   */
  static long of(int number, How how, boolean stale) {
    return (long) how.ordinal() << HOW | number | (stale ? STALE : 0);
  }

  /** Returns whether a copy was found. */
  public static boolean isFound(long answer) {
    return answer >= 0;
  }

  /** Returns the number of the copy that was found, for {@link Resolver#route}. */
  public static int number(long answer) {
    return (int) answer;
  }

  /** Returns by what it was chosen. */
  public static How how(long answer) {
    return HOWS[(int) (answer >>> HOW) & 0xFF];
  }

  /** Returns whether it was found in a table that has not been heard of for too long. */
  public static boolean isStale(long answer) {
    return (answer & STALE) != 0;
  }
}
