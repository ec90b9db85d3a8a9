package arboretum.plugin;

import arboretum.aggregate.Aggregate;
import arboretum.model.NodeName;

/**
 * An orchestrator's members that are orchestrators, by index in the order of registration: what
 * their aggregates carried, nothing else. Read-only, valid during the call only, and stale by
 * nature.
 */
public interface ClusterView {
  /** Number of clusters; indices run from 0. */
  int size();

  /** Returns the cluster's name. */
  NodeName name(int cluster);

  /** Returns whether the cluster was heard of in time. */
  boolean isActive(int cluster);

  /** Returns the latest aggregate. */
  Aggregate aggregate(int cluster);

  /** Instances that were delegated there and have not come back. */
  int instances(int cluster);

  /** Age of the latest aggregate in nanoseconds, at least 0. */
  long ageNanos(int cluster);
}
