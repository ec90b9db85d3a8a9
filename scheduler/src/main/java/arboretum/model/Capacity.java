package arboretum.model;

/**
 * What a worker has to give in all.
 *
 * @param cpuMillis millicores
 * @param memoryBytes bytes
 * @param gpus whole GPUs
 */
public record Capacity(long cpuMillis, long memoryBytes, int gpus) {
  public Capacity {
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
    return new Resources(cpuMillis, memoryBytes, Math.multiplyExact(gpus, Resources.WHOLE_GPU));
  }
}
