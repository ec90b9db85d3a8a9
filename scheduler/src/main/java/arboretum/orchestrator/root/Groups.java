package arboretum.orchestrator.root;

import arboretum.model.InstanceId;
import arboretum.orchestrator.delegation.InstanceEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applications that are to have all their instances placed or none. A group is open until each of
 * its instances has a worker; from then on each is on its own.
 */
final class Groups {
  /** The instances of one application, targets of connectivity first. */
  static final class Group {
    private final List<InstanceEntry> entries;

    /** When its instances were last taken back, in nanoseconds; at first, never. */
    long takenBackAtNanos = -1;

    private Group(List<? extends InstanceEntry> entries) {
      this.entries = new ArrayList<>(entries);
    }

    List<InstanceEntry> entries() {
      return List.copyOf(entries);
    }

    /** Returns whether no instance has a place or is being offered. */
    boolean isIdle() {
      return entries.stream().allMatch(entry -> entry.member() == InstanceEntry.NOWHERE);
    }
  }

  private final Map<InstanceId, Group> open = new LinkedHashMap<>();

  /** Opens a group. */
  Group open(List<? extends InstanceEntry> entries) {
    var group = new Group(entries);
    entries.forEach(entry -> open.put(entry.id(), group));
    return group;
  }

  /** Returns the open group of an instance; empty if it is on its own. */
  Optional<Group> of(InstanceEntry entry) {
    return Optional.ofNullable(open.get(entry.id()));
  }

  /** An instance got a worker: closes its group if it was the last. */
  void placed(InstanceEntry entry) {
    Group group = open.get(entry.id());
    if (group != null && group.entries.stream().allMatch(e -> e.state().isPlaced())) {
      group.entries.forEach(e -> open.remove(e.id()));
    }
  }

  /** An instance is wanted no longer: the others go on without it. */
  void left(InstanceEntry entry) {
    Group group = open.remove(entry.id());
    if (group != null) {
      group.entries.remove(entry);
      group.entries.stream().findFirst().ifPresent(this::placed);
    }
  }
}
