package arboretum.placement;

import arboretum.model.Refusal;
import arboretum.model.Resources;
import arboretum.model.Shortfall;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerView;

/** ROM, resource-only match, over workers (Oakestra paper, Algorithm 1). */
final class WorkerSelections {
  private WorkerSelections() {}

  /** Returns the first worker that fits; looks no further. */
  static WorkerSelection firstFit() {
    return (request, workers) -> {
      for (int worker = 0; worker < workers.size(); worker++) {
        if (workers.fits(worker, request)) {
          return new WorkerSelection.Selection.Chosen(worker, worker + 1);
        }
      }
      return noneFits(request, workers);
    };
  }

  /** Returns the worker with the most slack; the lower index of equals. */
  static WorkerSelection bestFit(Slack slack) {
    return (request, workers) -> {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int worker = 0; worker < workers.size(); worker++) {
        if (!workers.fits(worker, request)) {
          continue;
        }
        double left =
            slack.of(
                workers.freeCpuMillis(worker) - request.cpuMillis(),
                workers.freeMemoryBytes(worker) - request.memoryBytes(),
                workers.cpuMillis(worker),
                workers.memoryBytes(worker));
        if (best < 0 || Double.compare(left, most) > 0) {
          best = worker;
          most = left;
        }
      }
      return best < 0
          ? noneFits(request, workers)
          : new WorkerSelection.Selection.Chosen(best, workers.size());
    };
  }

  private static WorkerSelection.Selection noneFits(Resources request, WorkerView workers) {
    int[] counts = new int[Shortfall.values().length];
    for (int worker = 0; worker < workers.size(); worker++) {
      workers.shortfall(worker, request).ifPresent(reason -> counts[reason.ordinal()]++);
    }
    return new WorkerSelection.Selection.NoneFits(Refusal.of(counts), workers.size());
  }
}
