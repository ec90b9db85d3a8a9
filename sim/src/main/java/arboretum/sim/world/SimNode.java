package arboretum.sim.world;

import arboretum.experiment.plan.NodePlan;
import arboretum.model.NodeName;
import arboretum.orchestrator.Role;
import arboretum.port.Transport;
import arboretum.protocol.JournalRecord;
import arboretum.protocol.Message;
import arboretum.protocol.Payload;
import arboretum.protocol.Payload.ProbeAnswer;
import arboretum.protocol.TimerId;
import arboretum.sim.network.Link;
import arboretum.sim.network.Way;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.sim.server.Costs;
import arboretum.sim.server.FifoServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of one node, its server among it, and what its role sends by. One object per node
 * rather than columns or parts: an event touches most of it, and what an event costs is the cache
 * lines that it touches.
 */
final class SimNode extends FifoServer<Object> implements Transport {
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

  /** What it tells those that probe it; null until its role has said so. */
  @Nullable ProbeAnswer probeAnswer;

  /** Null while the node is down. */
  @Nullable Role role;

  long session;
  long sequence;
  long serveHandle;

  private final Outbox outbox;

  SimNode(int index, NodePlan plan, Outbox outbox) {
    this.outbox = outbox;
    this.index = index;
    this.plan = plan;
    this.name = plan.name();
    this.speed = plan.device().speed();
  }

  boolean isUp() {
    return role != null;
  }

  @Override
  public void send(NodeName to, Message message) {
    Payload.Received envelope = new Payload.Received(name, message);
    SimNode above = parent;
    Link up = link;
    if (above != null && up != null && isName(to, above.name)) {
      outbox.send(up, Way.UP, envelope);
      return;
    }
    SimNode member = member(to);
    Link down = member.link;
    if (down == null) {
      throw new IllegalStateException(to + " has no link to its parent");
    }
    outbox.send(down, Way.DOWN, envelope);
  }

  private SimNode member(NodeName to) {
    SimNode last = lastMember;
    if (last != null && isName(to, last.name)) {
      return last;
    }
    SimNode member = members.get(to);
    if (member == null) {
      throw new IllegalArgumentException(
          name + " sends to its parent and its members only, not to " + to);
    }
    lastMember = member;
    return member;
  }

  @SuppressWarnings("ReferenceEquality") // nearly always the same object; equals settles the rest
  private static boolean isName(NodeName one, NodeName other) {
    return one == other || one.equals(other);
  }
}
