package arboretum.bench.hold;

/**
 * One hold run: so many events wait; each that runs schedules one more. Delays are taken from a
 * table in the order in which events run, so one wrong order changes the checksum.
 */
final class HoldTask {

  private final int pending;
  private final int settle;
  private final int measured;
  private final long[] delays;

  /**
   * Describes a run.
   *
   * @param pending number of events that wait
   * @param settle events to run before the clock starts, to come near the steady state
   * @param measured events to run while the clock runs
   * @param delays nanoseconds; the length is a power of two
   */
  HoldTask(int pending, int settle, int measured, long[] delays) {
    this.pending = pending;
    this.settle = settle;
    this.measured = measured;
    this.delays = delays;
  }

  /** The same with fewer events. */
  HoldTask shortened(int events) {
    return new HoldTask(pending, events, events, delays);
  }

  int pending() {
    return pending;
  }

  int settle() {
    return settle;
  }

  int measured() {
    return measured;
  }

  long delay(int draw) {
    return delays[draw & (delays.length - 1)];
  }

  /** Adds an event to a checksum of order. */
  static long mix(long checksum, long atNanos, int code) {
    return (checksum ^ atNanos ^ ((long) code << 32)) * 0x9E3779B97F4A7C15L + 1;
  }
}
