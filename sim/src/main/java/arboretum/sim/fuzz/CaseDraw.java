package arboretum.sim.fuzz;

import arboretum.experiment.plan.NetworkPlan;
import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.experiment.plan.UserPlan;
import arboretum.model.NodeName;
import arboretum.orchestrator.Settings;
import arboretum.random.RandomSource;
import arboretum.units.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws a case from its seed. Tree, services and schedule have a stream of their own each, and the
 * profile has none: the same seed gives different profiles the same tree and services.
 */
final class CaseDraw {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  // source: nothing of the model: long enough for the silence, detection and recovery of several
  // faults one after the other and at once.
  private static final long SHORTEST_WINDOW_NANOS = 45 * SECOND;
  private static final long LONGEST_ROUND_TRIP_NANOS = 60 * MILLI;

  private CaseDraw() {}

  /**
   * Draws the case of a seed.
   *
   * @param profile name of a profile
   */
  static FuzzCase draw(long seed, String profile) {
    RandomSource random = RandomSource.seeded(seed).fork("fuzz");
    Variation variation = Variation.draw(random.fork("variation"), profile);
    ProfileBehaviour behaviour = ProfileBehaviour.of(profile, variation.overrides());
    List<NodePlan> nodes = TreeDraw.draw(random.fork("tree"), behaviour);
    List<UserPlan> users = users(variation.measures());
    List<DrawnService> services =
        ServiceDraw.draw(random.fork("services"), nodes, users, variation.measures());
    long window = windowNanos(random.fork("window"), behaviour.settings());
    var schedule = new ScheduleDraw(random.fork("schedule"), seed, nodes, services, window);
    schedule.draw();
    List<DrawnCall> calls =
        variation.called()
            ? CallDraw.draw(random.fork("calls"), nodes, services, window)
            : List.of();
    return new FuzzCase(
        seed,
        profile,
        behaviour,
        nodes,
        users,
        new NetworkPlan.Uniform(MILLI, LONGEST_ROUND_TRIP_NANOS),
        services,
        schedule.operations(),
        schedule.faults(),
        schedule.phases(),
        calls,
        window + schedule.mostLateNanos(),
        Bound.of(
            behaviour.settings(),
            edges(nodes),
            startNanos(services, nodes),
            behaviour.stopNanos()));
  }

  private static List<UserPlan> users(boolean wanted) {
    List<UserPlan> users = new ArrayList<>();
    for (int i = 1; wanted && i <= 2; i++) {
      users.add(new UserPlan(new NodeName("users/u" + i), Optional.empty(), -1));
    }
    return users;
  }

  private static long windowNanos(RandomSource random, Settings settings) {
    long slow = 4 * settings.detection().sweepNanos() + settings.detection().clusterSilenceNanos();
    return Math.max(SHORTEST_WINDOW_NANOS, slow) + random.nextLong(SHORTEST_WINDOW_NANOS / 2);
  }

  private static int edges(List<NodePlan> nodes) {
    return nodes.stream().mapToInt(node -> node.name().depth()).max().orElseThrow() - 1;
  }

  /** All images one after the other on the slowest device, and the slowest boot. */
  private static long startNanos(List<DrawnService> services, List<NodePlan> nodes) {
    long longest = 0;
    for (NodePlan node : nodes) {
      if (node.tier() != NodePlan.Tier.WORKER) {
        continue;
      }
      long all = node.device().bootNanos();
      for (DrawnService service : services) {
        Bytes image = service.spec().imageSize();
        all += node.device().pullRate().nanosFor(image);
      }
      longest = Math.max(longest, all);
    }
    return longest;
  }

  /** Returns whether an event of that probability, in percent, happens. */
  static boolean chance(RandomSource random, int percent) {
    return random.nextInt(100) < percent;
  }

  /** Returns one of a list, which is not empty. */
  static <T> T one(RandomSource random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Returns one of a few values. */
  static long one(RandomSource random, long... of) {
    return of[random.nextInt(of.length)];
  }

  /** Returns the run time of a job, or that of a service. */
  static long runNanos(RandomSource random, boolean job) {
    return job ? SECOND + random.nextLong(15 * SECOND) : RuntimePlan.ENDLESS;
  }
}
