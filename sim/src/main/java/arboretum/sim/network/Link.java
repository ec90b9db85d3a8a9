package arboretum.sim.network;

import arboretum.protocol.Message;
import arboretum.protocol.WorkerReport;
import arboretum.protocol.WorkerToOrchestrator;
import org.jspecify.annotations.Nullable;

/**
 * The link between a node and its parent. Cuts are counted per way, so that overlapping faults end
 * it only together.
 */
public final class Link {
  private final int member;
  private final int parent;
  private final long upNanos;
  private final long downNanos;
  private long addedNanos;
  private int upCuts;
  private int downCuts;
  private @Nullable WorkerReport lastReport;
  private int lastBytes;

  /**
   * @param member index of the member in the run plan
   * @param parent index of its parent
   * @param upNanos one-way delay to the parent
   * @param downNanos one-way delay to the member
   */
  public Link(int member, int parent, long upNanos, long downNanos) {
    this.member = member;
    this.parent = parent;
    this.upNanos = upNanos;
    this.downNanos = downNanos;
  }

  /** Returns the index of the node that sends this way. */
  public int sender(Way way) {
    return way == Way.UP ? member : parent;
  }

  /** Returns the index of the node that receives what goes this way. */
  public int receiver(Way way) {
    return way == Way.UP ? parent : member;
  }

  /** Returns the one-way delay in nanoseconds. */
  public long nanos(Way way) {
    return (way == Way.UP ? upNanos : downNanos) + addedNanos;
  }

  /** What is sent from now on takes so much longer either way than at first. */
  public void add(long nanos) {
    addedNanos = nanos;
  }

  /** Returns whether nothing passes this way. */
  public boolean isCut(Way way) {
    return (way == Way.UP ? upCuts : downCuts) > 0;
  }

  /** Reads what a heartbeat will need; the sum means nothing. */
  public long readAhead() {
    return upNanos + lastBytes + (lastReport == null ? 0 : member);
  }

  void cut(Way way, int change) {
    if (way == Way.UP) {
      upCuts += change;
    } else {
      downCuts += change;
    }
  }

  /**
   * Returns {@code message.wireBytes()}. That of a heartbeat follows from its report, which is the
   * same object while nothing changes at the worker.
   */
  @SuppressWarnings("ReferenceEquality") // the same object is what is asked for
  int bytes(Message message) {
    if (!(message instanceof WorkerToOrchestrator.Heartbeat heartbeat)) {
      return message.wireBytes();
    }
    if (heartbeat.report() != lastReport) {
      lastReport = heartbeat.report();
      lastBytes = heartbeat.wireBytes();
    }
    return lastBytes;
  }
}
