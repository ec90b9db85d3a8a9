package arboretum.sim.world;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.port.Connections;
import arboretum.port.ContainerRuntime;
import arboretum.port.Journal;
import arboretum.port.Ports;
import arboretum.port.Prober;
import arboretum.port.Timers;
import arboretum.port.Trace;
import arboretum.port.Usage;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.protocol.TimerId;
import arboretum.sim.engine.Engine;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.trace.TraceEvent;

/** The ports of one node, but for its transport, which is the node itself. */
final class NodePorts
    implements Timers, ContainerRuntime, Usage, Prober, Journal, Trace, Connections {
  /** What the ports of all nodes share. */
  record Shared(
      Engine engine,
      TimerTable timers,
      Outbox outbox,
      Probes probes,
      Observer observer,
      Requests requests) {}

  private final SimNode node;
  private final Shared shared;

  private NodePorts(SimNode node, Shared shared) {
    this.node = node;
    this.shared = shared;
  }

  static Ports of(SimNode node, Shared shared) {
    NodePorts ports = new NodePorts(node, shared);
    return new Ports(ports, node, ports, ports, ports, ports, ports, ports);
  }

  @Override
  public void set(TimerId timer, long delayNanos) {
    shared.timers().set(node, timer, delayNanos);
  }

  @Override
  public void every(TimerId timer, long periodNanos, long phaseNanos) {
    shared.timers().every(node, timer, periodNanos, phaseNanos);
  }

  @Override
  public void cancel(TimerId timer) {
    shared.timers().cancel(node, timer);
  }

  @Override
  public void start(InstanceId instance, Epoch epoch, ServiceSpec spec, Allocation allocation) {
    DeviceRuntime runtime = runtime();
    shared.outbox().order(() -> runtime.start(instance, epoch, spec, allocation));
  }

  @Override
  public void stop(InstanceId instance, Epoch epoch) {
    DeviceRuntime runtime = runtime();
    shared.outbox().order(() -> runtime.stop(instance, epoch));
  }

  @Override
  public void sample() {
    DeviceRuntime runtime = runtime();
    shared.outbox().order(runtime::sample);
  }

  @Override
  public void probe(NodeName target) {
    shared.outbox().order(() -> shared.probes().send(node, target));
  }

  @Override
  public void answer(ProbeAnswer answer) {
    node.probeAnswer = answer;
  }

  @Override
  public void answer(long connection, long answer) {
    shared.outbox().order(() -> shared.requests().answered(node, connection, answer));
  }

  @Override
  public void append(JournalRecord decision) {
    node.journal.add(decision);
    shared.outbox().recorded();
  }

  @Override
  public void emit(TraceEvent event) {
    shared.observer().onTrace(shared.engine().nowNanos(), node.name, event);
  }

  private DeviceRuntime runtime() {
    DeviceRuntime runtime = node.runtime;
    if (runtime == null) {
      throw new IllegalStateException(node.name + " is no worker and has no runtime");
    }
    return runtime;
  }
}
