package arboretum.sim.world;

import arboretum.experiment.workload.Target;
import arboretum.model.ServiceName;
import arboretum.orchestrator.worker.Worker;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.ConnectionEnded.End;
import arboretum.protocol.Route;
import arboretum.resolution.Balancing;
import arboretum.resolution.Resolver;
import arboretum.resolution.SemanticName;
import arboretum.sim.request.Answer;
import arboretum.sim.request.Directory;
import arboretum.sim.request.Resolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests find instances as the roles do: the worker through which a caller enters chooses from
 * its conversion table.
 *
 * <p>What the table answers costs no event and no input: a data plane looks it up by itself. What
 * it does not is an input of the worker, which asks its cluster, and the request is held. News that
 * a copy could not be reached is an input too.
 */
final class RoleResolution implements Resolution {
  private static final int UNKNOWN = -1;

  /** Hands an input to a node that is up. */
  @FunctionalInterface
  interface Delivery {
    void deliver(SimNode node, long nowNanos, Object payload);
  }

  /** What a worker's resolver calls things, in one session of the worker. */
  private final class Entry {
    final Resolver resolver;
    final long session;
    final int[] targets = new int[directory.targets()];
    int[] places = {}; // by copy
    int[] copies = {}; // by place: the copy that was told of last

    Entry(Resolver resolver, long session) {
      this.resolver = resolver;
      this.session = session;
      for (int target = 0; target < targets.length; target++) {
        targets[target] = resolver.target(candidates.get(target), policies[target], number(target));
      }
    }

    private int number(int target) {
      return directory.target(target).instance();
    }

    int place(int copy) {
      places = reaching(places, copy);
      if (places[copy] == UNKNOWN) {
        Route route = resolver.route(copy);
        int place = directory.place(route.instance(), route.place().node());
        places[copy] = place;
        copies = reaching(copies, place);
        copies[place] = Math.max(copies[place], copy);
      }
      return places[copy];
    }

    /** Returns the copy that was told of last for a place, or -1. */
    int copy(int place) {
      return place < copies.length ? copies[place] : UNKNOWN;
    }

    private static int[] reaching(int[] numbers, int index) {
      if (index < numbers.length) {
        return numbers;
      }
      int[] longer = Arrays.copyOf(numbers, Math.max(8, 2 * index));
      Arrays.fill(longer, numbers.length, longer.length, UNKNOWN);
      return longer;
    }
  }

  private final Directory directory;
  private final Waiting waiting;
  private final Tree tree;
  private final Delivery delivery;
  private final List<List<ServiceName>> candidates = new ArrayList<>();
  private final Balancing[] policies;
  private final Map<SimNode, Entry> entries = new LinkedHashMap<>();
  private @Nullable SimNode[] nodes = {}; // by caller
  private @Nullable Entry[] entryOf = {}; // by caller
  private int[] stamps = new int[16]; // by request: answers to earlier ones are not for this one

  RoleResolution(Directory directory, Waiting waiting, Tree tree, Delivery delivery) {
    this.directory = directory;
    this.waiting = waiting;
    this.tree = tree;
    this.delivery = delivery;
    policies = new Balancing[directory.targets()];
    for (int target = 0; target < policies.length; target++) {
      Target named = directory.target(target);
      candidates.add(List.of(SemanticName.canonical(named.service())));
      policies[target] =
          named.instance() == Target.ANY
              ? Balancing.of(named.policy()).orElseThrow()
              : Balancing.INSTANCE;
    }
  }

  @Override
  public long connect(long nowNanos, int caller, int target, long flow, int request) {
    Entry entry = entry(caller);
    if (entry == null) {
      return Answer.failed(Answer.Failure.TIME_OUT);
    }
    long found = entry.resolver.find(entry.targets[target], Resolver.NO_FLOW, nowNanos);
    if (found != arboretum.resolution.Answer.HELD) {
      return translate(entry, found);
    }
    if (request >= stamps.length) {
      stamps = Arrays.copyOf(stamps, 2 * request);
    }
    delivery.deliver(
        node(caller),
        nowNanos,
        new Payload.Connect(
            (long) stamps[request] << Integer.SIZE | request,
            candidates.get(target),
            policies[target].word(),
            directory.target(target).instance(),
            Resolver.NO_FLOW));
    return Answer.HELD;
  }

  private SimNode node(int caller) {
    if (caller >= nodes.length) {
      nodes = Arrays.copyOf(nodes, Math.max(directory.callers(), caller + 1));
      entryOf = Arrays.copyOf(entryOf, nodes.length);
    }
    SimNode node = nodes[caller];
    if (node == null) {
      node = tree.node(directory.entry(caller));
      nodes[caller] = node;
    }
    return node;
  }

  /** Returns what the caller's worker calls things; null while that is down. */
  private @Nullable Entry entry(int caller) {
    SimNode node = node(caller);
    Entry entry = entryOf[caller];
    if (entry == null || entry.session != node.session || !node.isUp()) {
      entry = entry(node);
      entryOf[caller] = entry;
    }
    return entry;
  }

  private @Nullable Entry entry(SimNode node) {
    if (!(node.role instanceof Worker worker)) {
      return null;
    }
    Entry entry = entries.get(node);
    if (entry == null || entry.session != node.session) {
      entry = new Entry(worker.resolver(), node.session);
      entries.put(node, entry);
    }
    return entry;
  }

  private long translate(Entry entry, long found) {
    if (!arboretum.resolution.Answer.isFound(found)) {
      return Answer.failed(failure(found));
    }
    int place = entry.place(arboretum.resolution.Answer.number(found));
    return Answer.at(place, found(arboretum.resolution.Answer.how(found)));
  }

  private static Answer.Failure failure(long found) {
    if (found == arboretum.resolution.Answer.UNKNOWN_NAME) {
      return Answer.Failure.UNKNOWN;
    }
    return found == arboretum.resolution.Answer.NO_INSTANCE
        ? Answer.Failure.NO_INSTANCE
        : Answer.Failure.TIME_OUT;
  }

  private static Answer.Found found(arboretum.resolution.Answer.How how) {
    return switch (how) {
      case INSTANCE -> Answer.Found.INSTANCE;
      case FLOW -> Answer.Found.STICKY;
      case ROTATION -> Answer.Found.ROUND_ROBIN;
      case CHANCE -> Answer.Found.RANDOM;
      case MEASURED -> Answer.Found.MEASURED;
      case COORDINATES -> Answer.Found.COORDINATES;
      case GEOGRAPHY -> Answer.Found.GEOGRAPHY;
      case LOAD -> Answer.Found.LEAST_LOADED;
      case PLUG_IN -> Answer.Found.PLUG_IN;
      case CLUSTER -> Answer.Found.CLUSTER;
    };
  }

  /** A worker's role answers a connection that was held. */
  void answered(SimNode node, long nowNanos, long connection, long found) {
    int request = (int) connection;
    Entry entry = entry(node);
    if (entry != null && stamps[request] == (int) (connection >>> Integer.SIZE)) {
      stamps[request]++;
      waiting.resolved(nowNanos, request, translate(entry, found));
    }
  }

  @Override
  public void abandoned(long nowNanos, int request) {
    if (request < stamps.length) {
      stamps[request]++;
    }
  }

  @Override
  public void moved(long nowNanos, int caller) {
    if (caller < nodes.length) {
      nodes[caller] = null;
      entryOf[caller] = null;
    }
  }

  @Override
  public void unreachable(long nowNanos, int caller, int target, int place) {
    SimNode node = node(caller);
    Entry entry = entry(caller);
    int copy = entry == null ? UNKNOWN : entry.copy(place);
    if (entry != null && copy != UNKNOWN) {
      Route route = entry.resolver.route(copy);
      delivery.deliver(
          node,
          nowNanos,
          new Payload.ConnectionEnded(
              candidates.get(target),
              policies[target].word(),
              route.instance(),
              route.epoch(),
              End.UNREACHABLE,
              0));
    }
  }

  @Override
  public void ended(long nowNanos, int caller, int target, int place, long nanos) {
    Entry entry = entry(caller);
    int copy = entry == null ? UNKNOWN : entry.copy(place);
    if (entry == null || copy == UNKNOWN) {
      return;
    }
    if (nanos >= 0) {
      entry.resolver.answered(entry.targets[target], copy, nanos);
    } else {
      entry.resolver.failed(entry.targets[target], copy);
    }
  }
}
