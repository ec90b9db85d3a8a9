package arboretum.plugin;

import arboretum.model.Refusal;
import java.util.List;

/**
 * The scheduler of an orchestrator above clusters: ranks those that could fit. Pure; one per
 * orchestrator.
 */
public interface ClusterRanking {
  /** Ranks {@code clusters}; every tie is settled by index. */
  Ranking rank(PlacementRequest request, ClusterView clusters);

  /**
   * The clusters to ask, best first.
   *
   * @param order indices
   * @param refusal why the others were left out
   * @param examined candidates that the algorithm looked at
   */
  record Ranking(List<Integer> order, Refusal refusal, int examined) {
    public Ranking {
      order = List.copyOf(order);
    }
  }
}
