package arboretum.sim.request;

import arboretum.experiment.workload.Target;
import arboretum.random.RandomSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The baseline {@code oracle}: knows at once and without messages what really runs, by what true
 * round trip, and how loaded it is. A real resolution can at best do as well.
 */
final class TrueResolution implements Resolution {
  /** What it can choose by. */
  enum Policy {
    /** In turn, each caller by itself. */
    ROUND_ROBIN,
    /** Uniformly, each connection by itself. */
    RANDOM,
    /** The least true round trip. */
    CLOSEST,
    /** Fewest requests per server; of equals the next in turn. */
    LEAST_LOADED,
    /** The one that was asked for. */
    INSTANCE
  }

  private static final Map<String, Policy> WORDS = new TreeMap<>();

  static {
    WORDS.put("round-robin", Policy.ROUND_ROBIN);
    WORDS.put("random", Policy.RANDOM);
    WORDS.put("closest", Policy.CLOSEST);
    WORDS.put("least-loaded", Policy.LEAST_LOADED);
    WORDS.put("instance", Policy.INSTANCE);
  }

  private final List<Target> targets;
  private final Places places;
  private final Callers callers;
  private final Routes routes;
  private final Stations stations;
  private final RandomSource random;
  private final Policy[] policies;

  /** By target and caller: whose turn it is. */
  private final int[][] turns;

  TrueResolution(
      List<Target> targets,
      Places places,
      Callers callers,
      Routes routes,
      Stations stations,
      RandomSource random) {
    this.targets = targets;
    this.places = places;
    this.callers = callers;
    this.routes = routes;
    this.stations = stations;
    this.random = random;
    policies = new Policy[targets.size()];
    for (int target = 0; target < policies.length; target++) {
      policies[target] = policy(targets.get(target));
    }
    turns = new int[targets.size()][0];
  }

  private static Policy policy(Target target) {
    if (target.instance() != Target.ANY) {
      return Policy.INSTANCE;
    }
    Policy policy = WORDS.get(target.policy());
    if (policy == null || policy == Policy.INSTANCE) {
      throw new IllegalArgumentException("no such policy: " + target);
    }
    return policy;
  }

  @Override
  public long connect(long nowNanos, int caller, int target, long flow, int request) {
    int service = places.service(targets.get(target));
    int running = places.running(service);
    if (running == 0) {
      return Answer.failed(Answer.Failure.NO_INSTANCE);
    }
    return switch (policies[target]) {
      case ROUND_ROBIN ->
          Answer.at(
              places.running(service, turn(caller, target, running)), Answer.Found.ROUND_ROBIN);
      case RANDOM ->
          Answer.at(places.running(service, random.nextInt(running)), Answer.Found.RANDOM);
      case CLOSEST ->
          Answer.at(routes.closest(callers.entry(caller), service), Answer.Found.ORACLE);
      case LEAST_LOADED ->
          Answer.at(leastLoaded(service, turn(caller, target, running)), Answer.Found.LEAST_LOADED);
      case INSTANCE -> instance(service, targets.get(target).instance());
    };
  }

  private int turn(int caller, int target, int running) {
    if (caller >= turns[target].length) {
      turns[target] = Arrays.copyOf(turns[target], Math.max(callers.size(), 2 * caller + 1));
    }
    int turn = turns[target][caller]++;
    return (int) (((long) turn + caller) % running); // callers do not all begin with the first
  }

  private int leastLoaded(int service, int from) {
    int running = places.running(service);
    int found = Slots.NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < running; i++) {
      int place = places.running(service, (from + i) % running);
      double load = stations.load(place);
      if (load < least) {
        least = load;
        found = place;
      }
    }
    return found;
  }

  private long instance(int service, int number) {
    for (int at = 0; at < places.running(service); at++) {
      int place = places.running(service, at);
      if (places.instance(place).number() == number) {
        return Answer.at(place, Answer.Found.INSTANCE);
      }
    }
    return Answer.failed(Answer.Failure.NO_INSTANCE);
  }
}
