package arboretum.model;

import java.util.List;

/**
 * What a worker has to give in all.
 *
 * @param cpuMillis millicores
 * @param memoryBytes bytes
 * @param gpus whole GPUs
 * @param extras what few devices state; what is not stated is not there
 */
public record Capacity(long cpuMillis, long memoryBytes, int gpus, List<Extra> extras) {
  /** A capacity without extras. */
  public Capacity(long cpuMillis, long memoryBytes, int gpus) {
    this(cpuMillis, memoryBytes, gpus, List.of());
  }

  public Capacity {
    extras = Extra.ordered(extras);
    if (cpuMillis < 0 || memoryBytes < 0 || gpus < 0) {
      throw new IllegalArgumentException(
          "capacity cannot be negative: "
              + cpuMillis
              + " millicores, "
              + memoryBytes
              + " bytes, "
              + gpus
              + " GPUs");
    }
  }

  /** Returns the same amounts with the GPUs in thousandths. */
  public Resources asResources() {
    return new Resources(
        cpuMillis, memoryBytes, Math.multiplyExact(gpus, Resources.WHOLE_GPU), extras);
  }
}
