package arboretum.protocol;

import arboretum.aggregate.Aggregate;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import java.util.List;

/** What a cluster orchestrator says to its parent. */
public sealed interface OrchestratorToParent extends Message
    permits OrchestratorToParent.RegisterCluster,
        OrchestratorToParent.AggregatePush,
        OrchestratorToParent.Whereabouts,
        OrchestratorToParent.StatusChanged,
        OrchestratorToParent.DelegationRefused,
        OrchestratorToParent.AskToMove,
        OrchestratorToParent.AskForReplica,
        OrchestratorToParent.RoutesPublished,
        AskRoutes {
  /**
   * The first word after a start, or again on request.
   *
   * @param session rises with every start of the orchestrator
   */
  record RegisterCluster(long session, ClusterReport report) implements OrchestratorToParent {
    @Override
    public int wireBytes() {
      return Wire.object("register-cluster")
          + Wire.field("session", Wire.LONG)
          + Wire.field("report", report.wireBytes());
    }
  }

  /** The periodic aggregate, which is also the cluster's lease. */
  record AggregatePush(long session, ClusterReport report) implements OrchestratorToParent {
    @Override
    public int wireBytes() {
      return Wire.object("aggregate-push")
          + Wire.field("session", Wire.LONG)
          + Wire.field("report", report.wireBytes());
    }
  }

  /**
   * Goes with each aggregate where all clusters share one space of coordinates; {@link
   * ParentToOrchestrator.Landmarks} answers. Elsewhere no worker's name and no coordinate leaves a
   * cluster.
   *
   * @param landmarks some of the workers below, for those of other clusters to probe
   * @param instances where the instances are that have a worker with a coordinate
   */
  record Whereabouts(long session, List<NodeName> landmarks, List<InstancePlace> instances)
      implements OrchestratorToParent {
    public Whereabouts {
      landmarks = List.copyOf(landmarks);
      instances = List.copyOf(instances);
    }

    @Override
    public int wireBytes() {
      return Wire.object("whereabouts")
          + Wire.field("session", Wire.LONG)
          + Wire.field("landmarks", Wire.names(landmarks))
          + Wire.field("instances", InstancePlace.wireBytes(instances));
    }
  }

  /**
   * An instance changed; sent at once where reports are immediate.
   *
   * @param detail for a person; may be empty
   */
  record StatusChanged(long session, InstanceStatus status, String detail)
      implements OrchestratorToParent {
    @Override
    public int wireBytes() {
      return Wire.object("status-changed")
          + Wire.field("session", Wire.LONG)
          + Wire.field("status", status.wireBytes())
          + Wire.field("detail", Wire.string(detail));
    }
  }

  /**
   * No worker below can take the instance: an offer is refused, or an instance that was lost here
   * cannot be placed again and is escalated.
   *
   * @param epoch the delegation that is refused, with the cluster's own counter if it placed it
   *     before
   * @param aggregate fresh capacity
   * @param offer whether this answers an offer
   */
  record DelegationRefused(
      InstanceId instance, Epoch epoch, Refusal refusal, Aggregate aggregate, Offer offer)
      implements OrchestratorToParent {
    /** What is refused. */
    public enum Offer {
      /** An offer, never placed. */
      FIRST,
      /** An instance that ran here: escalated. */
      ESCALATED
    }

    @Override
    public int wireBytes() {
      return Wire.object("delegation-refused")
          + Wire.field("instance", Wire.instance(instance))
          + Wire.field("epoch", Wire.epoch(epoch))
          + Wire.field("refusal", Wire.refusal(refusal))
          + Wire.field("aggregate", Wire.aggregate(aggregate))
          + Wire.field("offer", Wire.string(offer.name()));
    }
  }

  /**
   * Copies below that take connections, since the last time; also with each aggregate, so that what
   * was lost is found.
   *
   * @param since version that the receiver must have for this to make sense; 0: these are all
   * @param version rises with every change within a session
   * @param routes new or changed
   * @param gone instances to which no way leads any more
   */
  record RoutesPublished(
      long session, long since, long version, List<Route> routes, List<InstanceId> gone)
      implements OrchestratorToParent {
    public RoutesPublished {
      routes = List.copyOf(routes);
      gone = List.copyOf(gone);
    }

    @Override
    public int wireBytes() {
      int instances = 0;
      for (InstanceId instance : gone) {
        instances += Wire.instance(instance);
      }
      return Wire.object("routes-published")
          + Wire.field("session", Wire.LONG)
          + Wire.field("since", Wire.LONG)
          + Wire.field("version", Wire.LONG)
          + Wire.field("routes", Route.wireBytes(routes))
          + Wire.field("gone", Wire.list(gone.size(), instances));
    }
  }

  /**
   * An instance does not keep its service level and no worker below would keep it better: it may be
   * moved to another cluster. It goes on until it is withdrawn.
   *
   * @param most what the worst round trip or distance may be at most elsewhere, as a share of its
   *     limit, to be worth a move; finite
   */
  record AskToMove(long session, InstanceId instance, Epoch epoch, double most)
      implements OrchestratorToParent {
    @Override
    public int wireBytes() {
      return Wire.object("ask-to-move") + about(instance, epoch) + Wire.field("most", Wire.DOUBLE);
    }
  }

  /** An instance does not keep its service level: its service may have one instance more. */
  record AskForReplica(long session, InstanceId instance, Epoch epoch)
      implements OrchestratorToParent {
    @Override
    public int wireBytes() {
      return Wire.object("ask-for-replica") + about(instance, epoch);
    }
  }

  private static int about(InstanceId instance, Epoch epoch) {
    return Wire.field("session", Wire.LONG)
        + Wire.field("instance", Wire.instance(instance))
        + Wire.field("epoch", Wire.epoch(epoch));
  }
}
