package arboretum.sim.engine;

import java.util.Locale;

/**
 * Runs one replication: events in one total order of (time, priority descending, sequence), in the
 * thread that calls {@link #run()}.
 *
 * <p>There are two ways in. The <em>lane</em> ({@link #schedule} and {@link #every}) takes
 * everything frequent: an int code that comes back to the {@link LaneHandler}, nothing allocated,
 * constant cost. {@link #scheduleRare} takes an action, as an ordinary event of DSOL's own list,
 * for what is rare: faults, an operator's requests. Both take their sequence from one counter, so
 * it makes no difference to the order which way an event came.
 *
 * <p>Warm-up and end are DSOL's events, of priorities 11 and 0: the warm-up comes before everything
 * else of its nanosecond, the end after everything else, including what is scheduled during that
 * nanosecond. Events beyond the end are accepted and never run.
 *
 * <p>An engine runs one replication, and belongs to one thread at a time; only {@link #stop()} may
 * come from another. Engines share nothing: any number may be built and run in parallel, and one
 * that is no longer referenced leaves nothing behind, no thread either.
 */
public final class Engine {

  /** No event has this handle. */
  public static final long NO_HANDLE = 0;

  /** Priority of an event unless said otherwise. */
  public static final int DEFAULT_PRIORITY = EventOrder.DEFAULT_PRIORITY;

  /** Comes first among the events of a nanosecond. */
  public static final int MAX_PRIORITY = 10;

  /** Comes last among the events of a nanosecond. */
  public static final int MIN_PRIORITY = 1;

  /** Latest time that can be scheduled: 2^61 ns, 73 years. */
  public static final long MAX_NANOS = EventOrder.MAX_NANOS;

  private final LaneSimulator simulator;
  private final EventLane lane;
  private final long endNanos;

  /**
   * Prepares a replication that starts at 0.
   *
   * @param replicationId named in failures; need not be unique
   * @param warmUpNanos at least 0 and before the end
   * @param endNanos above 0, at most {@link #MAX_NANOS}
   * @param handler gets the events of the lane
   * @throws IllegalArgumentException if a time is out of its range
   */
  public Engine(String replicationId, long warmUpNanos, long endNanos, LaneHandler handler) {
    if (endNanos <= 0 || endNanos > MAX_NANOS) {
      throw new IllegalArgumentException("end must be in (0, 2^61] ns: " + endNanos);
    }
    if (warmUpNanos < 0 || warmUpNanos >= endNanos) {
      throw new IllegalArgumentException(
          "warm-up must be in [0, end " + endNanos + ") ns: " + warmUpNanos);
    }
    simulator =
        LaneSimulator.of(new LeanReplication(replicationId, warmUpNanos, endNanos), handler);
    lane = simulator.lane();
    this.endNanos = endNanos;
  }

  /** Simulated time in nanoseconds: that of the event that runs, or ran last. */
  public long nowNanos() {
    return simulator.nowNanos();
  }

  /** End of the replication in nanoseconds. */
  public long endNanos() {
    return endNanos;
  }

  /**
   * Adds an event of default priority to the lane.
   *
   * @param atNanos from now to {@link #MAX_NANOS}
   * @param code comes back to the handler
   * @return handle for {@link #cancel}, never {@link #NO_HANDLE}
   * @throws IllegalArgumentException if the time is out of its range
   */
  public long schedule(long atNanos, int code) {
    checkTime(atNanos);
    return lane.schedule(atNanos, DEFAULT_PRIORITY, code);
  }

  /**
   * Adds an event to the lane; see {@link #schedule(long, int)}.
   *
   * @param priority 1 to 10; at one nanosecond the higher comes first
   */
  public long schedule(long atNanos, int priority, int code) {
    checkTime(atNanos);
    checkPriority(priority);
    return lane.schedule(atNanos, priority, code);
  }

  /**
   * Adds a periodic event of default priority: at {@code firstAtNanos}, then every period until
   * cancelled. Each repetition takes its sequence when the one before it runs, ahead of what that
   * one's handler schedules. Few distinct periods are cheapest.
   *
   * @param firstAtNanos from now to {@link #MAX_NANOS}
   * @param periodNanos above 0, at most {@link #MAX_NANOS}
   * @return handle for {@link #cancel}, valid for all repetitions
   */
  public long every(long firstAtNanos, long periodNanos, int code) {
    checkTime(firstAtNanos);
    if (periodNanos <= 0 || periodNanos > MAX_NANOS) {
      throw new IllegalArgumentException("period must be in (0, 2^61] ns: " + periodNanos);
    }
    return lane.every(firstAtNanos, periodNanos, code);
  }

  /**
   * Cancels an event of the lane, or all further repetitions of a periodic one. Constant time; the
   * memory of cancelled events is given back before they outnumber those that will run.
   *
   * @return false if it ran or was cancelled before (a periodic event in its handler still can be)
   */
  public boolean cancel(long handle) {
    return lane.cancel(handle);
  }

  /** Adds an action of default priority to DSOL's list; see {@link #schedule(long, int)}. */
  public void scheduleRare(long atNanos, Runnable action) {
    scheduleRare(atNanos, DEFAULT_PRIORITY, action);
  }

  /**
   * Adds an action to DSOL's list. Costs a few objects and a tree insertion.
   *
   * @param priority 1 to 10; at one nanosecond the higher comes first
   */
  public void scheduleRare(long atNanos, int priority, Runnable action) {
    checkTime(atNanos);
    checkPriority(priority);
    simulator.list(atNanos, priority, action);
  }

  /** Adds an action that runs at the warm-up time, before all other events of that nanosecond. */
  public void onWarmUp(Runnable action) {
    simulator.onWarmUp(action);
  }

  /** Adds an action that runs at the end, after all other events of that nanosecond. */
  public void onEnd(Runnable action) {
    simulator.onEnd(action);
  }

  /**
   * Sets the number of events after which the run fails, as a guard against a model that schedules
   * without end. Unlimited until called.
   */
  public void limitEvents(long most) {
    simulator.limitEvents(most);
  }

  /**
   * Runs in the caller's thread until the end of the replication, or until {@link #stop()}.
   *
   * @throws EventFailedException with the time and number of the event whose handler threw; the
   *     replication can't be continued
   * @throws IllegalStateException if the replication has ended or failed, or if called by a handler
   */
  public void run() {
    runUntil(endNanos);
  }

  /**
   * Runs all events up to and including this time, then stands at this time; ends the replication
   * if its end is reached. Throws as {@link #run()} does.
   */
  public void runUntil(long untilNanos) {
    if (untilNanos < nowNanos()) {
      throw inThePast(nowNanos(), untilNanos);
    }
    simulator.runUpToAndIncluding(Math.min(untilNanos, endNanos));
  }

  /**
   * Runs one event: of the lane, of DSOL's list, or the warm-up or end itself.
   *
   * @return false, having done nothing, if the replication has ended
   */
  public boolean step() {
    if (simulator.hasEnded()) {
      return false;
    }
    simulator.step();
    return true;
  }

  /** Makes {@link #run()} return after the current event; a later call continues. Any thread. */
  public void stop() {
    simulator.requestStop();
  }

  /** Whether the end of the replication was reached. */
  public boolean hasEnded() {
    return simulator.hasEnded();
  }

  /** Events that ran or are running, of lane and list, without warm-up and end. */
  public long executed() {
    return simulator.executed();
  }

  /** Events that wait to run, of lane and list, without warm-up, end and cancelled ones. */
  public int pending() {
    return simulator.pending();
  }

  static IllegalArgumentException inThePast(long nowNanos, long atNanos) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "t=%d ns lies in the past: now is %d ns, %d ns later",
            atNanos,
            nowNanos,
            nowNanos - atNanos));
  }

  private void checkTime(long atNanos) {
    if (atNanos < simulator.nowNanos()) {
      throw inThePast(simulator.nowNanos(), atNanos);
    }
    if (atNanos > MAX_NANOS) {
      throw new IllegalArgumentException("time beyond 2^61 ns: " + atNanos);
    }
  }

  private static void checkPriority(int priority) {
    if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
      throw new IllegalArgumentException("priority must be 1 to 10: " + priority);
    }
  }
}
