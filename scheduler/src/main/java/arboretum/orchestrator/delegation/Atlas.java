package arboretum.orchestrator.delegation;

import arboretum.coordinates.Place;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.orchestrator.CoordinateSettings;
import arboretum.protocol.InstancePlace;
import arboretum.protocol.OrchestratorToParent.Whereabouts;
import arboretum.protocol.ParentToOrchestrator.Landmarks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an orchestrator knows of places below its members where all clusters share one space of
 * coordinates: some workers' names, to be probed from elsewhere, and where instances are. Empty
 * where each cluster has a space of its own.
 */
final class Atlas {
  private final CoordinateSettings settings;
  private final Lease lease;
  private final List<List<NodeName>> landmarks = new ArrayList<>();
  private final List<Map<InstanceId, Place>> places = new ArrayList<>();
  private List<NodeName> fromAbove = List.of();
  private int next;

  Atlas(CoordinateSettings settings, Lease lease) {
    this.settings = settings;
    this.lease = lease;
  }

  /** Makes room for a member. */
  void admit(int member) {
    if (member == landmarks.size()) {
      landmarks.add(List.of());
      places.add(new LinkedHashMap<>());
    }
  }

  /** Takes what a member says of its workers and instances. */
  void take(int member, Whereabouts told) {
    landmarks.set(member, told.landmarks());
    Map<InstanceId, Place> there = new LinkedHashMap<>();
    told.instances().forEach(one -> there.put(one.instance(), one.place()));
    places.set(member, there);
  }

  /** Takes names of workers that are not below this orchestrator. */
  void takeFromAbove(Landmarks told) {
    fromAbove = told.nodes();
  }

  /** Returns workers for those of one member to probe, others each time: none is its own. */
  Landmarks landmarksFor(int member) {
    List<NodeName> others = new ArrayList<>(fromAbove);
    for (int other = 0; other < landmarks.size(); other++) {
      if (other != member) {
        others.addAll(known(other));
      }
    }
    return new Landmarks(some(others, settings.offered()));
  }

  /** Returns what the parent may know: a few landmarks, and where the instances are. */
  Whereabouts whereabouts(long session) {
    List<NodeName> all = new ArrayList<>();
    List<InstancePlace> instances = new ArrayList<>();
    for (int member = 0; member < landmarks.size(); member++) {
      all.addAll(known(member));
      places.get(member).forEach((id, place) -> instances.add(new InstancePlace(id, place)));
    }
    return new Whereabouts(session, some(all, settings.landmarks()), instances);
  }

  /** Returns where an instance is that a member has; empty if the member has not said so. */
  Optional<Place> place(InstanceId instance, int member) {
    return Optional.ofNullable(places.get(member).get(instance));
  }

  private List<NodeName> known(int member) {
    return lease.isSilent(member) ? List.of() : landmarks.get(member);
  }

  /** Returns as many names as are asked for, going on where the last call ended. */
  private List<NodeName> some(List<NodeName> names, int most) {
    List<NodeName> some = new ArrayList<>();
    for (int i = 0; i < Math.min(most, names.size()); i++) {
      some.add(names.get(Math.floorMod(next + i, names.size())));
    }
    next += some.size();
    return some;
  }
}
