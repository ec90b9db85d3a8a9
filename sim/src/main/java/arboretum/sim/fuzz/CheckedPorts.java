package arboretum.sim.fuzz;

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

/** Between a role and its node: what it orders must have been journaled by then. */
final class CheckedPorts implements Transport, Journal, Connections {
  private final NodeName node;
  private final Ports ports;
  private final Decisions decisions;
  private final Calls calls;

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
    decisions.journaled(node, decision);
    ports.journal().append(decision);
  }

  @Override
  public void send(NodeName to, Message message) {
    switch (message) {
      case ParentToOrchestrator.DelegateInstance order ->
          decisions.ordered(node, order.instance(), order.epoch(), to);
      case ParentToOrchestrator.DelegateTogether together ->
          together
              .offers()
              .forEach(order -> decisions.ordered(node, order.instance(), order.epoch(), to));
      case ParentToOrchestrator.OfferMove move ->
          decisions.ordered(node, move.offer().instance(), move.offer().epoch(), to);
      case OrchestratorToWorker.DeployInstance order ->
          decisions.ordered(node, order.instance(), order.epoch(), to);
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
}
