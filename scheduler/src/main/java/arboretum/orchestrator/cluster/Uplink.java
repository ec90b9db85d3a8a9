package arboretum.orchestrator.cluster;

import arboretum.model.NodeName;
import arboretum.orchestrator.Settings;
import arboretum.orchestrator.Settings.Recovery.Reports;
import arboretum.port.Ports;
import arboretum.protocol.ClusterReport;
import arboretum.protocol.OrchestratorToParent;
import arboretum.protocol.ParentToOrchestrator;

/** A cluster orchestrator as a member of its parent: how it registers and sends its reports. */
final class Uplink {
  /** What it reports. */
  interface Content {
    /** Returns the report of now under that version. */
    ClusterReport report(long version, long nowNanos);
  }

  private final NodeName parent;
  private final Settings settings;
  private final Ports ports;
  private final Content content;
  private final Backlog backlog = new Backlog();
  private long session;
  private boolean accepted;
  private long registeredAtNanos;
  private long version;

  Uplink(NodeName parent, Settings settings, Ports ports, Content content) {
    this.parent = parent;
    this.settings = settings;
    this.ports = ports;
    this.content = content;
  }

  /** Begins a session of its orchestrator, with its first word. */
  void start(long newSession, long nowNanos) {
    session = newSession;
    register(nowNanos);
  }

  long session() {
    return session;
  }

  /** Returns whether the parent knows it. */
  boolean isAccepted() {
    return accepted;
  }

  void register(long nowNanos) {
    backlog.clear();
    accepted = false;
    registeredAtNanos = nowNanos;
    send(new OrchestratorToParent.RegisterCluster(session, report(nowNanos)));
  }

  void accepted(ParentToOrchestrator.ClusterAccepted m) {
    accepted |= m.session() == session;
  }

  /**
   * A report is due: sends it, or registers again if the parent has not answered for a period;
   * returns whether it was sent.
   */
  boolean pushed(long nowNanos) {
    if (accepted) {
      boolean queued = settings.recovery().reports() == Reports.QUEUED;
      push(queued ? backlog.add(report(nowNanos)) : report(nowNanos));
      return true;
    }
    if (nowNanos - registeredAtNanos >= settings.aggregateNanos()) {
      register(nowNanos);
    }
    return false;
  }

  /** The parent has taken a report that was kept until then. */
  void answered(ParentToOrchestrator.ReportAccepted m) {
    if (m.session() == session) {
      backlog.answered(m.version()).forEach(this::push);
    }
  }

  private void push(ClusterReport report) {
    send(new OrchestratorToParent.AggregatePush(session, report));
  }

  private ClusterReport report(long nowNanos) {
    return content.report(++version, nowNanos);
  }

  /** Says something to the parent. */
  void send(OrchestratorToParent message) {
    ports.transport().send(parent, message);
  }
}
