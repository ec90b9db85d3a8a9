package arboretum.placement;

import arboretum.coordinates.Coordinate;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.PlacementRequest.Measurement;
import arboretum.plugin.WorkerView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates that learn from what was measured for the same request: where an estimate was wrong for
 * a worker that measured, it is taken to be wrong by about as much for workers that are near it in
 * the space of coordinates (ours; an inverse distance weighting of the residuals, as D. Shepard
 * interpolates, Proceedings of the ACM National Conference 1968). Coordinates cannot show that a
 * network's shortest path is not the one taken; a measurement near by does.
 */
final class Corrected implements Limits.Rtts {
  /**
   * Estimated round trip, in milliseconds, at which a measurement counts for a half (assumed, not
   * fitted).
   */
  private static final double HALF_MILLIS = 10;

  /** What the estimate itself counts beside the measurements (assumed, not fitted). */
  private static final double PRIOR = 0.3;

  private record Residual(Coordinate at, double millis) {}

  private final Map<Limits.End, List<Residual>> residuals = new LinkedHashMap<>();

  /**
   * @param ends of the request's limits, with where they are held to be now
   */
  Corrected(
      PlacementRequest request, List<Limits.End> ends, Measured measured, WorkerView workers) {
    for (Limits.End end : ends) {
      List<Residual> found = new ArrayList<>();
      for (Measurement one : request.measurements()) {
        int worker = measured.index(one.worker(), workers);
        if (one.endpoint().equals(end.name())
            && one.rttNanos().isPresent()
            && worker != WorkerView.NOBODY
            && workers.coordinate(worker).isPresent()) {
          double wrong =
              measured.millis(workers, worker, end) - ESTIMATED.millis(workers, worker, end);
          if (Double.isFinite(wrong)) {
            found.add(new Residual(workers.coordinate(worker).get(), wrong));
          }
        }
      }
      residuals.put(end, found);
    }
  }

  @Override
  public double millis(WorkerView workers, int worker, Limits.End end) {
    double estimate = ESTIMATED.millis(workers, worker, end);
    List<Residual> known = residuals.getOrDefault(end, List.of());
    if (known.isEmpty() || workers.coordinate(worker).isEmpty()) {
      return estimate;
    }
    Coordinate here = workers.coordinate(worker).get();
    double weights = PRIOR;
    double sum = 0;
    for (Residual residual : known) {
      double away = here.distanceMillis(residual.at()) / HALF_MILLIS;
      double weight = 1 / (1 + away * away);
      weights += weight;
      sum += weight * residual.millis();
    }
    return Math.max(0, estimate + sum / weights);
  }
}
