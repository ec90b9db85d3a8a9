package example;

import arboretum.plugin.*;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.random.RandomSource;
import java.util.List;

/** Prefers the worker with the lowest load, in steps: loads within one step count as equal. */
public final class LeastLoaded implements WorkerSelectionFactory {
  @Override
  public int apiVersion() {
    return Api.VERSION;
  }

  @Override
  public String name() {
    return "least-loaded";
  }

  @Override
  public List<SettingKey> settings() {
    String about = "Loads within one step of this size count as equal.";
    return List.of(SettingKey.of(SettingKey.Type.SHARE, "step", "10 %", "1 %", "100 %", about));
  }

  @Override
  public WorkerSelection create(PolicySettings settings, RandomSource random) {
    double step = settings.amount("step") / 1e6; // a share comes in millionths
    return (request, workers) -> {
      int best = WorkerView.NOBODY;
      double least = Double.POSITIVE_INFINITY;
      for (int worker = 0; worker < workers.size(); worker++) {
        double busy = (double) workers.busyCpuMillis(worker) / workers.cpuMillis(worker);
        double load = Math.floor(busy / step);
        if (load < least && workers.fits(worker, request.spec())) {
          best = worker;
          least = load;
        }
      }
      return best == WorkerView.NOBODY
          ? new Selection.NoneFits(workers.refusal(request.spec()), workers.size())
          : new Selection.Chosen(best, workers.size());
    };
  }
}
