package arboretum.protocol;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NumberBlock;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import java.util.List;
import java.util.Optional;

/** What the root, or a cluster orchestrator between, says to a cluster orchestrator below it. */
public sealed interface ParentToOrchestrator extends Message
    permits ParentToOrchestrator.ClusterAccepted,
        ParentToOrchestrator.ReportAccepted,
        ParentToOrchestrator.DelegateInstance,
        ParentToOrchestrator.DelegateTogether,
        ParentToOrchestrator.OfferMove,
        ParentToOrchestrator.GrantNumbers,
        ParentToOrchestrator.ConfirmInstance,
        ParentToOrchestrator.WithdrawInstance,
        ParentToOrchestrator.MoveInstance,
        ParentToOrchestrator.Landmarks,
        ParentToOrchestrator.PublishAgain,
        RoutesTold,
        RoutesChanged,
        RegisterAgain {
  /** The cluster is known now. */
  record ClusterAccepted(long session) implements ParentToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("cluster-accepted") + Wire.field("session", Wire.LONG);
    }
  }

  /**
   * A periodic report was taken; said only where reports are queued.
   *
   * @param version of the report
   */
  record ReportAccepted(long session, long version) implements ParentToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("report-accepted")
          + Wire.field("session", Wire.LONG)
          + Wire.field("version", Wire.LONG);
    }
  }

  /**
   * An offer: place this instance, or refuse it.
   *
   * @param epoch names this delegation; the receiver appends its own counter
   * @param targets where instances are to which its constraints bind it, as far as the sender knows
   *     their coordinates; the receiver knows its own better
   */
  record DelegateInstance(
      InstanceId instance, Epoch epoch, ServiceSpec spec, List<InstancePlace> targets)
      implements ParentToOrchestrator {
    public DelegateInstance {
      targets = List.copyOf(targets);
    }

    @Override
    public int wireBytes() {
      return Wire.object("delegate-instance") + fields();
    }

    private int fields() {
      return Wire.instanceEpochSpec(instance, epoch, spec)
          + Wire.field("targets", InstancePlace.wireBytes(targets));
    }
  }

  /**
   * Offers of one application: place each, in this order, or refuse it.
   *
   * @param offers at least one
   */
  record DelegateTogether(List<DelegateInstance> offers) implements ParentToOrchestrator {
    public DelegateTogether {
      offers = List.copyOf(offers);
    }

    @Override
    public int wireBytes() {
      int lengths = 0;
      for (DelegateInstance offer : offers) {
        lengths += Wire.plain(offer.fields());
      }
      return Wire.object("delegate-together")
          + Wire.field("offers", Wire.list(offers.size(), lengths));
    }
  }

  /**
   * An offer of an instance that runs elsewhere and is to move, or did until it was stopped for
   * that: place it, or refuse it. The same offer as {@link DelegateInstance} says later that what
   * is held is to be started.
   *
   * @param most what the worst round trip or distance may be at most at the worker that is chosen,
   *     as a share of its limit; empty: whatever it is
   */
  record OfferMove(DelegateInstance offer, Optional<Double> most, Purpose purpose)
      implements ParentToOrchestrator {
    /** What the receiver is to do. */
    public enum Purpose {
      /** Start it. */
      START,
      /** Reserve a worker and say so, and start it when told; if not told for long, refuse it. */
      HOLD,
      /**
       * Start it, also where it does not keep the constraints that are watched: it came from here.
       */
      RETURN
    }

    @Override
    public int wireBytes() {
      return Wire.object("offer-move")
          + Wire.field("offer", Wire.plain(offer.fields()))
          + Wire.field("most", most.isPresent() ? Wire.DOUBLE : Wire.NULL)
          + Wire.field("purpose", Wire.string(purpose.name()));
    }
  }

  /**
   * The cluster may make further instances of a service with these numbers; goes before a
   * delegation. They take the place of former ones, which are lower.
   *
   * @param session of the cluster; numbers that were granted in another are not used
   */
  record GrantNumbers(long session, ServiceName service, NumberBlock block)
      implements ParentToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("grant-numbers")
          + Wire.field("session", Wire.LONG)
          + Wire.field("service", Wire.string(service.value()))
          + Wire.field("block", Wire.block(block));
    }
  }

  /**
   * What the cluster reported is right: it answers for this instance. Tells the specification to an
   * orchestrator that lost it; never a reason to place anything.
   */
  record ConfirmInstance(InstanceId instance, Epoch epoch, ServiceSpec spec)
      implements ParentToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("confirm-instance") + Wire.instanceEpochSpec(instance, epoch, spec);
    }
  }

  /**
   * Workers of other clusters whose round-trip times may tell workers where they are in the network
   * that all clusters share; the answer to {@link OrchestratorToParent.Whereabouts}.
   */
  record Landmarks(List<NodeName> nodes) implements ParentToOrchestrator {
    public Landmarks {
      nodes = List.copyOf(nodes);
    }

    @Override
    public int wireBytes() {
      return Wire.object("landmarks") + Wire.field("nodes", Wire.names(nodes));
    }
  }

  /** The cluster is to stop an instance, unless it has it with an epoch above {@code epoch}. */
  record WithdrawInstance(InstanceId instance, Epoch epoch) implements ParentToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("withdraw-instance")
          + Wire.field("instance", Wire.instance(instance))
          + Wire.field("epoch", Wire.epoch(epoch));
    }
  }

  /** The sender does not have what {@link OrchestratorToParent.RoutesPublished} builds on. */
  record PublishAgain() implements ParentToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("publish-again");
    }
  }

  /**
   * The cluster is to move an instance to another of its workers, if it has it by that delegation.
   *
   * @param to the worker, or an orchestrator below which it is to be; empty: any other worker
   */
  record MoveInstance(InstanceId instance, Epoch epoch, Optional<NodeName> to)
      implements ParentToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("move-instance")
          + Wire.field("instance", Wire.instance(instance))
          + Wire.field("epoch", Wire.epoch(epoch))
          + Wire.field("to", to.map(node -> Wire.string(node.path())).orElse(Wire.NULL));
    }
  }
}
