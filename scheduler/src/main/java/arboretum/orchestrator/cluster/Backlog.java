package arboretum.orchestrator.cluster;

import arboretum.protocol.ClusterReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reports that the parent has not acknowledged, oldest first; the newest are kept.
 *
 * <p>While one is unanswered the parent is taken to be away, and each period only the oldest is
 * sent, to find out. Its answer has the others follow, in their order.
 */
final class Backlog {
  /** Five minutes at the 5 s of the paper's artifact. */
  private static final int MOST = 60;

  private final Deque<ClusterReport> unanswered = new ArrayDeque<>();
  private boolean away;

  /** Takes the report of this period; returns the one to send now. */
  ClusterReport add(ClusterReport report) {
    away = !unanswered.isEmpty();
    if (unanswered.size() == MOST) {
      unanswered.removeFirst();
    }
    unanswered.addLast(report);
    return unanswered.getFirst();
  }

  /** The parent has taken a report; returns those to send now. */
  List<ClusterReport> answered(long version) {
    unanswered.removeIf(report -> report.version() <= version);
    List<ClusterReport> following = away ? List.copyOf(unanswered) : List.of();
    away = false;
    return following;
  }

  /** A registration tells all anew. */
  void clear() {
    unanswered.clear();
    away = false;
  }
}
