package arboretum.orchestrator.delegation;

import arboretum.coordinates.Place;
import arboretum.model.Constraint;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.plugin.PlacementRequest.Target;
import arboretum.protocol.InstancePlace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where the services are to which the constraints of a request bind it. */
public final class Targets {
  private Targets() {}

  /** Returns the services to which constraints bind, in their order, each once. */
  public static Set<ServiceName> services(ServiceSpec spec) {
    Set<ServiceName> services = new LinkedHashSet<>();
    for (Constraint constraint : spec.requirements().constraints()) {
      constraint.target().ifPresent(services::add);
    }
    return services;
  }

  /**
   * Returns the places of each service in the order of instances' numbers.
   *
   * @param told what the parent told of instances elsewhere
   * @param own what the orchestrator knows itself, which counts more
   */
  public static List<Target> of(
      Set<ServiceName> services, List<InstancePlace> told, List<InstancePlace> own) {
    Map<InstanceId, Place> places = new TreeMap<>();
    told.forEach(one -> places.put(one.instance(), one.place()));
    own.forEach(one -> places.put(one.instance(), one.place()));
    List<Target> targets = new ArrayList<>();
    for (ServiceName service : services) {
      List<Place> its =
          places.entrySet().stream()
              .filter(entry -> entry.getKey().service().equals(service))
              .map(Map.Entry::getValue)
              .toList();
      targets.add(new Target(service, its));
    }
    return targets;
  }
}
