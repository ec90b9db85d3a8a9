package arboretum.model;

import arboretum.units.Bytes;
import arboretum.units.Millicores;
import java.util.List;

/**
 * What one instance asks for, or what several add up to. Primitive fields, since tables and
 * messages hold millions of them; {@link #of} takes the unit types.
 *
 * @param cpuMillis millicores, at least 0
 * @param memoryBytes bytes, at least 0
 * @param gpuMillis thousandths of a GPU, at least 0. As a request: below 1000 a share of one GPU;
 *     else a multiple of 1000, that many GPUs exclusively
 * @param extras what few ask for, each kind at most once, in the order of kinds
 */
public record Resources(long cpuMillis, long memoryBytes, int gpuMillis, List<Extra> extras) {
  /** Thousandths in one whole GPU. */
  public static final int WHOLE_GPU = 1000;

  public static final Resources NONE = new Resources(0, 0, 0);

  public Resources {
    extras = Extra.ordered(extras);
    if (cpuMillis < 0 || memoryBytes < 0 || gpuMillis < 0) {
      throw new IllegalArgumentException(
          "resources cannot be negative: "
              + cpuMillis
              + " millicores, "
              + memoryBytes
              + " bytes, "
              + gpuMillis
              + " thousandths of a GPU");
    }
  }

  /** Amounts without extras. */
  public Resources(long cpuMillis, long memoryBytes, int gpuMillis) {
    this(cpuMillis, memoryBytes, gpuMillis, List.of());
  }

  public static Resources of(Millicores cpu, Bytes memory, int gpuMillis) {
    return new Resources(cpu.value(), memory.value(), gpuMillis);
  }

  /** Returns whether the GPU part can be a request: a share of one GPU, or whole GPUs. */
  public boolean isRequestable() {
    return gpuMillis < WHOLE_GPU || gpuMillis % WHOLE_GPU == 0;
  }

  public Resources plus(Resources other) {
    return new Resources(
        Math.addExact(cpuMillis, other.cpuMillis),
        Math.addExact(memoryBytes, other.memoryBytes),
        Math.addExact(gpuMillis, other.gpuMillis),
        Extra.sum(extras, other.extras, 1));
  }

  /**
   * Returns the difference; throws {@link IllegalArgumentException} if some part would be negative.
   */
  public Resources minus(Resources other) {
    return new Resources(
        cpuMillis - other.cpuMillis,
        memoryBytes - other.memoryBytes,
        gpuMillis - other.gpuMillis,
        Extra.sum(extras, other.extras, -1));
  }
}
