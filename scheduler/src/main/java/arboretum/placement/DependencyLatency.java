package arboretum.placement;

import arboretum.model.Constraint;
import arboretum.model.Shortfall;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerView;
import java.util.List;

/**
 * Placement near dependencies (the schedulers of Oakestra's fork experimental-setup, read, not
 * executed): a worker passes if for each dependency that is deployed at least one instance is
 * within its limit on latency; the one with the most free CPU and memory is taken. Users and
 * distances it does not see.
 */
final class DependencyLatency implements WorkerSelection {
  private final LatencySettings settings;
  private final Sieve sieve = new Sieve();

  DependencyLatency(LatencySettings settings) {
    this.settings = settings;
  }

  @Override
  public Selection select(PlacementRequest request, WorkerView workers) {
    List<Constraint> deployed =
        request.constraints().stream()
            .filter(Constraint.TargetLatency.class::isInstance)
            .filter(
                c -> c.target().filter(target -> !request.placesOf(target).isEmpty()).isPresent())
            .toList();
    Limits limits = Limits.of(deployed, request, settings, Limits.UserPlaces.UNKNOWN);
    sieve.fill(request, workers);
    sieve.keep(
        worker -> limits.slack(workers, worker, null, Limits.Rtts.ESTIMATED) >= 0,
        Shortfall.CONNECTIVITY);
    int chosen = sieve.mostSlack(request, workers);
    return chosen == WorkerView.NOBODY
        ? new Selection.NoneFits(sieve.refusal(), workers.size())
        : new Selection.Chosen(chosen, workers.size());
  }
}
