package arboretum.placement;

import arboretum.coordinates.UnitVector;
import arboretum.plugin.WorkerView;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Workers' places in the form in which distances are cheap; kept from request to request. */
final class WorkerPlaces {
  private final List<Optional<GeoPoint>> places = new ArrayList<>();
  private final List<Optional<UnitVector>> vectors = new ArrayList<>();

  /**
   * Returns where a worker stands; empty if it is not known. A worker's traits stay one object
   * while it is up, so a look at the reference tells whether its place is still the same.
   */
  @SuppressWarnings({"OptionalEquality", "ReferenceEquality"})
  Optional<UnitVector> of(WorkerView workers, int worker) {
    Optional<GeoPoint> at = workers.traits(worker).at();
    if (worker < places.size() && places.get(worker) == at) {
      return vectors.get(worker);
    }
    while (places.size() <= worker) {
      places.add(Optional.empty());
      vectors.add(Optional.empty());
    }
    places.set(worker, at);
    vectors.set(worker, at.map(UnitVector::of));
    return vectors.get(worker);
  }
}
