package arboretum.port;

import arboretum.protocol.TimerId;

/**
 * Timers of one role. A timer is data; when it is due it comes back as an input with the same
 * {@link TimerId}.
 *
 * <p>Contract: a timer comes back once for each {@code set}, not before its delay, counted from the
 * {@code atNanos} of the input whose handler set it; to set a timer that is set replaces it; after
 * {@code cancel} it does not come back, even if it was due in the same instant. Called by the
 * handler's thread only. All timers of a role are gone when the role stops.
 */
public interface Timers {
  /**
   * Sets a timer.
   *
   * @param delayNanos at least 0
   */
  void set(TimerId timer, long delayNanos);

  /**
   * Has a timer come back at {@code now + phaseNanos + k * periodNanos} for k = 0, 1, 2, ...: it
   * does not drift.
   *
   * @param periodNanos above 0
   * @param phaseNanos at least 0
   */
  void every(TimerId timer, long periodNanos, long phaseNanos);

  /** Cancels a timer; nothing happens if it is not set. */
  void cancel(TimerId timer);
}
