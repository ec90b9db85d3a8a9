package arboretum.placement;

import arboretum.model.ServiceSpec;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.Slack;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerView;
import arboretum.random.RandomSource;

/**
 * Schedulers over workers that look at resources only: ROM (Oakestra paper, Algorithm 1) and the
 * other ones of Oakestra's code and of the field. All keep to hard requirements; distance and
 * latency they do not see.
 */
final class WorkerSelections {
  private static final double PERCENT = 100.0;
  private static final double BYTES_PER_MEBI = 1024.0 * 1024.0;

  private WorkerSelections() {}

  /** How good a worker that fits is; the highest wins, the first of equals. */
  @FunctionalInterface
  interface Score {
    double of(WorkerView workers, int worker, ServiceSpec spec);
  }

  /** Returns the first worker that fits; looks no further. */
  static WorkerSelection firstFit() {
    return (request, workers) -> {
      int first = workers.firstFit(request.spec());
      return first == WorkerView.NOBODY
          ? noneFits(request, workers)
          : new WorkerSelection.Selection.Chosen(first, first + 1);
    };
  }

  /** Returns the worker with the most slack. */
  static WorkerSelection bestFit(Slack slack) {
    return (request, workers) -> chosen(workers.mostSlack(request.spec(), slack), request, workers);
  }

  /** Returns the worker with the least slack, so that large gaps stay whole. */
  static WorkerSelection binPack() {
    return best((workers, worker, spec) -> -Slack.NORMALISED.of(workers, worker, spec.request()));
  }

  /** Returns the worker with the fewest instances. */
  static WorkerSelection spread() {
    return best((workers, worker, spec) -> -workers.instances(worker));
  }

  /**
   * The "greedy load balanced" scheduler of the paper's artifact (read, not executed): keeps the
   * last candidate that has at least as much CPU <em>and</em> memory as the best so far, so what it
   * picks depends on the order. Its free CPU is multiplied by the free share of <em>memory</em>, a
   * slip that is kept.
   */
  static WorkerSelection greedy() {
    return (request, workers) -> {
      int best = WorkerView.NOBODY;
      double cpu = 0;
      double memory = 0;
      for (int worker = 0; worker < workers.size(); worker++) {
        if (!workers.fits(worker, request.spec())) {
          continue;
        }
        double freeMemory = workers.freeMemoryBytes(worker);
        double freeCpu =
            workers.memoryBytes(worker) == 0
                ? 0
                : workers.freeCpuMillis(worker) * (freeMemory / workers.memoryBytes(worker));
        if (freeCpu >= cpu && freeMemory >= memory) {
          best = worker;
          cpu = freeCpu;
          memory = freeMemory;
        }
      }
      return chosen(best, request, workers);
    };
  }

  /** Oakestra's bestCpuMemFit as it is meant: idle CPU in percent plus free memory in MB. */
  static WorkerSelection bestCpuMemFit() {
    return best(
        (workers, worker, spec) ->
            PERCENT
                - busyPercent(workers, worker)
                + workers.freeMemoryBytes(worker) / BYTES_PER_MEBI);
  }

  /**
   * Oakestra's bestCpuMemFit as its comparator works (calculate.go, read, not executed): the same
   * memory is added on both sides, so the lowest CPU percentage wins. Ties are the first worker's;
   * in Oakestra they are unstable.
   */
  static WorkerSelection lowestCpu() {
    return best((workers, worker, spec) -> -busyPercent(workers, worker));
  }

  /** Returns any worker that fits, uniformly (Oakestra's rootRandom). */
  static WorkerSelection random(RandomSource random) {
    return (request, workers) -> {
      int fitting = 0;
      int picked = WorkerView.NOBODY;
      for (int worker = 0; worker < workers.size(); worker++) {
        if (workers.fits(worker, request.spec())) {
          fitting++;
          if (random.nextInt(fitting) == 0) {
            picked = worker;
          }
        }
      }
      return chosen(picked, request, workers);
    };
  }

  /** Returns the worker that fits with the highest score. */
  static WorkerSelection best(Score score) {
    return (request, workers) -> {
      int best = WorkerView.NOBODY;
      double highest = Double.NEGATIVE_INFINITY;
      for (int worker = 0; worker < workers.size(); worker++) {
        if (workers.fits(worker, request.spec())) {
          double value = score.of(workers, worker, request.spec());
          if (best == WorkerView.NOBODY || Double.compare(value, highest) > 0) {
            best = worker;
            highest = value;
          }
        }
      }
      return chosen(best, request, workers);
    };
  }

  private static double busyPercent(WorkerView workers, int worker) {
    long all = workers.cpuMillis(worker);
    return all == 0 ? PERCENT : PERCENT * workers.busyCpuMillis(worker) / all;
  }

  /** Returns the answer of an algorithm that has looked at every worker. */
  static WorkerSelection.Selection chosen(
      int worker, PlacementRequest request, WorkerView workers) {
    return worker == WorkerView.NOBODY
        ? noneFits(request, workers)
        : new WorkerSelection.Selection.Chosen(worker, workers.size());
  }

  static WorkerSelection.Selection noneFits(PlacementRequest request, WorkerView workers) {
    return new WorkerSelection.Selection.NoneFits(workers.refusal(request.spec()), workers.size());
  }
}
