package arboretum.resolution;

import arboretum.coordinates.Coordinate;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.plugin.Balancer;
import arboretum.protocol.AskRoutes.Ask;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.protocol.Route;
import arboretum.protocol.RoutesTold;
import arboretum.protocol.ServiceRoutes;
import arboretum.random.RandomSource;
import arboretum.resolution.Lookup.Held;
import arboretum.resolution.Lookup.State;
import arboretum.resolution.ResolutionSettings.Unreachable;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A worker's side of resolution: its conversion table, which it fills on demand, and the choice of
 * an instance for each connection (Oakestra paper, section 3.4).
 *
 * <p>A miss asks the cluster once and holds the connections that wait for it. What was asked for is
 * of interest from then on: the cluster tells of changes, until the service is not looked up for
 * {@link ResolutionSettings#idleNanos}. Interests are renewed periodically with the versions that
 * are known, so that lost news are told again and no interest outlives its worker. A worker that
 * hears nothing goes on with the last table that it had, and says that it is stale.
 *
 * <p>Used by the thread of its role only.
 */
public final class Resolver {
  /** No flow: each connection is chosen for anew. */
  public static final long NO_FLOW = 0;

  /** What a resolver needs of its role and driver. */
  public interface Outlet {
    /** Asks the cluster; see {@link arboretum.protocol.AskRoutes}. */
    void ask(boolean all, List<Ask> asks);

    /** Measures the round-trip time to a node; {@link Resolver#probed} takes it. */
    void probe(NodeName node);

    /** Calls {@link Resolver#wake} after a while; a later call replaces it. */
    void wakeAfter(long delayNanos);

    /** Answers a connection that was held; see {@link Answer}. */
    void answer(long connection, long answer);
  }

  private record Target(List<Lookup> candidates, Balancing policy, int instance) {}

  private final NodeName self;
  private final NodeName cluster;
  private final ResolutionSettings settings;
  private final Choosers choosers;
  private final RandomSource random;
  private final Outlet outlet;
  private final Nearness nearness;
  private final FlowCache flows;
  private final Map<ServiceName, Lookup> lookups = new LinkedHashMap<>();
  private final Copies copies = new Copies();
  private final Map<Object, Integer> known = new LinkedHashMap<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<Balancer> balancers = new ArrayList<>(); // by target
  private long heardAtNanos;
  private long refreshAtNanos = Long.MAX_VALUE;

  /**
   * @param self the worker
   * @param cluster its orchestrator
   * @param at where it stands; empty if it is not known
   * @param plugged makes what chooses in place of the named policies; empty: they do
   * @param random a stream of its own
   */
  public Resolver(
      NodeName self,
      NodeName cluster,
      Optional<GeoPoint> at,
      ResolutionSettings settings,
      Optional<Function<RandomSource, Balancer>> plugged,
      RandomSource random,
      Outlet outlet) {
    this.self = self;
    this.cluster = cluster;
    this.settings = settings;
    this.choosers = new Choosers(settings, plugged);
    this.random = random;
    this.outlet = outlet;
    this.nearness = new Nearness(self, at, settings.samples());
    this.flows = new FlowCache(settings.flowIdleNanos());
  }

  /**
   * Returns a number for what callers here ask for; the same for the same.
   *
   * @param candidates services that may be meant, the first that exists is
   * @param instance for {@link Balancing#INSTANCE}: its number
   */
  public int target(List<ServiceName> candidates, Balancing policy, int instance) {
    int wanted = policy == Balancing.INSTANCE ? instance : -1;
    Object key = List.of(candidates, policy, wanted);
    Integer before = known.get(key);
    if (before != null) {
      return before;
    }
    List<Lookup> services = new ArrayList<>();
    for (ServiceName name : candidates) {
      Lookup lookup = lookups.computeIfAbsent(name, this::lookup);
      lookup.wantsClosest |= policy == Balancing.CLOSEST;
      services.add(lookup);
    }
    int target = targets.size();
    targets.add(new Target(services, policy, wanted));
    balancers.add(choosers.make(policy, random.fork(candidates + " " + policy.word())));
    known.put(key, target);
    return target;
  }

  private Lookup lookup(ServiceName name) {
    return new Lookup(name, new RouteTable(nearness, cluster, copies::number));
  }

  /** Returns the number of a copy that was told of at some time; -1 if none was. */
  public int copy(InstanceId instance, Epoch epoch) {
    return copies.number(instance, epoch);
  }

  /** Returns the copy that an answer names by {@link Answer#number}. */
  public Route route(int number) {
    return copies.route(number);
  }

  /**
   * Chooses the instance for a connection, and asks for the table if it must; see {@link Answer}.
   *
   * @param target of {@link #target}
   * @param flow key of the flow, so that it stays where it is; {@link #NO_FLOW} for none
   * @param connection names it, should it be {@link Answer#HELD}
   */
  public long connect(int target, long flow, long connection, long nowNanos) {
    return connect(target, 0, flow, connection, nowNanos);
  }

  /** As above; the first candidate that may be meant is {@code from}. */
  private long connect(int target, int from, long flow, long connection, long nowNanos) {
    long answer = find(target, from, flow, nowNanos);
    if (answer == Answer.HELD) {
      List<Lookup> candidates = targets.get(target).candidates();
      for (int i = from; i < candidates.size(); i++) {
        Lookup lookup = candidates.get(i);
        if (!lookup.isUnknown(nowNanos)) {
          lookup.held.add(new Held(target, i, flow, connection));
          query(lookup, nowNanos);
          break;
        }
      }
    }
    return answer;
  }

  /**
   * Chooses as {@link #connect} does if the table is known, and calls nobody; {@link Answer#HELD}
   * means that it is to be asked for.
   */
  public long find(int target, long flow, long nowNanos) {
    return find(target, 0, flow, nowNanos);
  }

  private long find(int target, int from, long flow, long nowNanos) {
    Target wanted = targets.get(target);
    List<Lookup> candidates = wanted.candidates();
    for (int i = from; i < candidates.size(); i++) {
      Lookup lookup = candidates.get(i);
      lookup.usedAtNanos = nowNanos;
      if (lookup.state == State.KNOWN && (lookup.table.size() > 0 || !lookup.asking)) {
        return choose(target, wanted, lookup, flow, nowNanos);
      }
      if (!lookup.isUnknown(nowNanos)) {
        return Answer.HELD;
      }
    }
    return Answer.UNKNOWN_NAME;
  }

  private long choose(int target, Target wanted, Lookup lookup, long flow, long nowNanos) {
    RouteTable table = lookup.table;
    if (table.size() == 0) {
      return Answer.NO_INSTANCE;
    }
    boolean stale = lookup.stale || nowNanos - heardAtNanos > settings.leaseNanos();
    long key = flow == NO_FLOW ? NO_FLOW : flow * 31 + target + 1;
    if (key != NO_FLOW) {
      int row = table.rowOf(flows.get(key, nowNanos));
      if (row >= 0) {
        table.began(row);
        return Answer.of(table.number(row), Answer.How.FLOW, stale);
      }
    }
    int row =
        wanted.policy() == Balancing.INSTANCE
            ? table.rowOfInstance(wanted.instance())
            : balancers.get(target).choose(table);
    if (row < 0) {
      return Answer.NO_INSTANCE;
    }
    table.began(row);
    if (key != NO_FLOW) {
      flows.put(key, table.number(row), nowNanos);
    }
    return Answer.of(table.number(row), choosers.how(wanted.policy(), table, row), stale);
  }

  private void query(Lookup lookup, long nowNanos) {
    if (!lookup.asking) {
      lookup.asking = true;
      lookup.askedAtNanos = nowNanos;
      outlet.ask(false, List.of(new Ask(lookup.name, 0)));
      schedule(nowNanos);
    }
  }

  /** A connection to a copy has ended after {@code nanos}, answered. */
  public void answered(int target, int copy, long nanos) {
    for (Lookup lookup : targets.get(target).candidates()) {
      lookup.table.ended(copy, nanos);
    }
  }

  /** A connection to a copy has ended without an answer; the copy was reached. */
  public void failed(int target, int copy) {
    for (Lookup lookup : targets.get(target).candidates()) {
      lookup.table.ended(copy, -1);
    }
  }

  /** A copy could not be reached. */
  public void unreachable(int target, int copy, long nowNanos) {
    failed(target, copy);
    if (settings.unreachable() == Unreachable.KEEP) {
      return;
    }
    for (Lookup lookup : targets.get(target).candidates()) {
      int row = lookup.table.rowOf(copy);
      if (row >= 0) {
        nearness.forget(lookup.table.node(row));
        lookup.shun(copy, nowNanos + settings.leaseNanos());
        query(lookup, nowNanos);
      }
    }
  }

  /** Takes what the cluster tells. */
  public void told(RoutesTold news, long nowNanos) {
    heardAtNanos = nowNanos;
    for (ServiceRoutes told : news.services()) {
      Lookup lookup = lookups.get(told.service());
      if (lookup != null && (told.version() >= lookup.version || !told.isKnown())) {
        take(lookup, told, nowNanos);
      }
    }
  }

  private void take(Lookup lookup, ServiceRoutes told, long nowNanos) {
    boolean wasInterested = lookup.isOfInterest();
    lookup.asking = false;
    if (!told.isKnown()) {
      lookup.forget();
      lookup.state = State.UNKNOWN;
      lookup.unknownUntilNanos = nowNanos + settings.negativeNanos();
    } else if (wasInterested) {
      lookup.take(told, nowNanos);
      probeShortlist(lookup);
    }
    release(lookup, nowNanos);
  }

  /** Answers the connections that waited, or has them wait for the next candidate. */
  private void release(Lookup lookup, long nowNanos) {
    for (Held held : lookup.release()) {
      // What was just said not to exist is not asked for again, however short that is believed.
      int from = lookup.state == State.UNKNOWN ? held.candidate() + 1 : held.candidate();
      long answer = connect(held.target(), from, held.flow(), held.connection(), nowNanos);
      if (answer != Answer.HELD) {
        outlet.answer(held.connection(), answer);
      }
    }
  }

  /** The cluster says that a table has changed. */
  public void changed(ServiceName service, long nowNanos) {
    Lookup lookup = lookups.get(service);
    if (lookup != null && lookup.state == State.KNOWN) {
      query(lookup, nowNanos);
    }
  }

  /** Takes where this worker holds itself to be in the network. */
  public void locate(Coordinate coordinate) {
    nearness.locate(coordinate);
  }

  /** Takes a round-trip time, whoever asked for it. */
  public void probed(NodeName node, long rttNanos, Optional<ProbeAnswer> answer) {
    nearness.measured(node, rttNanos, answer);
  }

  /** Does what is due; the outlet's timer calls it. */
  public void wake(long nowNanos) {
    for (Lookup lookup : lookups.values()) {
      if (lookup.asking && nowNanos - lookup.askedAtNanos >= settings.timeoutNanos()) {
        lookup.asking = false;
        lookup.release().forEach(held -> outlet.answer(held.connection(), Answer.NO_ANSWER));
      }
    }
    if (nowNanos >= refreshAtNanos) {
      refresh(nowNanos);
    }
    schedule(nowNanos);
  }

  /** Renews interests and measurements, and lets go what nobody looks up. */
  private void refresh(long nowNanos) {
    flows.purge(nowNanos);
    List<Ask> asks = new ArrayList<>();
    for (Lookup lookup : lookups.values()) {
      if (lookup.isOfInterest() && nowNanos - lookup.usedAtNanos > settings.idleNanos()) {
        lookup.forget();
      }
      if (lookup.isOfInterest()) {
        asks.add(new Ask(lookup.name, lookup.knownVersion()));
        probeShortlist(lookup);
      }
    }
    outlet.ask(true, asks);
    refreshAtNanos = asks.isEmpty() ? Long.MAX_VALUE : nowNanos + settings.refreshNanos();
  }

  private void probeShortlist(Lookup lookup) {
    if (!lookup.wantsClosest || lookup.table.size() < 2) {
      return;
    }
    Set<NodeName> nodes = new LinkedHashSet<>(lookup.table.shortlist(settings.shortlist()));
    nodes.remove(self);
    nodes.forEach(outlet::probe);
  }

  private void schedule(long nowNanos) {
    long next = refreshAtNanos;
    boolean interested = false;
    for (Lookup lookup : lookups.values()) {
      interested |= lookup.isOfInterest();
      if (lookup.asking) {
        next = Math.min(next, lookup.askedAtNanos + settings.timeoutNanos());
      }
    }
    if (interested && refreshAtNanos == Long.MAX_VALUE) {
      refreshAtNanos = nowNanos + settings.refreshNanos();
      next = Math.min(next, refreshAtNanos);
    }
    if (next != Long.MAX_VALUE) {
      outlet.wakeAfter(Math.max(0, next - nowNanos));
    }
  }

  /** Returns all rows that are known, for invariants in tests. */
  public List<Route> routes() {
    List<Route> all = new ArrayList<>();
    lookups.values().forEach(lookup -> all.addAll(lookup.table.routes()));
    return all;
  }

  /** Returns the services that the cluster is to tell of, for invariants in tests. */
  public List<ServiceName> interests() {
    return lookups.values().stream().filter(Lookup::isOfInterest).map(l -> l.name).toList();
  }

  /** Returns whether a table has not been heard of for too long. */
  public boolean isStale(ServiceName service, long nowNanos) {
    Lookup lookup = lookups.get(service);
    return lookup != null && (lookup.stale || nowNanos - heardAtNanos > settings.leaseNanos());
  }
}
