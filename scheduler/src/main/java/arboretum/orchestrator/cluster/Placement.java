package arboretum.orchestrator.cluster;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.delegation.InstanceEntry;
import org.jspecify.annotations.Nullable;

/** An instance with what it holds on its worker. */
final class Placement extends InstanceEntry {
  private @Nullable Allocation allocation;
  private boolean stopping;

  /** The copy that is to take over; null unless it is being moved. */
  @Nullable Copy next;

  /** Times in a row that a worker refused it. */
  int refusals;

  /** The last report that listed it. */
  long reportStamp;

  Placement(InstanceId id, @Nullable ServiceSpec spec, Epoch epoch) {
    super(id, spec, epoch);
  }

  @Nullable Allocation allocation() {
    return allocation;
  }

  void holds(@Nullable Allocation held) {
    allocation = held;
  }

  /**
   * Returns whether its worker was told to stop it: it is kept until the worker says that it is
   * gone.
   */
  boolean isStopping() {
    return stopping;
  }

  void stop(long nowNanos) {
    stopping = true;
    place(member(), epoch(), nowNanos);
  }
}
