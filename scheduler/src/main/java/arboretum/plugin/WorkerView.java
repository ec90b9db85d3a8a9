package arboretum.plugin;

import arboretum.model.Resources;
import arboretum.model.Shortfall;
import java.util.Optional;

/**
 * A cluster's workers as it knows them, by index in the order of registration. Read-only, without
 * copies, valid during the call only, and stale by nature.
 */
public interface WorkerView {
  /** Number of workers; indices run from 0. */
  int size();

  /**
   * Free millicores under the cluster's admission rule; may be negative where admission
   * over-commits.
   */
  long freeCpuMillis(int worker);

  /**
   * Free bytes under the cluster's admission rule; may be negative where admission over-commits.
   */
  long freeMemoryBytes(int worker);

  /** Free thousandths of GPUs, over all of the worker's devices. */
  long freeGpuMillis(int worker);

  /** Capacity in millicores. */
  long cpuMillis(int worker);

  /** Capacity in bytes. */
  long memoryBytes(int worker);

  /** Returns whether the worker was heard of in time and {@code request} fits. */
  boolean fits(int worker, Resources request);

  /** Returns why {@code request} does not fit; empty if it does. */
  Optional<Shortfall> shortfall(int worker, Resources request);
}
