package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Many;
import arboretum.experiment.scenario.unit.Dimension;
import java.util.List;
import java.util.stream.Stream;

/** What constraints and rarer amounts of services are held against; of devices and of workers. */
public final class TraitKeys {
  private static final long MAX_TPUS = 1_000;

  public static final Key<String> ARCHITECTURE =
      Key.optional(
          "architecture",
          Readings.name(),
          "Of the processor, such as `amd64` or `arm64`; a worker's replaces its device's.");
  public static final Key<List<String>> VIRTUALIZATION =
      Key.optional(
          "virtualization",
          names(1),
          "Kinds of container that it runs, such as `docker`, `unikernel`, `runsc`; without it"
              + " `docker`. A worker's replace its device's.");
  public static final Key<List<String>> VOLUME_DRIVERS =
      Key.optional(
          "volume-drivers", names(0), "CSI drivers; a worker's are added to its device's.");
  public static final Key<List<String>> LABELS =
      Key.optional("labels", names(0), "Words that services can ask for; added to the device's.");
  public static final Key<List<String>> ADDONS =
      Key.optional("addons", names(0), "Installed add-ons; added to the device's.");
  public static final Key<Long> TPUS =
      Key.optional(
          "tpus", Readings.whole(0, MAX_TPUS), "Whole TPUs; a worker's replace its device's.");
  public static final Key<Long> STORAGE =
      Key.optional(
          "storage",
          Readings.quantity(Dimension.BYTES),
          "Storage that services can reserve; without it none.");
  public static final Key<Long> BANDWIDTH_IN =
      Key.optional(
          "bandwidth-in",
          Readings.quantity(Dimension.RATE),
          "Rate towards its services that they can reserve; without it none.");
  public static final Key<Long> BANDWIDTH_OUT =
      Key.optional(
          "bandwidth-out",
          Readings.quantity(Dimension.RATE),
          "Rate from its services that they can reserve; without it none.");

  private static final List<Key<?>> ALL =
      List.of(
          ARCHITECTURE,
          VIRTUALIZATION,
          LABELS,
          ADDONS,
          VOLUME_DRIVERS,
          TPUS,
          STORAGE,
          BANDWIDTH_IN,
          BANDWIDTH_OUT);

  private TraitKeys() {}

  /** Returns {@code keys} and those of traits. */
  static List<Key<?>> after(Key<?>... keys) {
    return Stream.concat(Stream.of(keys), ALL.stream()).toList();
  }

  private static Many<String> names(int least) {
    return new Many<>(Readings.name(), least, Integer.MAX_VALUE);
  }
}
