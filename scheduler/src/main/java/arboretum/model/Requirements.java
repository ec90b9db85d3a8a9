package arboretum.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an instance needs of its worker beside amounts. All of it must hold.
 *
 * @param virtualization the kind of container, as workers name it
 * @param architectures processor architectures of which one will do; empty: any
 * @param volumeDrivers CSI drivers that its volumes need
 * @param constraints what the descriptor demands of the place
 * @param level which of the constraints are watched while it runs
 */
public record Requirements(
    String virtualization,
    List<String> architectures,
    List<String> volumeDrivers,
    List<Constraint> constraints,
    ServiceLevel level) {
  /** A container, anywhere. */
  public static final Requirements NONE =
      new Requirements("docker", List.of(), List.of(), List.of());

  /** Nothing is watched while it runs. */
  public Requirements(
      String virtualization,
      List<String> architectures,
      List<String> volumeDrivers,
      List<Constraint> constraints) {
    this(virtualization, architectures, volumeDrivers, constraints, ServiceLevel.NONE);
  }

  /** A container whose place has to meet {@code constraints}. */
  public static Requirements of(List<Constraint> constraints) {
    return new Requirements(NONE.virtualization, List.of(), List.of(), constraints);
  }

  public Requirements {
    architectures = List.copyOf(architectures);
    volumeDrivers = List.copyOf(volumeDrivers);
    constraints = List.copyOf(constraints);
    for (ServiceLevel.Objective objective : level.objectives()) {
      if (objective.constraint() >= constraints.size()) {
        throw new IllegalArgumentException("no such constraint: " + objective);
      }
    }
  }

  /** Returns the same, of which some constraints are watched. */
  public Requirements watched(ServiceLevel watched) {
    return new Requirements(virtualization, architectures, volumeDrivers, constraints, watched);
  }

  /** Returns the same without the constraints that are watched. */
  public Requirements unwatched() {
    List<Constraint> rest = new ArrayList<>(constraints);
    for (ServiceLevel.Objective objective : level.objectives()) {
      rest.remove(constraints.get(objective.constraint()));
    }
    return new Requirements(virtualization, architectures, volumeDrivers, rest);
  }

  /**
   * Returns why a worker is none for this service whatever capacity it has; empty if it may be one.
   * Distance and latency are not judged here: that is the scheduler's.
   */
  public Optional<Shortfall> unmet(NodeName worker, NodeTraits traits) {
    Optional<Shortfall> place = unmetPlace(worker);
    if (place.isPresent()) {
      return place;
    }
    if (!traits.virtualizations().contains(virtualization)) {
      return Shortfall.VIRTUALIZATION.found();
    }
    if (!architectures.isEmpty() && !architectures.contains(traits.architecture())) {
      return Shortfall.ARCHITECTURE.found();
    }
    for (int i = 0; i < constraints.size(); i++) { // asked of many workers: without an iterator
      Constraint constraint = constraints.get(i);
      if (constraint instanceof Constraint.Addons c && !traits.addons().containsAll(c.needs())) {
        return Shortfall.ADDON.found();
      }
      if (constraint instanceof Constraint.Labels c && !traits.labels().containsAll(c.needs())) {
        return Shortfall.LABEL.found();
      }
    }
    return volumeDrivers.isEmpty() || traits.volumeDrivers().containsAll(volumeDrivers)
        ? Optional.empty()
        : Shortfall.VOLUME.found();
  }

  /** Returns whether every worker of every cluster will do, but for amounts and runtime. */
  public boolean isPlain() {
    return architectures.isEmpty() && volumeDrivers.isEmpty() && constraints.isEmpty();
  }

  private Optional<Shortfall> unmetPlace(NodeName worker) {
    for (int i = 0; i < constraints.size(); i++) {
      Constraint constraint = constraints.get(i);
      if (constraint instanceof Constraint.Direct c && !c.admits(worker)) {
        return Shortfall.DIRECT.found();
      }
      if (constraint instanceof Constraint.Clusters c && !c.admits(worker)) {
        return Shortfall.CLUSTER.found();
      }
    }
    return Optional.empty();
  }

  /**
   * Returns why no worker below an orchestrator can be meant by name; empty if one may be. Above
   * clusters that is all that can be said of names: which workers a cluster has stays hidden.
   */
  public Optional<Shortfall> unmetBelow(NodeName orchestrator) {
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Direct c && !c.admitsBelow(orchestrator)) {
        return Shortfall.DIRECT.found();
      }
      if (constraint instanceof Constraint.Clusters c && !c.admitsBelow(orchestrator)) {
        return Shortfall.CLUSTER.found();
      }
    }
    return Optional.empty();
  }
}
