package arboretum.placement;

import arboretum.aggregate.Aggregate;
import arboretum.model.Refusal;
import arboretum.model.Shortfall;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.ClusterView;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.Slack;
import arboretum.random.RandomSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The same schedulers one tier up: clusters whose aggregate could hold the request, in order of
 * preference. A parent does not know capacities, so normalised slack takes the largest sum of any
 * feasible cluster as its scale.
 */
final class ClusterRankings {
  private static final double PERCENT = 100.0;
  private static final double BYTES_PER_MEBI = 1024.0 * 1024.0;

  private ClusterRankings() {}

  /** How good a feasible cluster is; the highest first, equals in the order of registration. */
  @FunctionalInterface
  private interface Score {
    double of(Candidates candidates, int cluster);
  }

  /** What a cluster has to be beside what every scheduler demands. */
  @FunctionalInterface
  interface Further {
    Further NOTHING = (request, clusters, cluster) -> Optional.empty();

    /** Returns why it is none; empty if it may be one. */
    Optional<Shortfall> shortfall(PlacementRequest request, ClusterView clusters, int cluster);
  }

  /** What a score may look at. */
  private record Candidates(
      PlacementRequest request, ClusterView clusters, long cpuScale, long memoryScale) {
    static Candidates of(PlacementRequest request, ClusterView clusters, List<Integer> feasible) {
      long cpu = 0;
      long memory = 0;
      for (int cluster : feasible) {
        cpu = Math.max(cpu, clusters.aggregate(cluster).cpuMillis().sum());
        memory = Math.max(memory, clusters.aggregate(cluster).memoryBytes().sum());
      }
      return new Candidates(request, clusters, cpu, memory);
    }

    double slack(Slack slack, int cluster) {
      Aggregate aggregate = clusters.aggregate(cluster);
      return slack.of(
          aggregate.cpuMillis().sum() - request.resources().cpuMillis(),
          aggregate.memoryBytes().sum() - request.resources().memoryBytes(),
          cpuScale,
          memoryScale);
    }

    double busyPercent(int cluster) {
      Aggregate aggregate = clusters.aggregate(cluster);
      long all = aggregate.cpuCapacityMillis();
      return all == 0 ? PERCENT : PERCENT * aggregate.busyCpuMillis() / all;
    }
  }

  /** Ranks in the order of registration. */
  static ClusterRanking firstFit() {
    return ranked((candidates, cluster) -> 0);
  }

  /** Ranks by the slack of the summed free capacity, most first. */
  static ClusterRanking bestFit(Slack slack) {
    return ranked((candidates, cluster) -> candidates.slack(slack, cluster));
  }

  /** Ranks the clusters that {@code further} lets pass too by normalised slack. */
  static ClusterRanking bestFit(Further further) {
    return ranked((candidates, cluster) -> candidates.slack(Slack.NORMALISED, cluster), further);
  }

  /** Ranks by slack, least first. */
  static ClusterRanking binPack() {
    return ranked((candidates, cluster) -> -candidates.slack(Slack.NORMALISED, cluster));
  }

  /** Ranks by the number of instances that were delegated there, fewest first. */
  static ClusterRanking spread() {
    return ranked((candidates, cluster) -> -candidates.clusters().instances(cluster));
  }

  /** Ranks by idle CPU in percent plus free memory in MB. */
  static ClusterRanking bestCpuMemFit() {
    return ranked(
        (candidates, cluster) ->
            PERCENT
                - candidates.busyPercent(cluster)
                + candidates.clusters().aggregate(cluster).memoryBytes().sum() / BYTES_PER_MEBI);
  }

  /** Ranks by CPU in use in percent, least first, as the comparator of bestCpuMemFit works. */
  static ClusterRanking lowestCpu() {
    return ranked((candidates, cluster) -> -candidates.busyPercent(cluster));
  }

  /** Ranks in random order. */
  static ClusterRanking random(RandomSource random) {
    return (request, clusters) -> {
      int[] counts = new int[Shortfall.values().length];
      List<Integer> order = feasible(request, clusters, Further.NOTHING, counts);
      for (int last = order.size() - 1; last > 0; last--) {
        int other = random.nextInt(last + 1);
        int moved = order.get(last);
        order.set(last, order.get(other));
        order.set(other, moved);
      }
      return new ClusterRanking.Ranking(order, Refusal.of(counts), clusters.size());
    };
  }

  /**
   * The artifact's greedy scheduler over sums: the last that has at least as much CPU and memory as
   * the best so far comes first, the others behind it in the order of registration.
   */
  static ClusterRanking greedy() {
    return (request, clusters) -> {
      int[] counts = new int[Shortfall.values().length];
      List<Integer> order = feasible(request, clusters, Further.NOTHING, counts);
      Integer best = null;
      long cpu = 0;
      long memory = 0;
      for (Integer cluster : order) {
        Aggregate aggregate = clusters.aggregate(cluster);
        if (aggregate.cpuMillis().sum() >= cpu && aggregate.memoryBytes().sum() >= memory) {
          best = cluster;
          cpu = aggregate.cpuMillis().sum();
          memory = aggregate.memoryBytes().sum();
        }
      }
      if (best != null) {
        order.remove(best);
        order.addFirst(best);
      }
      return new ClusterRanking.Ranking(order, Refusal.of(counts), clusters.size());
    };
  }

  private static ClusterRanking ranked(Score score) {
    return ranked(score, Further.NOTHING);
  }

  private static ClusterRanking ranked(Score score, Further further) {
    return (request, clusters) -> {
      int[] counts = new int[Shortfall.values().length];
      List<Integer> order = feasible(request, clusters, further, counts);
      Candidates candidates = Candidates.of(request, clusters, order);
      double[] scores = new double[clusters.size()];
      for (int cluster : order) {
        scores[cluster] = score.of(candidates, cluster);
      }
      order.sort(
          Comparator.<Integer>comparingDouble(cluster -> scores[cluster])
              .reversed()
              .thenComparing(Comparator.naturalOrder()));
      return new ClusterRanking.Ranking(order, Refusal.of(counts), clusters.size());
    };
  }

  private static List<Integer> feasible(
      PlacementRequest request, ClusterView clusters, Further further, int[] counts) {
    List<Integer> order = new ArrayList<>();
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      int at = cluster;
      Optional<Shortfall> reason =
          clusters.isActive(cluster)
              ? shortfall(request, clusters, cluster)
                  .or(() -> further.shortfall(request, clusters, at))
              : Optional.of(Shortfall.SILENT);
      if (reason.isPresent()) {
        counts[reason.get().ordinal()]++;
      } else {
        order.add(cluster);
      }
    }
    return order;
  }

  private static Optional<Shortfall> shortfall(
      PlacementRequest request, ClusterView clusters, int cluster) {
    Optional<Shortfall> unmet = request.spec().requirements().unmetBelow(clusters.name(cluster));
    return unmet.isPresent() ? unmet : clusters.aggregate(cluster).shortfall(request.spec());
  }
}
