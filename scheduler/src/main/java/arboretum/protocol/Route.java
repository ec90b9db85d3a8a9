package arboretum.protocol;

import arboretum.coordinates.Coordinate;
import arboretum.coordinates.Place;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import java.util.List;
import java.util.Optional;

/**
 * A row of a conversion table: one copy of an instance that takes connections, and where (Oakestra
 * paper, section 3.4).
 *
 * @param place its worker; where that is on the map and in the network, as far as it is known
 * @param address of the instance, kept over moves: an IPv4 address as a number, 0 if none is known
 */
public record Route(InstanceId instance, Epoch epoch, Place place, int address) {
  /**
   * Returns whether both lead to the same copy, which holds itself to be at about the same place in
   * the network.
   *
   * @param millis how far it may have moved
   */
  public boolean leadsAs(Route other, double millis) {
    return instance.equals(other.instance)
        && epoch.equals(other.epoch)
        && place.node().equals(other.place.node())
        && address == other.address
        && isNear(place.coordinate(), other.place.coordinate(), millis);
  }

  private static boolean isNear(
      Optional<Coordinate> one, Optional<Coordinate> other, double millis) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || one.get().shiftMillis(other.get()) <= millis);
  }

  /** Returns the same without what means something within one cluster only. */
  public Route withoutCoordinate() {
    return new Route(
        instance, epoch, new Place(place.node(), place.at(), Optional.empty()), address);
  }

  static int wireBytes(List<Route> routes) {
    int lengths = 0;
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      lengths +=
          Wire.plain(
              Wire.field("instance", Wire.instance(route.instance))
                  + Wire.field("epoch", Wire.epoch(route.epoch))
                  + Wire.field("place", Wire.place(route.place))
                  + Wire.field("address", Wire.INT));
    }
    return Wire.list(routes.size(), lengths);
  }
}
