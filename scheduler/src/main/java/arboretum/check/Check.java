package arboretum.check;

/**
 * Invariants: a failure is our own defect, so it ends the run with an {@link
 * IllegalStateException}.
 *
 * <p>Cheap checks always run. Whoever owns a costly one is given the {@link Level} of the run
 * ({@code --checks}).
 */
public final class Check {
  /** How much is checked; each level includes those before it. */
  public enum Level {
    /** Constant-time checks in constructors and after transitions. */
    CHEAP,
    /** Invariants over the touched node after every event. */
    EVENT,
    /** Invariants over the whole system after every event. */
    ALL;

    /** Returns whether checks of {@code wanted} run at this level. */
    public boolean includes(Level wanted) {
      return compareTo(wanted) >= 0;
    }
  }

  private Check() {}

  /** Throws {@link IllegalStateException} with the message unless {@code condition} holds. */
  public static void state(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }

  /** As {@link #state(boolean, String)}; the message is formatted only on failure. */
  public static void state(boolean condition, String format, Object first) {
    if (!condition) {
      throw new IllegalStateException(String.format(java.util.Locale.ROOT, format, first));
    }
  }

  /** As {@link #state(boolean, String)}; the message is formatted only on failure. */
  public static void state(boolean condition, String format, Object first, Object second) {
    if (!condition) {
      throw new IllegalStateException(String.format(java.util.Locale.ROOT, format, first, second));
    }
  }

  /** As {@link #state(boolean, String)}; the message is formatted only on failure. */
  public static void state(
      boolean condition, String format, Object first, Object second, Object third) {
    if (!condition) {
      throw new IllegalStateException(
          String.format(java.util.Locale.ROOT, format, first, second, third));
    }
  }
}
