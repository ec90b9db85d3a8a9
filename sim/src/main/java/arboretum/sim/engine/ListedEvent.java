package arboretum.sim.engine;

import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;

/**
 * An event of DSOL's own list, numbered by the run. DSOL's event classes take their ids from one
 * static counter, which all replications of a JVM would share (and fight for).
 */
final class ListedEvent implements SimEventInterface<Long> {

  private final long atNanos;
  private final int priority;
  private final long sequence;
  private final Runnable action;

  ListedEvent(long atNanos, int priority, long sequence, Runnable action) {
    this.atNanos = atNanos;
    this.priority = priority;
    this.sequence = sequence;
    this.action = action;
  }

  long atNanos() {
    return atNanos;
  }

  /** Whether it comes after an event of the lane. */
  boolean isAfter(long time, long order) {
    return time < atNanos || (time == atNanos && order < EventOrder.pack(priority, sequence));
  }

  /** Whether DSOL scheduled it (warm-up or end), not the model. */
  boolean isBoundary() {
    return priority > MAX_PRIORITY || priority < MIN_PRIORITY;
  }

  @Override
  public void execute() {
    action.run();
  }

  @Override
  public Long getAbsoluteExecutionTime() {
    return atNanos;
  }

  @Override
  public short getPriority() {
    return (short) priority;
  }

  @Override
  public long getId() {
    return sequence;
  }
}
