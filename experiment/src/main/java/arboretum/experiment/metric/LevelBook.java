package arboretum.experiment.metric;

import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For how long instances keep the constraints that are watched, by the true network. That changes
 * only when a copy starts or ends, or the network changes, so the time is exact.
 */
final class LevelBook {
  private static final class Kept {
    final List<NodeName> workers = new ArrayList<>(2);
    boolean holds;
  }

  private final Map<TrackedInstance, Kept> watched = new LinkedHashMap<>();
  private final LevelIntegral observed;
  private final LevelIntegral keeping;
  private Optional<LimitJudge> judge = Optional.empty();
  private boolean any;

  LevelBook(long fromNanos) {
    observed = new LevelIntegral(fromNanos);
    keeping = new LevelIntegral(fromNanos);
  }

  void judgeBy(LimitJudge byTruth) {
    judge = Optional.of(byTruth);
  }

  void started(long atNanos, TrackedInstance instance, NodeName worker) {
    if (instance.wanted && !instance.service.watched.isEmpty()) {
      Kept kept = watched.get(instance);
      if (kept == null) {
        kept = new Kept();
        watched.put(instance, kept);
        observed.add(atNanos, 1);
        any = true;
      }
      kept.workers.add(worker);
    }
    changed(atNanos, instance);
  }

  void ended(long atNanos, TrackedInstance instance, NodeName worker) {
    Kept kept = watched.get(instance);
    if (kept != null) {
      kept.workers.remove(worker);
    }
    changed(atNanos, instance);
  }

  /** An instance is not wanted any more. */
  void unwanted(long atNanos, TrackedInstance instance) {
    Kept kept = watched.remove(instance);
    if (kept != null) {
      observed.add(atNanos, -1);
      keeping.add(atNanos, kept.holds ? -1 : 0);
    }
  }

  /** Round trips or places have changed. */
  void networkChanged(long atNanos) {
    watched.forEach((instance, kept) -> judge(atNanos, instance, kept));
  }

  private void changed(long atNanos, TrackedInstance changed) {
    ServiceName service = changed.service.name;
    watched.forEach(
        (instance, kept) -> {
          boolean bound =
              instance == changed
                  || instance.service.watched.stream()
                      .anyMatch(limit -> limit.target().filter(service::equals).isPresent());
          if (bound) {
            judge(atNanos, instance, kept);
          }
        });
  }

  private void judge(long atNanos, TrackedInstance instance, Kept kept) {
    boolean holds = false;
    for (NodeName worker : kept.workers) {
      holds |= holdsAt(worker, instance.service.watched);
    }
    if (holds != kept.holds) {
      keeping.add(atNanos, holds ? 1 : -1);
      kept.holds = holds;
    }
  }

  private boolean holdsAt(NodeName worker, List<Constraint> limits) {
    return judge.isPresent() && limits.stream().allMatch(limit -> judge.get().holds(limit, worker));
  }

  /** Writes the share, if anything was watched and the truth is known. */
  void finish(long endNanos, RunResult.Builder result) {
    if (any && judge.isPresent()) {
      result.scalar("sla_met", keeping.areaSeconds(endNanos) / observed.areaSeconds(endNanos));
    }
  }
}
