package arboretum.sim.world;

import arboretum.model.Allocation;
import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.model.ServiceSpec;
import arboretum.port.ContainerRuntime;
import arboretum.port.Journal;
import arboretum.port.Ports;
import arboretum.port.Timers;
import arboretum.port.Trace;
import arboretum.port.Transport;
import arboretum.port.Usage;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.Payload;
import arboretum.protocol.TimerId;
import arboretum.sim.engine.Engine;
import arboretum.sim.network.Link;
import arboretum.sim.network.Way;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.trace.TraceEvent;

/** The ports of one node. */
final class NodePorts implements Timers, Transport, ContainerRuntime, Usage, Journal, Trace {
  /** What the ports of all nodes share. */
  record Shared(Engine engine, TimerTable timers, Outbox outbox, Observer observer) {}

  private final SimNode node;
  private final Shared shared;

  private NodePorts(SimNode node, Shared shared) {
    this.node = node;
    this.shared = shared;
  }

  static Ports of(SimNode node, Shared shared) {
    NodePorts ports = new NodePorts(node, shared);
    node.ports = ports;
    return new Ports(ports, ports, ports, ports, ports, ports);
  }

  /** Returns the node whose ports they are. */
  SimNode node() {
    return node;
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
  public void send(NodeName to, Message message) {
    Payload.Received envelope = new Payload.Received(node.name, message);
    SimNode parent = node.parent;
    Link link = node.link;
    if (parent != null && link != null && isName(to, parent.name)) {
      shared.outbox().send(link, Way.UP, envelope);
      return;
    }
    SimNode member = member(to);
    Link down = member.link;
    if (down == null) {
      throw new IllegalStateException(to + " has no link to its parent");
    }
    shared.outbox().send(down, Way.DOWN, envelope);
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
  public void append(JournalRecord decision) {
    node.journal.add(decision);
    shared.outbox().recorded();
  }

  @Override
  public void emit(TraceEvent event) {
    shared.observer().onTrace(shared.engine().nowNanos(), node.name, event);
  }

  private SimNode member(NodeName to) {
    SimNode last = node.lastMember;
    if (last != null && isName(to, last.name)) {
      return last;
    }
    SimNode member = node.members.get(to);
    if (member == null) {
      throw new IllegalArgumentException(
          node.name + " sends to its parent and its members only, not to " + to);
    }
    node.lastMember = member;
    return member;
  }

  private DeviceRuntime runtime() {
    DeviceRuntime runtime = node.runtime;
    if (runtime == null) {
      throw new IllegalStateException(node.name + " is no worker and has no runtime");
    }
    return runtime;
  }

  @SuppressWarnings("ReferenceEquality") // nearly always the same object; equals settles the rest
  private static boolean isName(NodeName one, NodeName other) {
    return one == other || one.equals(other);
  }
}
