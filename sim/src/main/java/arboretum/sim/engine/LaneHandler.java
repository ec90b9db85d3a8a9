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
}
