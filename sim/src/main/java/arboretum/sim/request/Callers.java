package arboretum.sim.request;

import arboretum.model.NodeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who calls, and through which worker. A user enters through one worker, which it chooses again
 * when it has moved or when that one is down; what runs on a worker enters there.
 */
final class Callers {
  private final Surroundings around;
  private final List<NodeName> workers;
  private final Map<NodeName, Integer> users = new LinkedHashMap<>();
  private final List<NodeName> nodes = new ArrayList<>();

  /** Index of a worker. */
  private int[] entry = {};

  /** Whether it is a user that may choose. */
  private boolean[] chooses = {};

  /** Round trip to the entry; 0 for what runs there. */
  private long[] legNanos = {};

  /** By place: the caller that an instance there is; {@link Slots#NONE} if it never called. */
  private int[] ofPlace = {};

  /** By worker: the caller that containers of clients there are. */
  private final int[] ofWorker;

  /**
   * @param workers all of them, in the order of their indices; at least one
   */
  Callers(Surroundings around, List<NodeName> workers) {
    this.around = around;
    this.workers = workers;
    ofWorker = new int[workers.size()];
    Arrays.fill(ofWorker, Slots.NONE);
  }

  int size() {
    return nodes.size();
  }

  /** Returns the caller that clients on a worker are. */
  int onWorker(int worker) {
    if (ofWorker[worker] == Slots.NONE) {
      ofWorker[worker] = add(workers.get(worker), worker, false, 0);
    }
    return ofWorker[worker];
  }

  /** Returns the caller that a user is; a user that is known keeps its entry. */
  int user(NodeName user, Optional<Integer> via) {
    Integer known = users.get(user);
    if (known != null) {
      return known;
    }
    int worker = via.orElseGet(() -> nearest(user, false));
    int caller = add(user, worker, via.isEmpty(), around.rttNanos(user, workers.get(worker)));
    users.put(user, caller);
    return caller;
  }

  /** Returns the caller that an instance is. */
  int instance(int place, int worker) {
    if (place >= ofPlace.length) {
      int before = ofPlace.length;
      ofPlace = Arrays.copyOf(ofPlace, Math.max(16, 2 * place));
      Arrays.fill(ofPlace, before, ofPlace.length, Slots.NONE);
    }
    if (ofPlace[place] == Slots.NONE) {
      ofPlace[place] = add(workers.get(worker), worker, false, 0);
    }
    return ofPlace[place];
  }

  /** Returns the user of that name; {@link Slots#NONE} if it does not call. */
  int find(NodeName user) {
    return users.getOrDefault(user, Slots.NONE);
  }

  int entry(int caller) {
    return entry[caller];
  }

  /** Returns the round trip of a caller to its entry. */
  long legNanos(int caller) {
    return legNanos[caller];
  }

  boolean chooses(int caller) {
    return chooses[caller];
  }

  /** Has a user look at the network again; true if it enters elsewhere. */
  boolean lookAgain(int caller) {
    int before = entry[caller];
    NodeName node = nodes.get(caller);
    if (chooses[caller]) {
      entry[caller] = nearest(node, true);
    }
    NodeName worker = workers.get(entry[caller]);
    legNanos[caller] = node.equals(worker) ? 0 : around.rttNanos(node, worker);
    return entry[caller] != before;
  }

  /** The network changed: every caller that is a user looks again. */
  Iterable<Integer> users() {
    return users.values();
  }

  /** Returns the worker with the least round trip, the first of several; if none is up, any. */
  private int nearest(NodeName node, boolean onlyUp) {
    int nearest = Slots.NONE;
    long least = Long.MAX_VALUE;
    for (int worker = 0; worker < workers.size(); worker++) {
      if (onlyUp && !around.isUp(worker)) {
        continue;
      }
      long nanos = around.rttNanos(node, workers.get(worker));
      if (nanos < least) {
        least = nanos;
        nearest = worker;
      }
    }
    return nearest == Slots.NONE ? nearest(node, false) : nearest;
  }

  private int add(NodeName node, int worker, boolean mayChoose, long rttNanos) {
    int caller = nodes.size();
    if (caller == entry.length) {
      int length = Math.max(16, 2 * caller);
      entry = Arrays.copyOf(entry, length);
      chooses = Arrays.copyOf(chooses, length);
      legNanos = Arrays.copyOf(legNanos, length);
    }
    nodes.add(node);
    entry[caller] = worker;
    chooses[caller] = mayChoose;
    legNanos[caller] = rttNanos;
    return caller;
  }
}
