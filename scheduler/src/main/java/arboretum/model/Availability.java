package arboretum.model;

import java.util.List;

/**
 * What a worker has left, as it reports it.
 *
 * @param cpuMillis free millicores
 * @param memoryBytes free bytes
 * @param gpuMillis free thousandths of each GPU, by device index
 * @param extras what is left of them
 */
public record Availability(
    long cpuMillis, long memoryBytes, List<Integer> gpuMillis, List<Extra> extras) {
  public Availability {
    extras = Extra.ordered(extras);
    gpuMillis = List.copyOf(gpuMillis);
  }

  /** Returns all of {@code capacity}. */
  public static Availability of(Capacity capacity) {
    return new Availability(
        capacity.cpuMillis(),
        capacity.memoryBytes(),
        java.util.Collections.nCopies(capacity.gpus(), Resources.WHOLE_GPU),
        capacity.extras());
  }
}
