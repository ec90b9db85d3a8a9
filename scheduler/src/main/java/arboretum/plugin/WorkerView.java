package arboretum.plugin;

import arboretum.coordinates.Coordinate;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Refusal;
import arboretum.model.ServiceSpec;
import arboretum.model.Shortfall;
import java.util.Optional;

/**
 * A cluster's workers as it knows them, by index in the order of registration. Read-only, without
 * copies, valid during the call only, and stale by nature.
 */
public interface WorkerView {
  /** The answer of a search that found nobody. */
  int NOBODY = -1;

  /** Number of workers; indices run from 0. */
  int size();

  /** Returns the worker's name. */
  NodeName name(int worker);

  /** Returns whether the worker was heard of in time. */
  default boolean isActive(int worker) {
    return true;
  }

  /** Returns what the worker said of itself when it registered. */
  NodeTraits traits(int worker);

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

  /**
   * Millicores in use: as the worker last measured; as reserved where admission does not measure.
   */
  long busyCpuMillis(int worker);

  /** Where the worker holds itself to be in the network; empty if it has not said so. */
  Optional<Coordinate> coordinate(int worker);

  /** Instances that the cluster has placed there. */
  int instances(int worker);

  /**
   * Returns whether the worker was heard of in time, has the room, and is what {@code spec} needs.
   * Distance and latency are not judged here.
   */
  boolean fits(int worker, ServiceSpec spec);

  /** Returns why it does not fit; empty if it does. */
  Optional<Shortfall> shortfall(int worker, ServiceSpec spec);

  /**
   * Returns the first worker that fits, or {@link #NOBODY}. A view may know it without looking at
   * every worker.
   */
  default int firstFit(ServiceSpec spec) {
    for (int worker = 0; worker < size(); worker++) {
      if (fits(worker, spec)) {
        return worker;
      }
    }
    return NOBODY;
  }

  /**
   * Returns the worker with the most slack of those that fit, the first of equals, or {@link
   * #NOBODY}. A view may know it without looking at every worker.
   */
  default int mostSlack(ServiceSpec spec, Slack slack) {
    int best = NOBODY;
    double most = Double.NEGATIVE_INFINITY;
    for (int worker = 0; worker < size(); worker++) {
      if (fits(worker, spec)) {
        double left = slack.of(this, worker, spec.request());
        if (best == NOBODY || Double.compare(left, most) > 0) {
          best = worker;
          most = left;
        }
      }
    }
    return best;
  }

  /** Returns why nobody fits: the first reason of each worker, counted. */
  default Refusal refusal(ServiceSpec spec) {
    int[] counts = new int[Shortfall.values().length];
    for (int worker = 0; worker < size(); worker++) {
      shortfall(worker, spec).ifPresent(reason -> counts[reason.ordinal()]++);
    }
    return Refusal.of(counts);
  }
}
