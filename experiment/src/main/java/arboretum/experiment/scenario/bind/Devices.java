package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.catalog.DeviceCatalog;
import arboretum.experiment.data.catalog.DeviceProfile;
import arboretum.experiment.plan.Device;
import arboretum.experiment.problem.Nearest;
import arboretum.experiment.problem.Problems;
import arboretum.experiment.scenario.format.Fields;
import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.keys.DeviceKeys;
import arboretum.experiment.scenario.keys.ScenarioKeys;
import arboretum.model.Capacity;
import arboretum.model.NodeTraits;
import arboretum.units.BitsPerSecond;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of device that a scenario can name: those that come with Arboretum, and its own. */
final class Devices {
  private static final DeviceCatalog CATALOG = DeviceCatalog.bundled();
  private static final long MILLIS = 1_000;

  private final Map<String, Optional<Device>> known = new LinkedHashMap<>();
  private final Problems problems;

  Devices(Fields file, Problems problems) {
    this.problems = problems;
    CATALOG.names().forEach(name -> known.put(name, Optional.of(bundled(name))));
    for (Fields device : file.items(ScenarioKeys.DEVICES)) {
      device.get(DeviceKeys.NAME).ifPresent(name -> add(device, name));
    }
  }

  private void add(Fields fields, String name) {
    if (known.containsKey(name)) {
      fields.report(problems, DeviceKeys.NAME, "\"" + name + "\" is a device already");
      return;
    }
    known.put(name, own(fields, name));
  }

  /** Returns a device that comes with Arboretum. */
  static Device bundled(String name) {
    DeviceProfile profile =
        CATALOG
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("no bundled device " + name));
    return new Device(
        name,
        new Capacity(profile.cores() * MILLIS, profile.memory().value(), profile.gpus()),
        new NodeTraits(
            NodeTraits.PLAIN.virtualizations(),
            profile.architecture(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty()),
        profile.speed(),
        profile.downlink(),
        profile.bootNanos());
  }

  /** Returns the device of the scenario's own; empty if it was found to be wrong. */
  private static Optional<Device> own(Fields fields, String name) {
    var cpu = fields.get(DeviceKeys.CPU);
    var memory = fields.get(DeviceKeys.MEMORY);
    var gpus = fields.get(DeviceKeys.GPUS);
    var speed = fields.get(DeviceKeys.SPEED);
    var downlink = fields.get(DeviceKeys.DOWNLINK);
    var boot = fields.get(DeviceKeys.BOOT);
    if (cpu.isEmpty()
        || memory.isEmpty()
        || gpus.isEmpty()
        || speed.isEmpty()
        || downlink.isEmpty()
        || boot.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Traits.with(
            new Device(
                name,
                new Capacity(cpu.get(), memory.get(), Math.toIntExact(gpus.get())),
                speed.get().doubleValue(),
                new BitsPerSecond(downlink.get()),
                boot.get()),
            fields));
  }

  /** Returns the device that a key names; empty, and reported, if there is none. */
  Optional<Device> find(Fields fields, Key<String> key) {
    Optional<String> name = fields.get(key);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Device> device = known.get(name.get());
    if (device == null) {
      fields.report(
          problems,
          key,
          "unknown device \""
              + name.get()
              + "\"; known: "
              + String.join(", ", known.keySet())
              + Nearest.hint(name.get(), known.keySet()));
      return Optional.empty();
    }
    return device;
  }
}
