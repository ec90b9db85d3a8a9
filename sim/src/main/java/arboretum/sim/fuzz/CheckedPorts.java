package arboretum.sim.fuzz;

import arboretum.model.Epoch;
import arboretum.model.InstanceId;
import arboretum.model.NodeName;
import arboretum.port.Connections;
import arboretum.port.Journal;
import arboretum.port.Ports;
import arboretum.port.Transport;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.OrchestratorToWorker;
import arboretum.protocol.ParentToOrchestrator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Between a role and its node: what it orders must have been journaled by then. */
final class CheckedPorts implements Transport, Journal, Connections {
  private final NodeName node;
  private final Ports ports;
  private final Decisions decisions;
  private final Calls calls;
  private final Map<InstanceId, Epoch> journaled = new LinkedHashMap<>();

  private CheckedPorts(NodeName node, Ports ports, Decisions decisions, Calls calls) {
    this.node = node;
    this.ports = ports;
    this.decisions = decisions;
    this.calls = calls;
  }

  static Ports of(NodeName node, Ports ports, Decisions decisions, Calls calls) {
    var checked = new CheckedPorts(node, ports, decisions, calls);
    return new Ports(
        ports.timers(),
        checked,
        ports.runtime(),
        ports.usage(),
        ports.prober(),
        checked,
        ports.trace(),
        checked);
  }

  @Override
  public void append(JournalRecord decision) {
    if (decision instanceof JournalRecord.Delegated delegated) {
      journaled.put(delegated.instance(), delegated.epoch());
    } else if (decision instanceof JournalRecord.Placed placed) {
      journaled.put(placed.instance(), placed.epoch());
    } else if (decision instanceof JournalRecord.Migrating migrating) {
      journaled.put(migrating.instance(), migrating.epoch());
    }
    ports.journal().append(decision);
  }

  @Override
  public void send(NodeName to, Message message) {
    switch (message) {
      case ParentToOrchestrator.DelegateInstance order ->
          ordered(order.instance(), order.epoch(), to);
      case ParentToOrchestrator.DelegateTogether together ->
          together.offers().forEach(order -> ordered(order.instance(), order.epoch(), to));
      case ParentToOrchestrator.OfferMove move ->
          ordered(move.offer().instance(), move.offer().epoch(), to);
      case OrchestratorToWorker.DeployInstance order ->
          ordered(order.instance(), order.epoch(), to);
      case OrchestratorToParent.DelegationRefused refused -> decisions.refused(node, refused);
      default -> {}
    }
    ports.transport().send(to, message);
  }

  @Override
  public void answer(long connection, long answer) {
    calls.answered(node, connection);
    ports.connections().answer(connection, answer);
  }

  private void ordered(InstanceId instance, Epoch epoch, NodeName to) {
    Rule.require(
        epoch.equals(journaled.get(instance)),
        Rule.JOURNAL_FIRST,
        "%s orders %s epoch %s from %s, the last that it journaled is %s",
        node,
        instance,
        epoch,
        to,
        journaled.get(instance));
  }
}
