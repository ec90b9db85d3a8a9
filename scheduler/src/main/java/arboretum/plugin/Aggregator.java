package arboretum.plugin;

import arboretum.aggregate.Aggregate;

/**
 * What an orchestrator tells its parent of the capacity below it. Asked for each report and each
 * refusal; must keep the form of the aggregate that it is given, for a parent combines them.
 */
public interface Aggregator {
  /** Tells what the scenario's form says, as it is. */
  Aggregator EXACT = new Aggregator() {};

  /**
   * Returns what the parent is told of workers.
   *
   * @param exact what the scenario's form says
   */
  default Aggregate ofWorkers(Aggregate exact, WorkerView workers) {
    return exact;
  }

  /**
   * Returns what the parent is told of clusters.
   *
   * @param exact what the scenario's form says, combined from the latest aggregates
   */
  default Aggregate ofClusters(Aggregate exact, ClusterView clusters) {
    return exact;
  }
}
