package arboretum.plugin;

import arboretum.coordinates.Place;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import java.util.List;
import java.util.OptionalLong;

/**
 * One instance to be placed.
 *
 * @param spec what is asked for
 * @param targets where the services are to which its constraints bind it, one entry per service in
 *     the order of its constraints; a service without a known place has no places
 * @param measurements round-trip times that were measured for it, in the order of their arrival
 */
public record PlacementRequest(
    ServiceSpec spec, List<Target> targets, List<Measurement> measurements) {
  public PlacementRequest {
    targets = List.copyOf(targets);
    measurements = List.copyOf(measurements);
  }

  /** A request whose targets are not known here. */
  public static PlacementRequest of(ServiceSpec spec) {
    return new PlacementRequest(spec, List.of(), List.of());
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

  /**
   * A round-trip time that a worker measured.
   *
   * @param endpoint a user's device or a worker
   * @param rttNanos above 0; empty: it did not answer in time
   */
  public record Measurement(NodeName worker, NodeName endpoint, OptionalLong rttNanos) {}

  /** Where instances of one service are. */
  public record Target(ServiceName service, List<Place> places) {
    public Target {
      places = List.copyOf(places);
    }
  }
}
