package arboretum.sim.server;

import arboretum.check.Check;
import java.util.Arrays;

/**
 * One server and its queue. Whoever brings work runs it at once if the server is {@link #isFree
 * free}, says with {@link #occupy} how long it takes, and lets it {@link #await} otherwise. An idle
 * server needs no event and no queue: only the time until which it is busy is kept.
 *
 * @param <W> work
 */
public class FifoServer<W> {
  private static final Object[] EMPTY = {};
  private static final int FIRST_LENGTH = 8;

  /** A ring: {@code waiting} entries from {@code head} on. */
  private Object[] ring = EMPTY;

  private int head;
  private int waiting;
  private long busyUntilNanos;
  private long busyNanos;

  /** Returns whether work that comes now is served now. */
  public boolean isFree(long nowNanos) {
    return waiting == 0 && busyUntilNanos <= nowNanos;
  }

  /**
   * Serves something that starts now.
   *
   * @param costNanos at least 0
   */
  public void occupy(long nowNanos, long costNanos) {
    if (busyUntilNanos > nowNanos) {
      throw new IllegalStateException("the server is busy until " + busyUntilNanos);
    }
    busyUntilNanos = nowNanos + costNanos;
    busyNanos += costNanos;
  }

  /** Returns when the server can take the next work. */
  public long busyUntilNanos() {
    return busyUntilNanos;
  }

  /** Returns for how long it was busy until now. */
  public long busyNanos(long nowNanos) {
    return busyNanos - Math.max(0, busyUntilNanos - nowNanos);
  }

  /** Returns how much work waits. */
  public int waiting() {
    return waiting;
  }

  /** Adds work behind all other. */
  public void await(W work) {
    if (waiting == ring.length) {
      Object[] longer = new Object[Math.max(FIRST_LENGTH, 2 * waiting)];
      for (int i = 0; i < waiting; i++) {
        longer[i] = ring[(head + i) % waiting];
      }
      ring = longer;
      head = 0;
    }
    ring[(head + waiting) % ring.length] = work;
    waiting++;
  }

  /** Takes the work that has waited longest. */
  @SuppressWarnings("unchecked") // await alone puts work in
  public W next() {
    Check.state(waiting > 0, "no work waits");
    W work = (W) ring[head];
    ring[head] = EMPTY;
    head = (head + 1) % ring.length;
    waiting--;
    return work;
  }

  /** Drops all work, the work in service too. */
  public void reset(long nowNanos) {
    Arrays.fill(ring, EMPTY);
    head = 0;
    waiting = 0;
    busyNanos = busyNanos(nowNanos);
    busyUntilNanos = 0;
  }
}
