package arboretum.orchestrator.delegation;

import arboretum.aggregate.Aggregate;
import arboretum.model.NodeName;
import arboretum.plugin.ClusterView;

/**
 * The clusters below an orchestrator without its messages, timers and instances: the very table
 * that a root ranks by, for those who measure or study schedulers alone. Nobody is ever silent, and
 * time stands still.
 */
public final class ClusterBook {
  private final Lease lease = new Lease(Long.MAX_VALUE);
  private final Offerings offerings = new Offerings();
  private final ClusterTable table = new ClusterTable(lease, offerings);

  /** Adds a cluster with its first aggregate; returns its index. */
  public int join(NodeName cluster, Aggregate aggregate) {
    int member = lease.register(cluster, 1, 0);
    table.admit(member, aggregate.form(), 0);
    offerings.admit(member);
    table.update(member, aggregate, 0);
    return member;
  }

  /** Takes a newer aggregate of a cluster. */
  public void report(int cluster, Aggregate aggregate) {
    table.update(cluster, aggregate, 0);
  }

  /** Returns what a ranking sees, as it is now and will be. */
  public ClusterView view() {
    return table.view(0);
  }
}
