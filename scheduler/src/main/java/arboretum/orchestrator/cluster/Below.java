package arboretum.orchestrator.cluster;

import arboretum.aggregate.Aggregate;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.orchestrator.delegation.InstanceEntry;
import arboretum.orchestrator.delegation.Terms;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent.Whereabouts;
import arboretum.protocol.ParentToOrchestrator.DelegateInstance;
import arboretum.protocol.ParentToOrchestrator.Landmarks;
import arboretum.protocol.Route;
import arboretum.protocol.TimerId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is below a cluster orchestrator: workers, or further orchestrators. Counts of candidates are
 * returned.
 */
interface Below {
  void start(long session, long nowNanos);

  void recover(JournalRecord record, long nowNanos);

  /**
   * Places an instance that the parent offers; an offer without terms that was taken on terms says
   * that these are met.
   */
  int offered(DelegateInstance offer, Terms terms, long nowNanos);

  /** Learns the specification of an instance that runs below. */
  void confirmed(InstanceId instance, Epoch epoch, ServiceSpec spec);

  /** Stops an instance, unless it belongs to a later delegation. */
  void withdrawn(InstanceId instance, Epoch epoch, long nowNanos);

  /** Moves an instance as an operator asks, unless it belongs to another delegation. */
  int ordered(InstanceId instance, Epoch epoch, Optional<NodeName> to, long nowNanos);

  int received(NodeName from, Message message, long nowNanos);

  int fired(TimerId timer, long nowNanos);

  /** Reads what is known of a member that is to be heard of; the sum means nothing. */
  long readAhead(NodeName from);

  /** Answers for an instance no longer: it is handed back to the parent. */
  void drop(InstanceEntry entry);

  /** Returns what the parent may know of what is below. */
  Aggregate aggregate(long nowNanos);

  /**
   * Returns what the parent may know of places, where all clusters share a space of coordinates.
   */
  Whereabouts whereabouts(long session);

  /** Takes names of workers elsewhere. */
  void landmarks(Landmarks told);

  /** Returns the way to an instance that takes connections on a worker that is a member. */
  Optional<Route> route(InstanceId instance);

  /** Returns the members that may have an instance, if they are orchestrators, best first. */
  List<NodeName> holders(InstanceId instance);

  Collection<? extends InstanceEntry> entries();
}
