package arboretum.live.hollow;

import arboretum.experiment.plan.NodePlan;
import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.port.Ports;
import arboretum.protocol.Input;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.OrchestratorToWorker.DeployInstance;
import arboretum.protocol.OrchestratorToWorker.WorkerAccepted;
import arboretum.protocol.ParentToOrchestrator.DelegateInstance;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.protocol.UserToRoot.DeployService;
import arboretum.trace.TraceEvent;
import java.util.List;

/**
 * The least that makes traffic: the root hands instance 0 of a service down to the first cluster,
 * which hands it to its first worker; clusters ping their first worker, and journal their sessions.
 */
record FakeRoles(NodePlan node, Ports ports) implements Role {
  static final Epoch EPOCH = Epoch.of(1, 1);
  private static final TimerId TICK = TimerId.of(TimerId.Kind.HEARTBEAT);
  private static final long TICK_NANOS = 50_000_000;

  @Override
  public NodeName name() {
    return node.name();
  }

  @Override
  public int handle(Input input) {
    switch (input.payload()) {
      case Payload.Started started when node.tier() == NodePlan.Tier.CLUSTER -> {
        ports.timers().every(TICK, TICK_NANOS, TICK_NANOS);
        ports.journal().append(new JournalRecord.ClusterJoined(name(), started.session()));
      }
      case Payload.TimerFired fired ->
          ports.transport().send(name().child("w0"), new WorkerAccepted(input.sequence()));
      case Payload.Operator(DeployService deploy) -> {
        InstanceId instance = new InstanceId(deploy.service(), 0);
        ports.trace().emit(new TraceEvent.Requested(instance));
        NodeName cluster = name().child("c0");
        ports
            .transport()
            .send(cluster, new DelegateInstance(instance, EPOCH, deploy.spec(), List.of()));
      }
      case Payload.Received(NodeName from, DelegateInstance offer) ->
          ports
              .transport()
              .send(
                  name().child("w0"),
                  new DeployInstance(
                      offer.instance(),
                      offer.epoch(),
                      offer.spec(),
                      new Allocation(offer.spec().request(), List.of())));
      case Payload.Received(NodeName from, DeployInstance order) ->
          ports.runtime().start(order.instance(), order.epoch(), order.spec(), order.allocation());
      case Payload.RuntimeOutcome outcome
          when outcome.outcome() == Payload.RuntimeOutcome.Outcome.RUNNING ->
          ports.trace().emit(new TraceEvent.ContainerRunning(outcome.instance(), outcome.epoch()));
      default -> {
        // Heard, and recorded.
      }
    }
    return 0;
  }
}
