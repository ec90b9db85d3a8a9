package arboretum.plugin;

import arboretum.model.Resources;

/**
 * What best fit maximises: the capacity that would be left (Oakestra paper, section 4.2, ROM: the
 * arg-max of free minus wanted CPU plus free minus wanted memory, "worst fit" in the language of
 * packing).
 */
public enum Slack {
  /** Cores plus MiB, as written: the units are mixed, so memory dominates. */
  RAW {
    @Override
    public double of(long cpuMillis, long memoryBytes, long cpuScale, long memoryScale) {
      return cpuMillis / MILLIS_PER_CORE + memoryBytes / BYTES_PER_MEBI;
    }
  },
  /** The sum of both as shares of a scale, so that neither dominates. */
  NORMALISED {
    @Override
    public double of(long cpuMillis, long memoryBytes, long cpuScale, long memoryScale) {
      return share(cpuMillis, cpuScale) + share(memoryBytes, memoryScale);
    }
  };

  private static final double MILLIS_PER_CORE = 1000.0;
  private static final double BYTES_PER_MEBI = 1024.0 * 1024.0;

  /**
   * Returns the slack.
   *
   * @param cpuMillis millicores left
   * @param memoryBytes bytes left
   * @param cpuScale millicores that count as one
   * @param memoryScale bytes that count as one
   */
  public abstract double of(long cpuMillis, long memoryBytes, long cpuScale, long memoryScale);

  /** Returns the slack of one worker if it took {@code request}; its capacity is the scale. */
  public final double of(WorkerView workers, int worker, Resources request) {
    return of(
        workers.freeCpuMillis(worker) - request.cpuMillis(),
        workers.freeMemoryBytes(worker) - request.memoryBytes(),
        workers.cpuMillis(worker),
        workers.memoryBytes(worker));
  }

  private static double share(long amount, long scale) {
    return scale == 0 ? 0 : (double) amount / scale;
  }
}
