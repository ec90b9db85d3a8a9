package arboretum.protocol;

import arboretum.coordinates.Place;
import arboretum.model.InstanceId;
import java.util.List;

/** Where one instance is; leaves a cluster only where all of them share a space of coordinates. */
public record InstancePlace(InstanceId instance, Place place) {
  static int wireBytes(List<InstancePlace> places) {
    int lengths = 0;
    for (InstancePlace one : places) {
      lengths +=
          Wire.plain(
              Wire.field("instance", Wire.instance(one.instance))
                  + Wire.field("place", Wire.place(one.place)));
    }
    return Wire.list(places.size(), lengths);
  }
}
