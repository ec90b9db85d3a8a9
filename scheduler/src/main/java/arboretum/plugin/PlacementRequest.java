package arboretum.plugin;

import arboretum.model.Constraint;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import java.util.List;

/**
 * One instance to be placed.
 *
 * @param spec what is asked for
 * @param targets where the services are to which its constraints bind it, one entry per service in
 *     the order of its constraints; a service without a known place has no places
 */
public record PlacementRequest(ServiceSpec spec, List<Target> targets) {
  public PlacementRequest {
    targets = List.copyOf(targets);
  }

  /** A request whose targets are not known here. */
  public static PlacementRequest of(ServiceSpec spec) {
    return new PlacementRequest(spec, List.of());
  }

  /** Returns the amounts that are asked for. */
  public Resources resources() {
    return spec.request();
  }

  /** Returns the demands on its place beside amounts. */
  public List<Constraint> constraints() {
    return spec.requirements().constraints();
  }

  /** Returns the places of a service; empty if none is known here. */
  public List<Place> placesOf(ServiceName service) {
    for (Target target : targets) {
      if (target.service().equals(service)) {
        return target.places();
      }
    }
    return List.of();
  }

  /** Where instances of one service are. */
  public record Target(ServiceName service, List<Place> places) {
    public Target {
      places = List.copyOf(places);
    }
  }
}
