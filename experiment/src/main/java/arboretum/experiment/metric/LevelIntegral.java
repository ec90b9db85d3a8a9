package arboretum.experiment.metric;

/** A level that steps over time, its integral and its peak from a given instant on. */
final class LevelIntegral {
  private final long fromNanos;
  private long level;
  private long changedNanos;
  private double area;
  private long peak;

  LevelIntegral(long fromNanos) {
    this.fromNanos = fromNanos;
  }

  /** Adds {@code delta} at {@code atNanos}, not before the last change. */
  void add(long atNanos, long delta) {
    advance(atNanos);
    level += delta;
  }

  long level() {
    return level;
  }

  /** Returns level times seconds until {@code endNanos}. */
  double areaSeconds(long endNanos) {
    advance(endNanos);
    return area;
  }

  /** Returns the highest level that was held for some time until {@code endNanos}. */
  long peak(long endNanos) {
    advance(endNanos);
    return peak;
  }

  private void advance(long atNanos) {
    long since = Math.max(changedNanos, fromNanos);
    if (atNanos > since) {
      area += level * ((atNanos - since) * 1e-9);
      peak = Math.max(peak, level);
    }
    changedNanos = Math.max(changedNanos, atNanos);
  }
}
