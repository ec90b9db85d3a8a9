package arboretum.sim.world;

import arboretum.experiment.plan.NodePlan;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.TimerId;
import arboretum.sim.network.Link;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.sim.server.Costs;
import arboretum.sim.server.FifoServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of one node, its server among it. One object per node rather than columns or parts: an
 * event touches most of it, and what an event costs is the cache lines that it touches.
 */
final class SimNode extends FifoServer<Object> {
  private static final int FEW = 4;

  final int index;
  final NodePlan plan;
  final NodeName name;
  final double speed;

  /** What is set, by identity of the timer; looked up when a role sets or cancels only. */
  final Map<TimerId, TimerTable.Entry> timers = new LinkedHashMap<>(FEW);

  final List<JournalRecord> journal = new ArrayList<>(0);

  /** Members by name; the root and clusters only. */
  final Map<NodeName, SimNode> members = new LinkedHashMap<>(FEW);

  Costs.Candidates candidates = Costs.Candidates.WORKERS;

  /** Null for the root. */
  @Nullable SimNode parent;

  /** To the parent; null for the root. */
  @Nullable Link link;

  /** Receiver of the last message to a member. */
  @Nullable SimNode lastMember;

  /** Null unless a worker. */
  @Nullable DeviceRuntime runtime;

  /** Null while the node is down. */
  @Nullable Role role;

  /** Null until the node starts. */
  @Nullable NodePorts ports;

  long session;
  long sequence;
  long serveHandle;

  SimNode(int index, NodePlan plan) {
    this.index = index;
    this.plan = plan;
    this.name = plan.name();
    this.speed = plan.device().speed();
  }

  boolean isUp() {
    return role != null;
  }
}
