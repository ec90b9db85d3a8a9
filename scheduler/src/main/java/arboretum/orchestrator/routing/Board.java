package arboretum.orchestrator.routing;

import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import arboretum.protocol.Route;
import arboretum.protocol.ServiceRoutes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an orchestrator knows of one service, and who wants to know it. */
final class Board {
  final ServiceName service;

  /** Copies below this orchestrator, which nobody knows better. */
  final TreeMap<InstanceId, Route> here = new TreeMap<>();

  /** Copies elsewhere, as the parent said last. */
  private List<Route> elsewhere = List.of();

  /** When each interested member asked last, in nanoseconds. */
  final Map<NodeName, Long> interested = new LinkedHashMap<>();

  /** Members that have not been answered yet. */
  final Set<NodeName> waiting = new LinkedHashSet<>();

  private List<Integer> addresses = List.of();
  private Map<InstanceId, Integer> instanceAddresses = new LinkedHashMap<>();

  /** Of the table that members are told; 0 until there is one. */
  long version;

  /** The parent's own version; 0 until it has told. */
  long parentVersion;

  /** Whether the parent is to be heard of before members are answered. */
  boolean asking;

  long askedAtNanos;

  /** Whether the parent has not been heard of for too long. */
  boolean cutOff;

  private boolean toldStale;

  Board(ServiceName service) {
    this.service = service;
  }

  /** Takes what the parent tells of copies that are not below {@code self}. */
  void take(ServiceRoutes told, NodeName self) {
    parentVersion = told.version();
    toldStale = told.stale();
    addresses = told.addresses();
    Map<InstanceId, Integer> numbers = new LinkedHashMap<>();
    List<Route> others = new ArrayList<>();
    for (Route route : told.routes()) {
      numbers.put(route.instance(), route.address());
      if (!route.place().node().isWithin(self)) {
        others.add(route);
      }
    }
    elsewhere = others;
    instanceAddresses = numbers;
  }

  /** Forgets what the parent told. */
  void forgetParent() {
    parentVersion = 0;
    toldStale = false;
    elsewhere = List.of();
  }

  /** Sets the addresses, where they are assigned. */
  void assign(List<Integer> assigned) {
    addresses = assigned;
  }

  /** Returns the table for members: an instance that is here is nowhere else. */
  ServiceRoutes table() {
    List<Route> routes = new ArrayList<>();
    for (Route route : here.values()) {
      int address = instanceAddresses.getOrDefault(route.instance(), route.address());
      routes.add(new Route(route.instance(), route.epoch(), route.place(), address));
    }
    for (Route route : elsewhere) {
      Route own = here.get(route.instance());
      if (own == null) {
        routes.add(route);
      }
    }
    return new ServiceRoutes(service, version, cutOff || toldStale, addresses, routes);
  }

  /** Returns whether nothing is known and nobody wants to know. */
  boolean isIdle() {
    return here.isEmpty() && interested.isEmpty() && waiting.isEmpty();
  }
}
