package arboretum.protocol;

import arboretum.coordinates.Coordinate;
import arboretum.model.Capacity;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.NodeTraits;
import arboretum.model.Shortfall;
import java.util.List;

/** What a worker says to its cluster orchestrator. */
public sealed interface WorkerToOrchestrator extends Message
    permits WorkerToOrchestrator.RegisterWorker,
        WorkerToOrchestrator.Heartbeat,
        WorkerToOrchestrator.InstanceChanged,
        WorkerToOrchestrator.DeployRefused,
        WorkerToOrchestrator.CoordinateMoved,
        WorkerToOrchestrator.EndpointsMeasured,
        AskRoutes {
  /** Which start of the worker this is from. */
  long session();

  /**
   * The first word after a start, or again on request.
   *
   * @param session rises with every start of the worker
   */
  record RegisterWorker(long session, Capacity capacity, NodeTraits traits, WorkerReport report)
      implements WorkerToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("register-worker")
          + Wire.field("session", Wire.LONG)
          + Wire.field("capacity", Wire.capacity(capacity))
          + Wire.field("traits", Wire.traits(traits))
          + Wire.field("report", report.wireBytes());
    }
  }

  /** Renews the worker's lease and repeats its report. */
  record Heartbeat(long session, WorkerReport report) implements WorkerToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("heartbeat")
          + Wire.field("session", Wire.LONG)
          + Wire.field("report", report.wireBytes());
    }
  }

  /**
   * An instance changed; sent at once where reports are immediate.
   *
   * @param change the instance with its new state; {@code FAILED}, {@code DEAD}, {@code COMPLETED}
   *     and {@code UNDEPLOYED} mean that it holds nothing any more
   * @param detail for a person; may be empty
   */
  record InstanceChanged(long session, InstanceReport change, String detail)
      implements WorkerToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("instance-changed")
          + Wire.field("session", Wire.LONG)
          + Wire.field("change", change.wireBytes())
          + Wire.field("detail", Wire.string(detail));
    }
  }

  /**
   * The worker cannot take an instance that it was told to run: its orchestrator's view was stale.
   *
   * @param report the worker's fresh state
   */
  record DeployRefused(
      InstanceId instance, Epoch epoch, Shortfall reason, long session, WorkerReport report)
      implements WorkerToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("deploy-refused")
          + Wire.field("instance", Wire.instance(instance))
          + Wire.field("epoch", Wire.epoch(epoch))
          + Wire.field("reason", Wire.string(reason.name()))
          + Wire.field("session", Wire.LONG)
          + Wire.field("report", report.wireBytes());
    }
  }

  /**
   * Where the worker holds itself to be in the network, after each round of probes; asks for
   * neighbours.
   *
   * @param error how wrong it holds that to be, relatively; above 0
   */
  record CoordinateMoved(long session, Coordinate coordinate, double error)
      implements WorkerToOrchestrator {
    @Override
    public int wireBytes() {
      return Wire.object("coordinate-moved")
          + Wire.field("session", Wire.LONG)
          + Wire.field("coordinate", Wire.coordinate(coordinate))
          + Wire.field("error", Wire.DOUBLE);
    }
  }

  /**
   * What was measured on behalf of {@link OrchestratorToWorker.MeasureEndpoints}.
   *
   * @param ticket names the question
   * @param rtts those that answered in time
   */
  record EndpointsMeasured(long session, long ticket, List<EndpointRtt> rtts)
      implements WorkerToOrchestrator {
    public EndpointsMeasured {
      rtts = List.copyOf(rtts);
    }

    @Override
    public int wireBytes() {
      int lengths = 0;
      for (EndpointRtt rtt : rtts) {
        lengths += rtt.wireBytes();
      }
      return Wire.object("endpoints-measured")
          + Wire.field("session", Wire.LONG)
          + Wire.field("ticket", Wire.LONG)
          + Wire.field("rtts", Wire.list(rtts.size(), lengths));
    }
  }

  /**
   * A measured round-trip time.
   *
   * @param rttNanos above 0
   */
  record EndpointRtt(NodeName endpoint, long rttNanos) {
    int wireBytes() {
      return Wire.plain(
          Wire.field("endpoint", Wire.string(endpoint.path())) + Wire.field("rttNanos", Wire.LONG));
    }
  }
}
