package arboretum.experiment.metric;

import arboretum.experiment.plan.NodePlan;
import arboretum.experiment.plan.RunPlan;
import arboretum.model.NodeName;
import arboretum.orchestrator.Settings.Detection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which members cannot be heard, and which of them were declared silent for less than the silence
 * that their parent allows.
 */
final class LinkWatch {
  private static final class Link {
    int cuts;
    long cutAtNanos;
    long lastCutNanos;
    int alarms;
  }

  private final RunPlan plan;
  private final Map<NodeName, Link> links = new LinkedHashMap<>();
  private final Map<NodeName, Long> limits = new LinkedHashMap<>();
  private long falseAlarms;

  LinkWatch(RunPlan plan) {
    this.plan = plan;
  }

  /** The way from a member to its parent is cut, once more if it is cut. */
  void cut(long atNanos, NodeName member) {
    Link link = links.computeIfAbsent(member, name -> new Link());
    if (link.cuts++ == 0) {
      link.cutAtNanos = atNanos;
    }
  }

  /** One cut less. */
  void healed(long atNanos, NodeName member) {
    Link link = links.computeIfAbsent(member, name -> new Link());
    if (--link.cuts == 0) {
      link.lastCutNanos = atNanos - link.cutAtNanos;
      falseAlarms += isLong(member, link.lastCutNanos) ? 0 : link.alarms;
      link.alarms = 0;
    }
  }

  /**
   * A member that is up was declared silent. Whether that was false is known when its link is whole
   * again.
   */
  void silent(NodeName member) {
    Link link = links.get(member);
    if (link != null && link.cuts > 0) {
      link.alarms++;
    } else if (link == null || !isLong(member, link.lastCutNanos)) {
      falseAlarms++;
    }
  }

  long falseAlarms(long endNanos) {
    long open = 0;
    for (Map.Entry<NodeName, Link> entry : links.entrySet()) {
      Link link = entry.getValue();
      if (link.cuts > 0 && !isLong(entry.getKey(), endNanos - link.cutAtNanos)) {
        open += link.alarms;
      }
    }
    return falseAlarms + open;
  }

  private boolean isLong(NodeName member, long cutNanos) {
    if (limits.isEmpty()) {
      for (NodePlan node : plan.nodes()) {
        Detection detection = node.settings().detection();
        boolean worker = node.tier() == NodePlan.Tier.WORKER;
        limits.put(
            node.name(), worker ? detection.workerSilenceNanos() : detection.clusterSilenceNanos());
      }
    }
    return cutNanos > limits.getOrDefault(member, Long.MAX_VALUE);
  }
}
