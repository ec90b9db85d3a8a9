package arboretum.sim.engine;

/**
 * The one counter of a run: every insertion, into the lane or DSOL's list, takes its next value.
 */
final class EventSequence {

  private long last;

  /** Returns 1, 2, 3, ... */
  long next() {
    if (last == EventOrder.MAX_SEQUENCE) {
      throw new IllegalStateException(
          "the run scheduled " + last + " events, which is the limit; split it into shorter runs");
    }
    return ++last;
  }
}
