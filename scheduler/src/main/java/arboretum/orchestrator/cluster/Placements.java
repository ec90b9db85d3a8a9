package arboretum.orchestrator.cluster;

import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instances of one cluster, by name and by worker, oldest first. */
final class Placements {
  private final Map<InstanceId, Placement> entries = new LinkedHashMap<>();
  private final List<@Nullable Map<InstanceId, Placement>> byWorker = new ArrayList<>();

  Collection<Placement> all() {
    return entries.values();
  }

  @Nullable Placement get(InstanceId id) {
    return entries.get(id);
  }

  Placement add(Placement entry) {
    entries.put(entry.id(), entry);
    return entry;
  }

  void remove(InstanceId id) {
    entries.remove(id);
  }

  /** Returns the instances of a service, oldest first. */
  List<Placement> of(ServiceName service) {
    return entries.values().stream().filter(entry -> entry.id().service().equals(service)).toList();
  }

  /**
   * Makes room for a worker; its map is made when it gets its first instance, since most workers
   * idle.
   */
  void admit(int worker) {
    if (worker == byWorker.size()) {
      byWorker.add(null);
    }
  }

  /** Returns a copy of what a worker has. */
  List<Placement> at(int worker) {
    Map<InstanceId, Placement> there = byWorker.get(worker);
    return there == null ? List.of() : List.copyOf(there.values());
  }

  void put(Placement entry, int worker) {
    Map<InstanceId, Placement> there = byWorker.get(worker);
    if (there == null) {
      there = new LinkedHashMap<>();
      byWorker.set(worker, there);
    }
    there.put(entry.id(), entry);
  }

  void take(Placement entry) {
    Map<InstanceId, Placement> there = byWorker.get(entry.member());
    if (there != null) {
      there.remove(entry.id());
    }
  }
}
