package arboretum.resolution;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.protocol.Route;
import arboretum.protocol.ServiceRoutes;
import java.util.ArrayList;
import java.util.List;

/** One service as a worker has looked it up. */
final class Lookup {
  /** What is known. */
  enum State {
    /** Nothing; nobody was asked, or nobody answered. */
    NEW,
    KNOWN,
    /** It does not exist, until {@link #unknownUntilNanos}. */
    UNKNOWN
  }

  /**
   * A connection that waits for the table.
   *
   * @param candidate index of this service among those that the connection may mean
   */
  record Held(int target, int candidate, long flow, long connection) {}

  /** A copy that could not be reached. */
  private record Shunned(InstanceId instance, Epoch epoch, long untilNanos) {
    boolean covers(Route route, long nowNanos) {
      return nowNanos < untilNanos
          && instance.equals(route.instance())
          && epoch.compareTo(route.epoch()) >= 0;
    }
  }

  final ServiceName name;
  final RouteTable table;
  final List<Held> held = new ArrayList<>();
  private final List<Shunned> shunned = new ArrayList<>();
  State state = State.NEW;

  /** Whether a query is under way. */
  boolean asking;

  long askedAtNanos;
  long unknownUntilNanos;
  long usedAtNanos;
  long version;
  boolean stale;

  /** Whether the table holds all rows of its version: not while a copy is shunned. */
  private boolean whole;

  /** Whether somebody wants the closest. */
  boolean wantsClosest;

  Lookup(ServiceName name, RouteTable table) {
    this.name = name;
    this.table = table;
  }

  /** Returns the connections that wait, which do so no longer. */
  List<Held> release() {
    List<Held> waiting = List.copyOf(held);
    held.clear();
    return waiting;
  }

  boolean isUnknown(long nowNanos) {
    return state == State.UNKNOWN && nowNanos < unknownUntilNanos;
  }

  /** Returns whether the cluster is to tell of changes. */
  boolean isOfInterest() {
    return state == State.KNOWN || asking;
  }

  /** Returns the version from which news are worth telling; 0: any. */
  long knownVersion() {
    return whole ? version : 0;
  }

  /** Takes a table that is not older than the present one. */
  void take(ServiceRoutes told, long nowNanos) {
    state = State.KNOWN;
    version = told.version();
    stale = told.stale();
    shunned.removeIf(one -> nowNanos >= one.untilNanos());
    List<Route> usable = new ArrayList<>(told.routes());
    whole =
        !usable.removeIf(route -> shunned.stream().anyMatch(one -> one.covers(route, nowNanos)));
    table.replace(usable);
  }

  /**
   * Drops the route of a copy, and does not take it back for a while; returns whether it was one.
   */
  boolean shun(int copy, long untilNanos) {
    int row = table.rowOf(copy);
    if (row < 0) {
      return false;
    }
    Route route = table.routes().get(row);
    shunned.add(new Shunned(route.instance(), route.epoch(), untilNanos));
    whole = false;
    return table.drop(copy);
  }

  /** Forgets everything but that somebody may ask again. */
  void forget() {
    state = State.NEW;
    version = 0;
    asking = false;
    shunned.clear();
    table.replace(List.of());
  }
}
