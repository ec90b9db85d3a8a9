package arboretum.plugin;

import arboretum.model.NodeName;
import arboretum.model.Refusal;
import java.util.List;

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

    /**
     * Round-trip times are wanted first: the same request is asked again when they are there, with
     * one measurement for each worker and endpoint.
     *
     * @param workers by index; at least one
     * @param endpoints users' devices or workers; at least one
     */
    record Measure(List<Integer> workers, List<NodeName> endpoints, int examined)
        implements Selection {
      public Measure {
        workers = List.copyOf(workers);
        endpoints = List.copyOf(endpoints);
      }
    }
  }
}
