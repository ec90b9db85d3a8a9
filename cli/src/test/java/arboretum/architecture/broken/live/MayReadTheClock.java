package arboretum.architecture.broken.live;

/** Allowed. */
final class MayReadTheClock {
  long nanos() {
    return System.nanoTime();
  }
}
