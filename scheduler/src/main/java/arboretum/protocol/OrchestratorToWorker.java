package arboretum.protocol;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import java.util.List;

/** What a cluster orchestrator says to its worker. */
public sealed interface OrchestratorToWorker extends Message
    permits OrchestratorToWorker.WorkerAccepted,
        OrchestratorToWorker.DeployInstance,
        OrchestratorToWorker.StopInstance,
        OrchestratorToWorker.Neighbours,
        OrchestratorToWorker.MeasureEndpoints,
        RoutesTold,
        RoutesChanged,
        RegisterAgain {
  /** The worker is known now. */
  record WorkerAccepted(long session) implements OrchestratorToWorker {
    @Override
    public int wireBytes() {
      return Wire.object("worker-accepted") + Wire.field("session", Wire.LONG);
    }
  }

  /** Run an instance. A worker that has it with this epoch or a higher one changes nothing. */
  record DeployInstance(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation)
      implements OrchestratorToWorker {
    @Override
    public int wireBytes() {
      return Wire.object("deploy-instance")
          + Wire.field("instance", Wire.instance(instance))
          + Wire.field("epoch", Wire.epoch(epoch))
          + Wire.field("spec", Wire.spec(spec))
          + Wire.field("allocation", Wire.allocation(allocation));
    }
  }

  /** Stop an instance, unless the worker has it with an epoch above {@code epoch}. */
  record StopInstance(InstanceId instance, Epoch epoch) implements OrchestratorToWorker {
    @Override
    public int wireBytes() {
      return Wire.object("stop-instance")
          + Wire.field("instance", Wire.instance(instance))
          + Wire.field("epoch", Wire.epoch(epoch));
    }
  }

  /**
   * Nodes whose round-trip times may tell the worker where it is in the network; the answer to
   * {@link WorkerToOrchestrator.CoordinateMoved}.
   *
   * @param nodes other workers, some of those that the orchestrator knows
   */
  record Neighbours(List<NodeName> nodes) implements OrchestratorToWorker {
    public Neighbours {
      nodes = List.copyOf(nodes);
    }

    @Override
    public int wireBytes() {
      return Wire.object("neighbours") + Wire.field("nodes", Wire.names(nodes));
    }
  }

  /**
   * Measure round-trip times; {@link WorkerToOrchestrator.EndpointsMeasured} answers.
   *
   * @param ticket names the question
   * @param endpoints users' devices or workers, at least one
   */
  record MeasureEndpoints(long ticket, List<NodeName> endpoints) implements OrchestratorToWorker {
    public MeasureEndpoints {
      endpoints = List.copyOf(endpoints);
    }

    @Override
    public int wireBytes() {
      return Wire.object("measure-endpoints")
          + Wire.field("ticket", Wire.LONG)
          + Wire.field("endpoints", Wire.names(endpoints));
    }
  }
}
