package arboretum.orchestrator.cluster;

import arboretum.model.Resources;
import arboretum.model.ServiceSpec;
import arboretum.plugin.Slack;
import arboretum.plugin.WorkerView;
import java.util.List;

/** One search: what is asked for in the terms of {@link WorkerTree}, and the best found so far. */
final class Wanted {
  static final List<Slack> SLACKS = List.of(Slack.values());

  final ServiceSpec spec;
  final Slack slack;
  final long cpuMillis;
  final long memoryBytes;
  final int mebibytes;
  final int gpuMillis;
  final int stair;

  /** Slack that the request takes from a worker at least, in the tree that is being searched. */
  double taken;

  private int best = WorkerView.NOBODY;
  private double most = Double.NEGATIVE_INFINITY;

  Wanted(ServiceSpec spec, Slack slack) {
    Resources request = spec.request();
    this.spec = spec;
    this.slack = slack;
    this.cpuMillis = request.cpuMillis();
    this.memoryBytes = request.memoryBytes();
    this.mebibytes = WorkerTree.mebibytesDown(memoryBytes);
    this.gpuMillis = request.gpuMillis();
    this.stair = WorkerTree.stairOf(cpuMillis);
  }

  int best() {
    return best;
  }

  /** Returns whether a worker from index {@code first} on, of at most that slack, could be best. */
  boolean mayBetter(double bound, int first) {
    return bound > most || (bound == most && first < best);
  }

  /** Takes a worker if it betters the best and fits. */
  void consider(WorkerView workers, int worker) {
    double left = slack.of(workers, worker, spec.request());
    int order = best == WorkerView.NOBODY ? 1 : Double.compare(left, most);
    if ((order > 0 || (order == 0 && worker < best)) && workers.fits(worker, spec)) {
      best = worker;
      most = left;
    }
  }
}
