package arboretum.experiment.scenario.bind;

import arboretum.experiment.plan.Device;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.TraitKeys;
import arboretum.model.Capacity;
import arboretum.model.Extra;
import arboretum.model.NodeTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds what a device, or a worker of it, is beside its amounts, and its rarer amounts. */
final class Traits {
  private Traits() {}

  /** Returns a device with what is written in addition; the same device if nothing is. */
  static Device with(Device device, Fields written) {
    NodeTraits is = device.traits();
    var traits =
        new NodeTraits(
            written
                .get(TraitKeys.VIRTUALIZATION)
                .map(Traits::runtimes)
                .orElse(is.virtualizations()),
            written.get(TraitKeys.ARCHITECTURE).orElse(is.architecture()),
            added(is.addons(), written, TraitKeys.ADDONS),
            added(is.labels(), written, TraitKeys.LABELS),
            added(is.volumeDrivers(), written, TraitKeys.VOLUME_DRIVERS),
            is.at());
    Capacity has = device.capacity();
    var extras = new ArrayList<Extra>();
    extra(extras, has, Extra.Kind.TPU, written.get(TraitKeys.TPUS));
    extra(extras, has, Extra.Kind.STORAGE, written.get(TraitKeys.STORAGE));
    extra(extras, has, Extra.Kind.BANDWIDTH_IN, written.get(TraitKeys.BANDWIDTH_IN));
    extra(extras, has, Extra.Kind.BANDWIDTH_OUT, written.get(TraitKeys.BANDWIDTH_OUT));
    return new Device(
        device.profile(),
        new Capacity(has.cpuMillis(), has.memoryBytes(), has.gpus(), extras),
        traits,
        device.speed(),
        device.pullRate(),
        device.bootNanos());
  }

  /** The SLA's word for what workers call {@code docker} means the same here. */
  private static List<String> runtimes(List<String> names) {
    return names.stream()
        .map(name -> name.equals("container") ? "docker" : name)
        .distinct()
        .toList();
  }

  private static List<String> added(List<String> known, Fields written, Key<List<String>> key) {
    List<String> more = written.get(key).orElse(List.of());
    return Stream.concat(known.stream(), more.stream()).distinct().toList();
  }

  private static void extra(
      List<Extra> extras, Capacity has, Extra.Kind kind, Optional<Long> written) {
    long amount = written.orElse(Extra.amount(has.extras(), kind));
    if (amount > 0) {
      extras.add(new Extra(kind, amount));
    }
  }
}
