package arboretum.sim.runtime;

import arboretum.check.Check;
import arboretum.model.InstanceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All containers of a run by instance, wherever they are. */
public final class Copies {
  private final Map<InstanceId, List<Container>> byInstance = new LinkedHashMap<>();

  void add(Container container) {
    byInstance.computeIfAbsent(container.instance, id -> new ArrayList<>(1)).add(container);
  }

  void remove(Container container) {
    List<Container> copies = byInstance.getOrDefault(container.instance, List.of());
    copies.remove(container);
    if (copies.isEmpty()) {
      byInstance.remove(container.instance);
    }
  }

  /**
   * Kills every container of an instance; returns how many there were. Those that are being stopped
   * anyway are left to it.
   */
  public int kill(InstanceId instance) {
    int killed = 0;
    for (Container container : List.copyOf(byInstance.getOrDefault(instance, List.of()))) {
      if (container.proceeds()) {
        container.device.kill(container);
        killed++;
      }
    }
    return killed;
  }

  /** Returns the instances of which there is a container, oldest first. */
  public List<InstanceId> instances() {
    return List.copyOf(byInstance.keySet());
  }

  /** Returns how many containers of an instance run. */
  public int running(InstanceId instance) {
    List<Container> copies = byInstance.get(instance);
    return copies == null ? 0 : running(copies);
  }

  /** Returns the first instance of which more than one container runs; empty if there is none. */
  public Optional<InstanceId> doubled() {
    for (Map.Entry<InstanceId, List<Container>> entry : byInstance.entrySet()) {
      if (entry.getValue().size() > 1 && running(entry.getValue()) > 1) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  private static int running(List<Container> copies) {
    int running = 0;
    for (int i = 0; i < copies.size(); i++) {
      running += copies.get(i).state == Container.State.RUNNING ? 1 : 0;
    }
    return running;
  }

  /**
   * Checks that no epoch of the instance runs twice.
   *
   * @throws IllegalStateException if one does
   */
  void checkOwner(Container running) {
    int owners = 0;
    for (Container copy : byInstance.getOrDefault(running.instance, List.of())) {
      if (copy.state == Container.State.RUNNING && copy.epoch.equals(running.epoch)) {
        owners++;
      }
    }
    Check.state(
        owners == 1, "%s copies run of %s epoch %s", owners, running.instance, running.epoch);
  }

  /**
   * Checks every instance as {@link #checkOwner} does.
   *
   * @throws IllegalStateException if an epoch runs twice
   */
  public void checkOwners() {
    for (List<Container> copies : byInstance.values()) {
      for (Container copy : copies) {
        if (copy.state == Container.State.RUNNING) {
          checkOwner(copy);
        }
      }
    }
  }
}
