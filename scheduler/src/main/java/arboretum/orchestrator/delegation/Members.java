package arboretum.orchestrator.delegation;

import arboretum.aggregate.AggregateForm;
import arboretum.lifecycle.InstanceState;
import arboretum.model.NodeName;
import arboretum.orchestrator.delegation.Offerings.Offering;
import arboretum.protocol.JournalRecord;

/** Takes members in, now or from the journal, with what the journal says that they have. */
final class Members {
  private final AggregateForm form;
  private final ClusterTable table;
  private final Lease lease;
  private final Offerings offerings;
  private final Atlas atlas;
  private final Grants grants;

  Members(AggregateForm form, ClusterTable table, Offerings offerings, Atlas atlas, Grants grants) {
    this.form = form;
    this.table = table;
    this.lease = table.lease();
    this.offerings = offerings;
    this.atlas = atlas;
    this.grants = grants;
  }

  /** Adds a member, or takes up a new session of a known one; returns its index. */
  int join(NodeName member, long session, long nowNanos) {
    int index = lease.register(member, session, nowNanos);
    table.admit(index, form, nowNanos);
    offerings.admit(index);
    atlas.admit(index);
    return index;
  }

  private int known(NodeName member, long nowNanos) {
    int index = lease.indexOf(member);
    return index == Lease.UNKNOWN ? join(member, 0, nowNanos) : index;
  }

  /** Applies a record of the journal about members and what they have; ignores others. */
  void recover(JournalRecord record, long nowNanos) {
    switch (record) {
      case JournalRecord.ClusterJoined joined -> join(joined.cluster(), joined.session(), nowNanos);
      case JournalRecord.NumbersGranted granted ->
          grants.recover(granted.spec(), granted.block(), known(granted.member(), nowNanos));
      case JournalRecord.Accepted accepted -> grants.use(accepted.instance());
      case JournalRecord.Delegated delegated -> {
        Offering entry = offerings.get(delegated.instance());
        if (entry != null) {
          offerings.assign(entry, known(delegated.member(), nowNanos), delegated.epoch(), nowNanos);
          entry.restore(InstanceState.CLUSTER_SCHEDULED);
        }
      }
      case JournalRecord.Unplaced unplaced -> {
        Offering entry = offerings.get(unplaced.instance());
        if (entry != null) {
          offerings.release(entry);
          entry.heardOf(unplaced.epoch());
          entry.restore(InstanceState.REQUESTED);
        }
      }
      case JournalRecord.Ended ended -> offerings.forget(ended.instance());
      default -> {}
    }
  }
}
