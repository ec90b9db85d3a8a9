package arboretum.placement;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.Trilateration;
import arboretum.coordinates.Trilateration.Reference;
import arboretum.model.NodeName;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.PlacementRequest.Measurement;
import arboretum.plugin.WorkerView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The round-trip times that were measured for one request. */
final class Measured implements Limits.Rtts {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<NodeName, Map<NodeName, Double>> millisByWorker = new LinkedHashMap<>();
  private final List<Measurement> all;

  Measured(PlacementRequest request) {
    all = request.measurements();
    for (Measurement one : all) {
      double millis =
          one.rttNanos().isPresent()
              ? one.rttNanos().getAsLong() / NANOS_PER_MILLI
              : Double.POSITIVE_INFINITY;
      millisByWorker
          .computeIfAbsent(one.worker(), worker -> new LinkedHashMap<>())
          .put(one.endpoint(), millis);
    }
  }

  /** Returns whether nothing was measured yet. */
  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Returns how many workers have measured. */
  int workers() {
    return millisByWorker.size();
  }

  boolean by(NodeName worker) {
    return millisByWorker.containsKey(worker);
  }

  /** As measured; infinite without an answer; estimated between ends that did not measure. */
  @Override
  public double millis(WorkerView workers, int worker, Limits.End end) {
    Map<NodeName, Double> measured = millisByWorker.get(workers.name(worker));
    Double millis = measured == null ? null : measured.get(end.name());
    return millis == null ? ESTIMATED.millis(workers, worker, end) : millis;
  }

  /**
   * Returns where a user must be by what was measured from workers whose coordinates are known;
   * empty if there is no such measurement.
   */
  Optional<Coordinate> locate(NodeName user, WorkerView workers) {
    List<Reference> references = new ArrayList<>();
    for (Measurement one : all) {
      if (one.endpoint().equals(user) && one.rttNanos().isPresent()) {
        coordinateOf(one.worker(), workers)
            .ifPresent(at -> references.add(new Reference(at, one.rttNanos().getAsLong())));
      }
    }
    return references.isEmpty() ? Optional.empty() : Optional.of(Trilateration.locate(references));
  }

  private Optional<Coordinate> coordinateOf(NodeName name, WorkerView workers) {
    int worker = index(name, workers);
    return worker == WorkerView.NOBODY ? Optional.empty() : workers.coordinate(worker);
  }

  /** Returns the index of a worker, or {@code NOBODY} if it is gone. */
  int index(NodeName name, WorkerView workers) {
    for (int worker = 0; worker < workers.size(); worker++) {
      if (workers.name(worker).equals(name)) {
        return worker;
      }
    }
    return WorkerView.NOBODY;
  }
}
