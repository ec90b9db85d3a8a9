package arboretum.sim.world;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.model.NodeName;
import arboretum.sim.network.Delays;
import arboretum.sim.network.Link;
import arboretum.sim.network.Way;
import arboretum.sim.server.Costs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All nodes of a run, in the order of the plan, joined by links to their parents. */
final class Tree {
  private final List<SimNode> nodes;
  private final Map<NodeName, SimNode> byName = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if the plan is no tree, its root first and every parent before
   *     its members
   */
  Tree(RunPlan plan, Delays delays, Outbox outbox) {
    nodes = new ArrayList<>(plan.nodes().size());
    for (NodePlan nodePlan : plan.nodes()) {
      SimNode node = new SimNode(nodes.size(), nodePlan, outbox);
      nodes.add(node);
      if (byName.put(node.name, node) != null) {
        throw new IllegalArgumentException("two nodes are named " + node.name);
      }
      if (node.index == 0) {
        if (nodePlan.tier() != NodePlan.Tier.ROOT) {
          throw new IllegalArgumentException("the first node is not the root: " + node.name);
        }
        node.candidates = Costs.Candidates.CLUSTERS;
      } else {
        join(node, delays);
      }
    }
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a run needs a root");
    }
  }

  List<SimNode> nodes() {
    return nodes;
  }

  SimNode root() {
    return nodes.get(0);
  }

  SimNode node(NodeName name) {
    SimNode node = byName.get(name);
    if (node == null) {
      throw new IllegalArgumentException("no node is named " + name);
    }
    return node;
  }

  /** Returns a node; empty if none has that name. */
  Optional<SimNode> find(NodeName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns the indices of a node and of all below it, in the order of the plan. */
  List<Integer> below(int index) {
    NodeName top = nodes.get(index).name;
    List<Integer> found = new ArrayList<>();
    for (SimNode node : nodes) {
      if (node.name.isWithin(top)) {
        found.add(node.index);
      }
    }
    return found;
  }

  Link link(int member) {
    Link link = nodes.get(member).link;
    if (link == null) {
      throw new IllegalArgumentException(nodes.get(member).name + " has no parent");
    }
    return link;
  }

  private void join(SimNode node, Delays delays) {
    SimNode parent =
        node.name
            .parent()
            .map(byName::get)
            .orElseThrow(
                () -> new IllegalArgumentException(node.name + " comes before its parent"));
    long upNanos = delays.nanos(node.plan, parent.plan);
    long downNanos = delays.nanos(parent.plan, node.plan);
    Link link = new Link(node.index, parent.index, upNanos, downNanos);
    if (link.nanos(Way.UP) < 0 || link.nanos(Way.DOWN) < 0) {
      throw new IllegalArgumentException("a delay below 0 between " + node.name + " and parent");
    }
    node.parent = parent;
    node.link = link;
    parent.members.put(node.name, node);
    if (node.plan.tier() == NodePlan.Tier.CLUSTER) {
      parent.candidates = Costs.Candidates.CLUSTERS;
    }
  }
}
