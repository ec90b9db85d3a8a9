package arboretum.orchestrator.delegation;

import arboretum.aggregate.Aggregate;
import arboretum.aggregate.AggregateForm;
import arboretum.model.NodeName;
import arboretum.plugin.ClusterView;
import java.util.ArrayList;
import java.util.List;

/** What an orchestrator knows of its members that are orchestrators: leases and aggregates. */
final class ClusterTable implements ClusterView {
  private final Lease lease;
  private final Offerings offerings;
  private final List<Aggregate> aggregates = new ArrayList<>();
  private final List<Long> takenAtNanos = new ArrayList<>();
  private final List<Long> versions = new ArrayList<>();
  private long nowNanos;

  ClusterTable(Lease lease, Offerings offerings) {
    this.lease = lease;
    this.offerings = offerings;
  }

  @Override
  public NodeName name(int cluster) {
    return lease.name(cluster);
  }

  Lease lease() {
    return lease;
  }

  /** Makes room for a member that {@link Lease#register} may have added. */
  void admit(int member, AggregateForm form, long now) {
    if (member == aggregates.size()) {
      aggregates.add(Aggregate.empty(form));
      takenAtNanos.add(now);
      versions.add(0L);
    }
  }

  /** Starts a new session: its reports count from 1 again. */
  void restartVersions(int member) {
    versions.set(member, 0L);
  }

  /**
   * Takes a report's aggregate; returns false, and changes nothing, if a newer one came before it.
   */
  boolean take(int member, long version, Aggregate aggregate, long now) {
    if (version <= versions.get(member)) {
      return false;
    }
    versions.set(member, version);
    update(member, aggregate, now);
    return true;
  }

  /** Takes a fresh aggregate that came with a refusal. */
  void update(int member, Aggregate aggregate, long now) {
    aggregates.set(member, aggregate);
    takenAtNanos.set(member, now);
  }

  /** Returns the capacity below all members that are heard of. */
  Aggregate combined(AggregateForm form) {
    List<Aggregate> parts = new ArrayList<>();
    for (int member = 0; member < size(); member++) {
      if (isActive(member)) {
        parts.add(aggregates.get(member));
      }
    }
    return Aggregate.combine(form, parts);
  }

  /** Returns the view as of {@code now}. */
  ClusterView view(long now) {
    nowNanos = now;
    return this;
  }

  /** Returns whether what is known of every active member came after {@code nanos}. */
  boolean isNewerThan(long nanos) {
    for (int member = 0; member < size(); member++) {
      if (isActive(member) && takenAtNanos.get(member) <= nanos) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int size() {
    return aggregates.size();
  }

  @Override
  public boolean isActive(int cluster) {
    return !lease.isSilent(cluster);
  }

  @Override
  public Aggregate aggregate(int cluster) {
    return aggregates.get(cluster);
  }

  @Override
  public int instances(int cluster) {
    return offerings.count(cluster);
  }

  @Override
  public long ageNanos(int cluster) {
    return nowNanos - takenAtNanos.get(cluster);
  }
}
