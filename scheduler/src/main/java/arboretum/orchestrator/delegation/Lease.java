package arboretum.orchestrator.delegation;

import arboretum.model.NodeName;
import arboretum.plugin.FailureDetection;
import arboretum.port.Trace;
import arboretum.protocol.AskRoutes;
import arboretum.protocol.OrchestratorToParent;
import arboretum.trace.TraceEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of one orchestrator and when they were heard of: a heartbeat renews a lease, the
 * sweep finds those that ran out.
 *
 * <p>Columns by member index, in the order of registration. What a heartbeat needs lies side by
 * side in one array: most of the time of a large simulation is waiting for memory.
 */
public final class Lease {
  /** No such member. */
  public static final int UNKNOWN = -1;

  private static final int INITIAL_MEMBERS = 4;

  // Column c of member m is columns[WIDTH * m + c].
  private static final int WIDTH = 4;
  private static final int LAST_SEEN_NANOS = 0;
  private static final int SESSION = 1;
  private static final int SILENT = 2; // 0 or 1
  private static final int SUCCESSOR = 3;

  private final Map<NodeName, Integer> indices = new LinkedHashMap<>();
  private final long limitNanos;
  private final @Nullable FailureDetection detection; // null: the limit alone, without a call
  private NodeName[] names = new NodeName[INITIAL_MEMBERS];
  private long[] columns = new long[WIDTH * INITIAL_MEMBERS];
  private int last;
  private int size;

  /** Silence beyond {@code limitNanos} is loss. */
  public Lease(long limitNanos) {
    this(limitNanos, Optional.empty());
  }

  /**
   * @param limitNanos silence beyond this is loss, unless a policy says otherwise
   * @param detection that policy, if there is one
   */
  public Lease(long limitNanos, Optional<FailureDetection> detection) {
    this.limitNanos = limitNanos;
    this.detection = detection.orElse(null);
  }

  public int size() {
    return size;
  }

  /**
   * Returns the member's index, or {@link #UNKNOWN}.
   *
   * <p>Heartbeats come in the same order in every period, so the member that came after the last
   * one the time before is tried first, by identity: that touches two columns where the map touches
   * five objects.
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
    set(last, SUCCESSOR, index);
    last = index;
    return index;
  }

  /**
   * Returns the member that is expected next if that is {@code member}, by identity; else {@link
   * #UNKNOWN}.
   */
  @SuppressWarnings("ReferenceEquality") // an equal name that is another object is found by the map
  public int guess(NodeName member) {
    int next = (int) get(last, SUCCESSOR);
    return next < size && names[next] == member ? next : UNKNOWN;
  }

  public NodeName name(int member) {
    return names[member];
  }

  public long session(int member) {
    return get(member, SESSION);
  }

  public boolean isSilent(int member) {
    return get(member, SILENT) != 0;
  }

  public long lastSeenNanos(int member) {
    return get(member, LAST_SEEN_NANOS);
  }

  /** Reads what a heartbeat will need; the sum means nothing. */
  public long readAhead(int member) {
    return get(member, LAST_SEEN_NANOS) + get(member, SUCCESSOR);
  }

  /** Adds a member, or takes up a new session of a known one; returns its index. */
  public int register(NodeName member, long session, long nowNanos) {
    int index = indexOf(member);
    if (index == UNKNOWN) {
      index = size++;
      if (index == names.length) {
        names = Arrays.copyOf(names, 2 * index);
        columns = Arrays.copyOf(columns, 2 * columns.length);
      }
      names[index] = member;
      indices.put(member, index);
      set(index, LAST_SEEN_NANOS, nowNanos);
    }
    set(index, SESSION, session);
    return index;
  }

  /** Renews the member's lease; returns whether it had run out. */
  public boolean renew(int member, long nowNanos, Trace trace) {
    boolean returned = isSilent(member);
    if (returned) {
      set(member, SILENT, 0);
      trace.emit(new TraceEvent.MemberReturned(names[member], nowNanos - lastSeenNanos(member)));
    }
    set(member, LAST_SEEN_NANOS, nowNanos);
    if (detection != null) {
      detection.heard(member, nowNanos);
    }
    return returned;
  }

  /** Returns whether the member's lease just ran out: it is silent from now on. */
  public boolean expires(int member, long nowNanos, Trace trace) {
    if (isSilent(member) || !isLost(member, nowNanos - lastSeenNanos(member))) {
      return false;
    }
    set(member, SILENT, 1);
    trace.emit(new TraceEvent.MemberSilent(names[member], nowNanos - lastSeenNanos(member)));
    return true;
  }

  private boolean isLost(int member, long silentNanos) {
    return detection == null
        ? silentNanos > limitNanos
        : detection.isLost(member, silentNanos, limitNanos);
  }

  private long get(int member, int column) {
    return columns[WIDTH * member + column];
  }

  private void set(int member, int column, long value) {
    columns[WIDTH * member + column] = value;
  }

  /** Returns whether what a member says is from its present start; true where it does not say. */
  boolean isOfSession(int member, OrchestratorToParent message) {
    return switch (message) {
      case OrchestratorToParent.RegisterCluster m -> true;
      case OrchestratorToParent.AggregatePush m -> m.session() == session(member);
      case OrchestratorToParent.StatusChanged m -> m.session() == session(member);
      case OrchestratorToParent.Whereabouts m -> m.session() == session(member);
      case OrchestratorToParent.DelegationRefused m -> true;
      case OrchestratorToParent.AskToMove m -> m.session() == session(member);
      case OrchestratorToParent.AskForReplica m -> m.session() == session(member);
      case OrchestratorToParent.RoutesPublished m -> m.session() == session(member);
      case AskRoutes m -> m.session() == session(member);
    };
  }
}
