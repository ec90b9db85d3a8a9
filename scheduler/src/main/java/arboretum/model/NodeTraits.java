package arboretum.model;

import arboretum.units.GeoPoint;
import java.util.List;
import java.util.Optional;

/**
 * What a worker is, beside its amounts: told once, when it registers.
 *
 * @param virtualizations kinds of container that it runs, such as {@code docker}, {@code unikernel}
 * @param architecture of its processor, such as {@code amd64}; empty if it is not known
 * @param addons names of installed add-ons
 * @param labels words that its owner gave it
 * @param volumeDrivers CSI drivers
 * @param at where it stands; empty if it is not known
 */
public record NodeTraits(
    List<String> virtualizations,
    String architecture,
    List<String> addons,
    List<String> labels,
    List<String> volumeDrivers,
    Optional<GeoPoint> at) {
  /** Runs containers; nothing else is known. */
  public static final NodeTraits PLAIN =
      new NodeTraits(List.of("docker"), "", List.of(), List.of(), List.of(), Optional.empty());

  public NodeTraits {
    virtualizations = List.copyOf(virtualizations);
    addons = List.copyOf(addons);
    labels = List.copyOf(labels);
    volumeDrivers = List.copyOf(volumeDrivers);
  }

  /** Returns the same at a place; empty: it is not known where. */
  public NodeTraits standing(Optional<GeoPoint> place) {
    return new NodeTraits(virtualizations, architecture, addons, labels, volumeDrivers, place);
  }
}
