package arboretum.plugin;

import arboretum.model.Refusal;

/** A cluster's scheduler: chooses a worker. Pure; one per orchestrator and replication. */
public interface WorkerSelection {
  /** Chooses among {@code workers}; every tie is settled by index. */
  Selection select(PlacementRequest request, WorkerView workers);

  /** What was chosen. */
  sealed interface Selection {
    /** Candidates that the algorithm looked at. */
    int examined();

    /** A worker, by index; it fits. */
    record Chosen(int worker, int examined) implements Selection {}

    /** No worker fits. */
    record NoneFits(Refusal refusal, int examined) implements Selection {}
  }
}
