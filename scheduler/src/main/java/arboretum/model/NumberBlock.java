package arboretum.model;

/**
 * Instance numbers of one service that a cluster may use without asking.
 *
 * <p>They are apart from those that the root issues one by one, which begin at 0. Each session of
 * the root has a range of its own, so no number is in two blocks even where the root's journal lost
 * the record of one: what is left of a range, or of a block whose holder restarts, is never used.
 *
 * @param first at least {@link #FIRST}
 * @param count how many, from {@code first} upwards; at least 1
 */
public record NumberBlock(int first, int count) {
  /** The lowest number of any block. */
  public static final int FIRST = 1_000_000_000;

  /** Numbers for one service in one session of the root. */
  public static final int PER_SESSION = 1 << 16;

  private static final long SESSIONS = (Integer.MAX_VALUE - FIRST) / PER_SESSION;

  public NumberBlock {
    if (first < FIRST || count < 1 || first > Integer.MAX_VALUE - count) {
      throw new IllegalArgumentException(
          "out of range: " + count + " numbers from " + first + ", the lowest is " + FIRST);
    }
  }

  /** Returns whether a number is one of a block, not one that the root issued by itself. */
  public static boolean has(int number) {
    return number >= FIRST;
  }

  /**
   * Returns the first number that the root may grant in a session.
   *
   * @param session from 1; those beyond 17,509 share the last range, where only the journal keeps
   *     numbers apart
   */
  public static int firstOf(long session) {
    return FIRST + (int) (Math.min(session, SESSIONS) - 1) * PER_SESSION;
  }

  /** Returns the number behind the last. */
  public int next() {
    return first + count;
  }

  public boolean contains(int number) {
    return number >= first && number < next();
  }
}
