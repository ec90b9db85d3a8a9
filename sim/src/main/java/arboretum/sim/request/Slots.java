package arboretum.sim.request;

import arboretum.experiment.metric.RequestLog;
import java.util.Arrays;

/**
 * The requests that are open, as columns; a request's number is its slot. Nothing is allocated per
 * request once the columns are long enough.
 */
final class Slots {
  /** There is no such slot, place or caller. */
  static final int NONE = -1;

  /** What a request waits for. */
  enum Phase {
    FREE,
    /** On its way to its entry. */
    ENTERING,
    /** For an answer of the resolution. */
    HELD,
    /** On its way to an instance. */
    COMING,
    /** At an instance, for a server. */
    QUEUED,
    SERVING,
    /** For what its service calls. */
    CALLING,
    /** Its response is under way. */
    RETURNING,
    /** Bad news is under way. */
    FAILING,
    /** For nothing: nobody will answer. */
    LOST,
    /** For its next try. */
    BACKING_OFF
  }

  static final int PARTS = RequestLog.PARTS;

  private static final int FIRST_SLOTS = 256;

  Phase[] phase = {};

  /** The call at the top; what it says holds for all below. */
  int[] call = {};

  int[] caller = {};
  int[] target = {};

  /** Index of the service; of its target. */
  int[] service = {};

  int[] place = {};
  int[] tries = {};
  int[] parent = {};

  /** Stamp of the parent when this was called; another now: the parent does not wait any more. */
  int[] parentStamp = {};

  int[] stamp = {};
  int[] openCalls = {};
  int[] nextCall = {};
  int[] previous = {};
  int[] next = {};
  int[] queueBefore = {};
  int[] queueBehind = {};
  boolean[] abandoned = {};
  Failure[] failure = {};
  long[] flow = {};
  long[] bornNanos = {};
  long[] markNanos = {};
  long[] deadlineNanos = {};
  long[] workNanos = {};
  long[] event = {};
  long[] timer = {};

  /** {@link #PARTS} for each slot. */
  long[] parts = {};

  private int firstFree = NONE;
  private int open;

  /** Returns an empty slot. */
  int acquire() {
    if (firstFree == NONE) {
      grow();
    }
    int slot = firstFree;
    firstFree = next[slot];
    open++;
    parent[slot] = NONE;
    place[slot] = NONE;
    tries[slot] = 0;
    openCalls[slot] = 0;
    nextCall[slot] = 0;
    abandoned[slot] = false;
    event[slot] = 0;
    timer[slot] = 0;
    clearParts(slot);
    return slot;
  }

  /** Gives a slot back. */
  void release(int slot) {
    phase[slot] = Phase.FREE;
    stamp[slot]++;
    next[slot] = firstFree;
    firstFree = slot;
    open--;
  }

  /** Makes {@code to} go on for the caller in place of {@code from}. */
  void copyCaller(int from, int to) {
    call[to] = call[from];
    caller[to] = caller[from];
    target[to] = target[from];
    service[to] = service[from];
    place[to] = place[from];
    tries[to] = tries[from];
    parent[to] = parent[from];
    parentStamp[to] = parentStamp[from];
    bornNanos[to] = bornNanos[from];
    workNanos[to] = workNanos[from];
    flow[to] = flow[from];
  }

  int open() {
    return open;
  }

  /** Returns how many slots there are, free ones included. */
  int capacity() {
    return phase.length;
  }

  void clearParts(int slot) {
    Arrays.fill(parts, slot * PARTS, (slot + 1) * PARTS, 0);
  }

  void addPart(int slot, int part, long nanos) {
    parts[slot * PARTS + part] += nanos;
  }

  /** Adds all parts of one request to those of another. */
  void addParts(int from, int to) {
    for (int part = 0; part < PARTS; part++) {
      parts[to * PARTS + part] += parts[from * PARTS + part];
    }
  }

  private void grow() {
    int before = phase.length;
    int after = Math.max(FIRST_SLOTS, 2 * before);
    phase = Arrays.copyOf(phase, after);
    call = Arrays.copyOf(call, after);
    caller = Arrays.copyOf(caller, after);
    target = Arrays.copyOf(target, after);
    service = Arrays.copyOf(service, after);
    place = Arrays.copyOf(place, after);
    tries = Arrays.copyOf(tries, after);
    parent = Arrays.copyOf(parent, after);
    parentStamp = Arrays.copyOf(parentStamp, after);
    stamp = Arrays.copyOf(stamp, after);
    openCalls = Arrays.copyOf(openCalls, after);
    nextCall = Arrays.copyOf(nextCall, after);
    previous = Arrays.copyOf(previous, after);
    next = Arrays.copyOf(next, after);
    queueBefore = Arrays.copyOf(queueBefore, after);
    queueBehind = Arrays.copyOf(queueBehind, after);
    abandoned = Arrays.copyOf(abandoned, after);
    failure = Arrays.copyOf(failure, after);
    flow = Arrays.copyOf(flow, after);
    bornNanos = Arrays.copyOf(bornNanos, after);
    markNanos = Arrays.copyOf(markNanos, after);
    deadlineNanos = Arrays.copyOf(deadlineNanos, after);
    workNanos = Arrays.copyOf(workNanos, after);
    event = Arrays.copyOf(event, after);
    timer = Arrays.copyOf(timer, after);
    parts = Arrays.copyOf(parts, after * PARTS);
    for (int slot = after - 1; slot >= before; slot--) {
      phase[slot] = Phase.FREE;
      failure[slot] = Failure.NO_ANSWER;
      next[slot] = firstFree;
      firstFree = slot;
    }
  }
}
