package arboretum.sim.engine;

/** Receives the events of the lane, one at a time, in the thread that drives the engine. */
@FunctionalInterface
public interface LaneHandler {

  /**
   * Handles one event. It may schedule and cancel; it may not drive the engine.
   *
   * @param atNanos simulated time of the event in nanoseconds, equal to {@link Engine#nowNanos()}
   * @param code what was passed when the event was scheduled
   */
  void handle(long atNanos, int code);

  /**
   * Says which events will run soon, in no order; some may yet be cancelled. A handler can read
   * what they will need, so that the waits for memory overlap; it must not change anything.
   *
   * @param codes the first {@code count} are meant; reused after the call
   */
  default void ahead(int[] codes, int count) {}
}
