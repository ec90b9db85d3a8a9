package arboretum.experiment.scenario.keys;

import arboretum.experiment.scenario.format.Key;
import arboretum.experiment.scenario.format.Readings;
import arboretum.experiment.scenario.format.Shape.Section;
import arboretum.experiment.scenario.unit.Dimension;
import java.math.BigDecimal;
import java.util.List;

/** A kind of device of the scenario's own. */
public final class DeviceKeys {
  private static final long MAX_GPUS = 1_000;

  public static final Key<String> NAME =
      Key.required(
          "name", Readings.name(), "As nodes name it; not a name that comes with Arboretum.");
  public static final Key<Long> CPU =
      Key.required("cpu", Readings.above0(Dimension.CPU), "All of its processing capacity.");
  public static final Key<Long> MEMORY =
      Key.required("memory", Readings.above0(Dimension.BYTES), "All of its memory.");
  public static final Key<Long> GPUS =
      Key.preset("gpus", Readings.whole(0, MAX_GPUS), "0", "Whole GPUs.");
  public static final Key<BigDecimal> SPEED =
      Key.preset(
          "speed",
          Readings.decimal("0.001", "1000"),
          "1",
          "Speed of one core relative to the reference core; costs are divided by it.");
  public static final Key<Long> DOWNLINK =
      Key.preset(
          "downlink", Readings.above0(Dimension.RATE), "1 Gbit/s", "Rate at which images arrive.");
  public static final Key<Long> BOOT =
      Key.preset(
          "boot",
          Readings.quantity(Dimension.DURATION),
          "810 ms",
          "From the order to start a container whose image is local until its process runs (the"
              + " reference host's).");

  public static final Section DEVICE =
      new Section(
          "Device",
          "A kind of device.",
          TraitKeys.after(NAME, CPU, MEMORY, GPUS, SPEED, DOWNLINK, BOOT),
          List.of("power"));

  private DeviceKeys() {}
}
