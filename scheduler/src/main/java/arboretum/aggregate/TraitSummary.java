package arboretum.aggregate;

import arboretum.model.Constraint;
import arboretum.model.NodeTraits;
import arboretum.model.Requirements;
import arboretum.model.Shortfall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What kinds of worker there are below a cluster: sets, without counts, so that they do not
 * disclose how many workers have what. Each list is sorted.
 *
 * @param runtimes pairs of virtualization and architecture (EdgeSys 2025, section 3), such as
 *     {@code docker/amd64}
 * @param addons add-ons that some worker has
 * @param labels labels that some worker has
 * @param volumeDrivers CSI drivers that some worker has
 */
public record TraitSummary(
    List<String> runtimes, List<String> addons, List<String> labels, List<String> volumeDrivers) {
  /** Of no worker. */
  public static final TraitSummary NONE =
      new TraitSummary(List.of(), List.of(), List.of(), List.of());

  private static final String PAIR = "/";

  public TraitSummary {
    runtimes = List.copyOf(runtimes);
    addons = List.copyOf(addons);
    labels = List.copyOf(labels);
    volumeDrivers = List.copyOf(volumeDrivers);
  }

  /** Returns the summary of workers. */
  public static TraitSummary of(Collection<NodeTraits> workers) {
    var runtimes = new TreeSet<String>();
    var addons = new TreeSet<String>();
    var labels = new TreeSet<String>();
    var drivers = new TreeSet<String>();
    for (NodeTraits worker : workers) {
      worker.virtualizations().forEach(v -> runtimes.add(v + PAIR + worker.architecture()));
      addons.addAll(worker.addons());
      labels.addAll(worker.labels());
      drivers.addAll(worker.volumeDrivers());
    }
    return sorted(runtimes, addons, labels, drivers);
  }

  /** Returns the summary over several clusters. */
  static TraitSummary combine(List<TraitSummary> parts) {
    var runtimes = new TreeSet<String>();
    var addons = new TreeSet<String>();
    var labels = new TreeSet<String>();
    var drivers = new TreeSet<String>();
    for (TraitSummary part : parts) {
      runtimes.addAll(part.runtimes());
      addons.addAll(part.addons());
      labels.addAll(part.labels());
      drivers.addAll(part.volumeDrivers());
    }
    return sorted(runtimes, addons, labels, drivers);
  }

  private static TraitSummary sorted(
      TreeSet<String> runtimes,
      TreeSet<String> addons,
      TreeSet<String> labels,
      TreeSet<String> drivers) {
    return new TraitSummary(
        new ArrayList<>(runtimes),
        new ArrayList<>(addons),
        new ArrayList<>(labels),
        new ArrayList<>(drivers));
  }

  /** Returns why no worker below is of the kind that is needed; empty if one could be. */
  Optional<Shortfall> unmet(Requirements needs) {
    String runtime = needs.virtualization() + PAIR;
    if (runtimes.stream().noneMatch(pair -> pair.startsWith(runtime))) {
      return Optional.of(Shortfall.VIRTUALIZATION);
    }
    if (!needs.architectures().isEmpty()
        && needs.architectures().stream().noneMatch(a -> runtimes.contains(runtime + a))) {
      return Optional.of(Shortfall.ARCHITECTURE);
    }
    for (Constraint constraint : needs.constraints()) {
      if (constraint instanceof Constraint.Addons c && !addons.containsAll(c.needs())) {
        return Optional.of(Shortfall.ADDON);
      }
      if (constraint instanceof Constraint.Labels c && !labels.containsAll(c.needs())) {
        return Optional.of(Shortfall.LABEL);
      }
    }
    return volumeDrivers.containsAll(needs.volumeDrivers())
        ? Optional.empty()
        : Optional.of(Shortfall.VOLUME);
  }
}
