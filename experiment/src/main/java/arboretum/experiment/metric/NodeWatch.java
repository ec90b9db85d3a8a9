package arboretum.experiment.metric;

import arboretum.model.NodeName;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which nodes are down, and when their parents notice. */
final class NodeWatch {
  private final long fromNanos;
  private final Map<NodeName, Long> downSince = new LinkedHashMap<>();
  private final Map<NodeName, Long> unnoticed = new LinkedHashMap<>();
  private final DurationSamples detection = new DurationSamples();
  private final LinkWatch links;
  private long falseSuspicions;

  NodeWatch(long fromNanos, LinkWatch links) {
    this.fromNanos = fromNanos;
    this.links = links;
  }

  void stopped(long atNanos, NodeName node) {
    downSince.putIfAbsent(node, atNanos);
    unnoticed.keySet().removeIf(member -> member.parent().filter(node::equals).isPresent());
    boolean parentUp = node.parent().filter(parent -> !downSince.containsKey(parent)).isPresent();
    if (parentUp && atNanos >= fromNanos) {
      unnoticed.put(node, atNanos);
    }
  }

  void started(NodeName node) {
    downSince.remove(node);
    if (unnoticed.remove(node) != null) {
      detection.addCensored();
    }
  }

  void silent(long atNanos, NodeName parent, NodeName member) {
    if (!member.parent().filter(parent::equals).isPresent()) {
      return;
    }
    Long since = unnoticed.remove(member);
    if (since != null) {
      detection.add(atNanos - since);
    } else if (!downSince.containsKey(member) && atNanos >= fromNanos) {
      falseSuspicions++;
      links.silent(member);
    }
  }

  long falseSuspicions() {
    return falseSuspicions;
  }

  /** Ends the watch; what nobody noticed is censored. */
  Distribution finish() {
    unnoticed.forEach((node, since) -> detection.addCensored());
    unnoticed.clear();
    return detection.distribution();
  }
}
