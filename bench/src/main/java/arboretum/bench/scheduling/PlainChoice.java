package arboretum.bench.scheduling;

import arboretum.aggregate.Aggregate;
import arboretum.model.Resources;
import arboretum.plugin.ClusterView;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerView;
import java.util.ArrayList;
import java.util.List;

/**
 * Best fit by the plainest loops, from its definition and not from the policies' code: of all that
 * have the room the one with the largest sum of what would be left of CPU and memory as shares; the
 * first of equals. For requests of CPU and memory alone.
 */
final class PlainChoice {
  private PlainChoice() {}

  /** Returns the worker, or {@link WorkerView#NOBODY}; shares are of the worker's capacity. */
  static int worker(PlacementRequest request, WorkerView workers) {
    Resources wanted = request.resources();
    int best = WorkerView.NOBODY;
    double most = 0;
    for (int w = 0; w < workers.size(); w++) {
      long cpu = workers.freeCpuMillis(w) - wanted.cpuMillis();
      long memory = workers.freeMemoryBytes(w) - wanted.memoryBytes();
      if (cpu >= 0 && memory >= 0) {
        double left =
            (double) cpu / workers.cpuMillis(w) + (double) memory / workers.memoryBytes(w);
        if (best == WorkerView.NOBODY || left > most) {
          best = w;
          most = left;
        }
      }
    }
    return best;
  }

  /**
   * Returns the clusters that could have room, best first; shares are of the largest free sum among
   * them.
   */
  static List<Integer> order(PlacementRequest request, ClusterView clusters) {
    Resources wanted = request.resources();
    List<Integer> left = new ArrayList<>();
    long cpuScale = 0;
    long memoryScale = 0;
    for (int c = 0; c < clusters.size(); c++) {
      Aggregate aggregate = clusters.aggregate(c);
      boolean hasRoom =
          aggregate.cpuMillis().couldFit(wanted.cpuMillis(), aggregate.workers())
              && aggregate.memoryBytes().couldFit(wanted.memoryBytes(), aggregate.workers());
      if (hasRoom) {
        left.add(c);
        cpuScale = Math.max(cpuScale, aggregate.cpuMillis().sum());
        memoryScale = Math.max(memoryScale, aggregate.memoryBytes().sum());
      }
    }
    List<Integer> order = new ArrayList<>();
    while (!left.isEmpty()) {
      Integer best = left.getFirst();
      double most = Double.NEGATIVE_INFINITY;
      for (Integer c : left) {
        Aggregate aggregate = clusters.aggregate(c);
        double slack =
            (double) (aggregate.cpuMillis().sum() - wanted.cpuMillis()) / cpuScale
                + (double) (aggregate.memoryBytes().sum() - wanted.memoryBytes()) / memoryScale;
        if (slack > most) {
          best = c;
          most = slack;
        }
      }
      order.add(best);
      left.remove(best);
    }
    return order;
  }
}
