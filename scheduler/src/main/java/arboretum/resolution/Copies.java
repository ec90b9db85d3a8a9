package arboretum.resolution;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.protocol.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers of the copies that a resolver was ever told of, from 0. */
final class Copies {
  private record Copy(InstanceId instance, Epoch epoch, NodeName node) {}

  private final Map<Copy, Integer> numbers = new LinkedHashMap<>();
  private final List<Route> routes = new ArrayList<>(); // by number

  /** Returns the number of a copy, which it gets now if it has none. */
  int number(Route route) {
    Copy copy = new Copy(route.instance(), route.epoch(), route.place().node());
    Integer before = numbers.putIfAbsent(copy, routes.size());
    if (before == null) {
      routes.add(route);
      return routes.size() - 1;
    }
    return before;
  }

  /** Returns the number of the copy that was told of last; -1 if none was. */
  int number(InstanceId instance, Epoch epoch) {
    for (int number = routes.size() - 1; number >= 0; number--) {
      Route route = routes.get(number);
      if (route.instance().equals(instance) && route.epoch().equals(epoch)) {
        return number;
      }
    }
    return -1;
  }

  Route route(int number) {
    return routes.get(number);
  }
}
