package arboretum.orchestrator.delegation;

import arboretum.model.NodeName;
import arboretum.port.Trace;
import arboretum.trace.TraceEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of one orchestrator and when they were heard of: a heartbeat renews a lease, the
 * sweep finds those that ran out. Columns by member index, in the order of registration, grown
 * together.
 */
public final class Lease {
  /** No such member. */
  public static final int UNKNOWN = -1;

  private static final int INITIAL_MEMBERS = 4;

  private final Map<NodeName, Integer> indices = new LinkedHashMap<>();
  private final long limitNanos;
  private NodeName[] names = new NodeName[INITIAL_MEMBERS];
  private long[] sessions = new long[INITIAL_MEMBERS];
  private long[] lastSeenNanos = new long[INITIAL_MEMBERS];
  private boolean[] silent = new boolean[INITIAL_MEMBERS];
  private int[] successors = new int[INITIAL_MEMBERS];
  private int last;
  private int size;

  /**
   * @param limitNanos silence beyond this is loss
   */
  public Lease(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  public int size() {
    return size;
  }

  /**
   * Returns the member's index, or {@link #UNKNOWN}.
   *
   * <p>Heartbeats come in the same order in every period, so the member that came after the last
   * one the time before is tried first, by identity: that touches two short columns where the map
   * touches five objects, and most of the time of a large simulation is memory latency.
   */
  public int indexOf(NodeName member) {
    int guess = guess(member);
    if (guess != UNKNOWN) {
      last = guess;
      return guess;
    }
    Integer index = indices.get(member);
    if (index == null) {
      return UNKNOWN;
    }
    successors[last] = index;
    last = index;
    return index;
  }

  /**
   * Returns the member that is expected next if that is {@code member}, by identity; else {@link
   * #UNKNOWN}.
   */
  @SuppressWarnings("ReferenceEquality") // an equal name that is another object is found by the map
  public int guess(NodeName member) {
    int next = successors[last];
    return next < size && names[next] == member ? next : UNKNOWN;
  }

  public NodeName name(int member) {
    return names[member];
  }

  public long session(int member) {
    return sessions[member];
  }

  public boolean isSilent(int member) {
    return silent[member];
  }

  public long lastSeenNanos(int member) {
    return lastSeenNanos[member];
  }

  /** Reads what a heartbeat will need; the sum means nothing. */
  public long readAhead(int member) {
    return silent[member] ? 0 : lastSeenNanos[member] + sessions[member];
  }

  /** Adds a member, or takes up a new session of a known one; returns its index. */
  public int register(NodeName member, long session, long nowNanos) {
    int index = indexOf(member);
    if (index == UNKNOWN) {
      index = size++;
      if (index == names.length) {
        int longer = 2 * index;
        names = Arrays.copyOf(names, longer);
        sessions = Arrays.copyOf(sessions, longer);
        lastSeenNanos = Arrays.copyOf(lastSeenNanos, longer);
        silent = Arrays.copyOf(silent, longer);
        successors = Arrays.copyOf(successors, longer);
      }
      names[index] = member;
      indices.put(member, index);
      lastSeenNanos[index] = nowNanos;
    }
    sessions[index] = session;
    return index;
  }

  /** Renews the member's lease; returns whether it had run out. */
  public boolean renew(int member, long nowNanos, Trace trace) {
    boolean returned = silent[member];
    if (returned) {
      silent[member] = false;
      trace.emit(new TraceEvent.MemberReturned(names[member], nowNanos - lastSeenNanos[member]));
    }
    lastSeenNanos[member] = nowNanos;
    return returned;
  }

  /** Returns whether the member's lease just ran out: it is silent from now on. */
  public boolean expires(int member, long nowNanos, Trace trace) {
    if (silent[member] || nowNanos - lastSeenNanos[member] <= limitNanos) {
      return false;
    }
    silent[member] = true;
    trace.emit(new TraceEvent.MemberSilent(names[member], nowNanos - lastSeenNanos[member]));
    return true;
  }
}
