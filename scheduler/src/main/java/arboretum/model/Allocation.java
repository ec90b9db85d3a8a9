package arboretum.model;

import java.util.List;

/**
 * What one instance holds on its worker.
 *
 * @param resources the amounts
 * @param gpuDevices indices of the GPUs it uses, from 0: one for a share, several for whole GPUs,
 *     none without GPU
 */
public record Allocation(Resources resources, List<Integer> gpuDevices) {
  public Allocation {
    gpuDevices = List.copyOf(gpuDevices);
    int wanted =
        resources.gpuMillis() == 0 ? 0 : Math.max(1, resources.gpuMillis() / Resources.WHOLE_GPU);
    if (!resources.isRequestable() || gpuDevices.size() != wanted) {
      throw new IllegalArgumentException(
          resources.gpuMillis()
              + " thousandths of a GPU on devices "
              + gpuDevices
              + ": not a share of one or whole ones");
    }
  }

  /** Returns the thousandths taken on each of {@link #gpuDevices}. */
  public int gpuMillisPerDevice() {
    return Math.min(resources.gpuMillis(), Resources.WHOLE_GPU);
  }
}
