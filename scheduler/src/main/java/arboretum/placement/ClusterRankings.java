package arboretum.placement;

import arboretum.aggregate.Aggregate;
import arboretum.model.Refusal;
import arboretum.model.Resources;
import arboretum.model.Shortfall;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.ClusterView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The same match one tier up: clusters whose aggregate could hold the request, in order of
 * preference.
 */
final class ClusterRankings {
  private ClusterRankings() {}

  /** Ranks in the order of registration. */
  static ClusterRanking firstFit() {
    return (request, clusters) -> {
      int[] counts = new int[Shortfall.values().length];
      List<Integer> order = feasible(request, clusters, counts);
      return new ClusterRanking.Ranking(order, Refusal.of(counts), clusters.size());
    };
  }

  /**
   * Ranks by the slack of the summed free capacity, most first; equals in the order of
   * registration. Normalised slack takes the largest sum of any active cluster as its scale, since
   * a parent does not know capacities.
   */
  static ClusterRanking bestFit(Slack slack) {
    return (request, clusters) -> {
      int[] counts = new int[Shortfall.values().length];
      List<Integer> order = feasible(request, clusters, counts);
      long cpuScale = 0;
      long memoryScale = 0;
      for (int cluster : order) {
        cpuScale = Math.max(cpuScale, clusters.aggregate(cluster).cpuMillis().sum());
        memoryScale = Math.max(memoryScale, clusters.aggregate(cluster).memoryBytes().sum());
      }
      double[] left = new double[clusters.size()];
      for (int cluster : order) {
        Aggregate aggregate = clusters.aggregate(cluster);
        left[cluster] =
            slack.of(
                aggregate.cpuMillis().sum() - request.cpuMillis(),
                aggregate.memoryBytes().sum() - request.memoryBytes(),
                cpuScale,
                memoryScale);
      }
      order.sort(
          Comparator.<Integer>comparingDouble(cluster -> left[cluster])
              .reversed()
              .thenComparing(Comparator.naturalOrder()));
      return new ClusterRanking.Ranking(order, Refusal.of(counts), clusters.size());
    };
  }

  private static List<Integer> feasible(Resources request, ClusterView clusters, int[] counts) {
    List<Integer> order = new ArrayList<>();
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      Optional<Shortfall> reason =
          clusters.isActive(cluster)
              ? clusters.aggregate(cluster).shortfall(request)
              : Optional.of(Shortfall.SILENT);
      if (reason.isPresent()) {
        counts[reason.get().ordinal()]++;
      } else {
        order.add(cluster);
      }
    }
    return order;
  }
}
