package arboretum.sim.fuzz;

import arboretum.experiment.plan.NodePlan;
import arboretum.model.NodeName;
import arboretum.orchestrator.Settings.Detection;
import arboretum.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Watches whether parents find out that members are down, by what both of them say. */
final class Silences {
  private static final long UP = -1;

  private static final class Member {
    final NodeName name;
    final boolean worker;
    long downSinceNanos = UP;

    /** Whether its parent, in its present session, knows it and does not hold it to be silent. */
    boolean trusted;

    Member(NodeName name, boolean worker) {
      this.name = name;
      this.worker = worker;
    }
  }

  private final Detection detection;
  private final long mostLateNanos;
  private final Map<NodeName, Map<NodeName, Member>> byParent = new LinkedHashMap<>();

  Silences(FuzzCase drawn) {
    detection = drawn.behaviour().settings().detection();
    mostLateNanos =
        drawn.phases().stream().mapToLong(DisturbedPhase::mostLateNanos).max().orElse(0);
    for (NodePlan node : drawn.nodes()) {
      byParent.put(node.name(), new LinkedHashMap<>());
      node.name()
          .parent()
          .ifPresent(
              parent ->
                  of(parent)
                      .put(
                          node.name(),
                          new Member(node.name(), node.tier() == NodePlan.Tier.WORKER)));
    }
  }

  /** Takes what a node, or the driver for it, says. */
  void take(long atNanos, NodeName node, TraceEvent event) {
    switch (event) {
      case TraceEvent.NodeStarted started -> {
        of(node).values().forEach(member -> member.trusted = false);
        node.parent().ifPresent(parent -> member(parent, node).downSinceNanos = UP);
      }
      case TraceEvent.NodeStopped stopped ->
          node.parent().ifPresent(parent -> member(parent, node).downSinceNanos = atNanos);
      case TraceEvent.MemberRegistered registered ->
          member(node, registered.member()).trusted = true;
      case TraceEvent.MemberReturned returned -> member(node, returned.member()).trusted = true;
      case TraceEvent.MemberSilent silent -> member(node, silent.member()).trusted = false;
      default -> {}
    }
  }

  /** Checks what a parent that is up has found out. */
  void check(long atNanos, NodeName parent) {
    for (Member member : of(parent).values()) {
      if (member.trusted && member.downSinceNanos != UP) {
        long limit =
            member.worker ? detection.workerSilenceNanos() : detection.clusterSilenceNanos();
        // What it sent last was under way; then the limit, and at worst a whole period of the
        // sweep.
        long latest = limit + 2 * detection.sweepNanos() + mostLateNanos;
        Rule.require(
            atNanos - member.downSinceNanos <= latest,
            Rule.SILENCE_FOUND,
            "%s is down since %s ns and %s has not noticed by %s ns",
            member.name,
            member.downSinceNanos,
            parent,
            atNanos);
      }
    }
  }

  private Map<NodeName, Member> of(NodeName parent) {
    return byParent.getOrDefault(parent, new LinkedHashMap<>());
  }

  private Member member(NodeName parent, NodeName member) {
    Member known = of(parent).get(member);
    if (known == null) {
      throw new IllegalStateException(member + " is no member of " + parent);
    }
    return known;
  }
}
