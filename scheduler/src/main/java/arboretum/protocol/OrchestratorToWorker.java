package arboretum.protocol;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.ServiceSpec;

/** What a cluster orchestrator says to its worker. */
public sealed interface OrchestratorToWorker extends Message
    permits OrchestratorToWorker.WorkerAccepted,
        OrchestratorToWorker.DeployInstance,
        OrchestratorToWorker.StopInstance,
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
}
