package arboretum.placement;

import arboretum.model.NodeName;
import arboretum.model.Shortfall;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerView;
import arboretum.random.RandomSource;
import java.util.List;

/**
 * Latency and distance aware placement (Oakestra paper, Algorithm 2): of the workers with the room,
 * those near enough, by great circle and by network coordinates, to the instances of every target
 * service; of these, those near enough to the users, who are found by trilateration from round-trip
 * times that a random sample of the workers measures. Any that is left will do.
 */
final class Ldp implements WorkerSelection {
  private final LatencySettings settings;
  private final RandomSource random;
  private final Sieve sieve = new Sieve();

  Ldp(LatencySettings settings, RandomSource random) {
    this.settings = settings;
    this.random = random;
  }

  @Override
  public Selection select(PlacementRequest request, WorkerView workers) {
    Measured measured = new Measured(request);
    Limits limits = Limits.of(request, settings, user -> measured.locate(user, workers));
    sieve.fill(request, workers);
    sieve.keepNear(limits, workers);
    keepWithin(limits, Shortfall.CONNECTIVITY, workers);
    limits.unseen().forEach(area -> sieve.keepInside(area, workers));
    List<NodeName> users = limits.users();
    if (!users.isEmpty() && measured.isEmpty() && sieve.size() > 0) {
      return new Selection.Measure(
          sieve.sample(settings.references(), random), users, workers.size());
    }
    keepWithin(limits, Shortfall.LATENCY, workers);
    int chosen =
        switch (settings.pick()) {
          case FIRST -> sieve.next(0);
          case RANDOM -> sieve.any(random);
          case MOST_SLACK -> sieve.mostSlack(request, workers);
        };
    return chosen == WorkerView.NOBODY
        ? new Selection.NoneFits(sieve.refusal(request, workers), workers.size())
        : new Selection.Chosen(chosen, workers.size());
  }

  private void keepWithin(Limits limits, Shortfall kind, WorkerView workers) {
    double least = 1 - settings.tolerance();
    sieve.keep(worker -> limits.slack(workers, worker, kind, Limits.Rtts.ESTIMATED) >= least, kind);
  }
}
