package arboretum.live.loop;

/**
 * Wall clock of one run: nanoseconds since its start, never going back; 0 before it. Any thread.
 */
public final class RunClock {
  private static final long NOT_STARTED = Long.MIN_VALUE;

  private volatile long startNanos = NOT_STARTED;

  /** Starts the run's time. Called once. */
  public void begin() {
    startNanos = System.nanoTime();
  }

  /** Returns nanoseconds since the start, at least 0. */
  public long nanos() {
    long start = startNanos;
    return start == NOT_STARTED ? 0 : System.nanoTime() - start;
  }
}
