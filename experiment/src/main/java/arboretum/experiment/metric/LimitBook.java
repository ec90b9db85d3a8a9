package arboretum.experiment.metric;

import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Requirements;
import arboretum.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges the placements of instances that have limits on distance or latency, at their first start,
 * by the true network. An instance that never starts has missed its limits, and a broken limit
 * counts as much as no place at all.
 */
final class LimitBook {
  private static final String MET = "met";
  private static final String NOT_STARTED = "not-started";

  private final long fromNanos;
  private final Set<TrackedInstance> open = new LinkedHashSet<>();

  /** Instances that have started, with their first worker, until their targets run. */
  private final Map<TrackedInstance, NodeName> waiting = new LinkedHashMap<>();

  private final SortedMap<String, Long> outcomes = new TreeMap<>();
  private final Map<TrackedInstance, Integer> probed = new LinkedHashMap<>();
  private final DurationSamples toUsers = new DurationSamples();
  private final DurationSamples toTargets = new DurationSamples();
  private Optional<LimitJudge> truth = Optional.empty();
  private long asked;
  private long probes;

  LimitBook(long fromNanos) {
    this.fromNanos = fromNanos;
  }

  void judgeBy(LimitJudge judge) {
    truth = Optional.of(judge);
  }

  /** Returns the limits among the constraints of a service. */
  static List<Constraint> limits(List<Constraint> constraints) {
    List<Constraint> limits = new ArrayList<>();
    for (Constraint constraint : constraints) {
      boolean limit =
          switch (constraint) {
            case Constraint.Geo c -> true;
            case Constraint.Latency c -> !c.users().isEmpty();
            case Constraint.TargetGeo c -> true;
            case Constraint.TargetLatency c -> true;
            case Constraint.Direct c -> false;
            case Constraint.Clusters c -> false;
            case Constraint.Addons c -> false;
            case Constraint.Labels c -> false;
          };
      if (limit) {
        limits.add(constraint);
      }
    }
    return List.copyOf(limits);
  }

  /** Returns the limits that are watched while a service runs. */
  static List<Constraint> watched(Requirements needs) {
    return limits(
        needs.level().objectives().stream()
            .map(objective -> needs.constraints().get(objective.constraint()))
            .toList());
  }

  void requested(long atNanos, TrackedInstance instance) {
    if (atNanos >= fromNanos && !instance.service.limits.isEmpty()) {
      asked++;
      open.add(instance);
    }
  }

  void measured(TrackedInstance instance, TraceEvent.Measured event) {
    if (!instance.service.limits.isEmpty() && instance.requestedNanos >= fromNanos) {
      probed.merge(instance, event.workers().size(), Integer::sum);
      probes += (long) event.workers().size() * event.endpoints().size();
    }
  }

  /** A container started: it is judged, and so is what waited for it as a target. */
  void started(TrackedInstance instance, NodeName worker) {
    if (truth.isEmpty()) {
      return;
    }
    if (open.remove(instance)) {
      waiting.put(instance, worker);
    }
    waiting.entrySet().removeIf(entry -> judge(entry.getKey(), entry.getValue(), truth.get()));
  }

  /** Returns whether it could be judged: every target runs somewhere. */
  private boolean judge(TrackedInstance instance, NodeName worker, LimitJudge judge) {
    for (Constraint limit : instance.service.limits) {
      if (limit.target().isPresent() && judge.running(limit.target().get()).isEmpty()) {
        return false;
      }
    }
    String outcome = MET;
    for (Constraint limit : instance.service.limits) {
      if (!holds(limit, worker, judge) && outcome.equals(MET)) {
        outcome = missed(limit);
      }
    }
    outcomes.merge(outcome, 1L, Long::sum);
    return true;
  }

  private static String missed(Constraint limit) {
    return switch (limit) {
      case Constraint.Latency c -> "latency";
      case Constraint.TargetLatency c -> "connectivity";
      default -> "geo";
    };
  }

  private boolean holds(Constraint limit, NodeName worker, LimitJudge judge) {
    if (limit instanceof Constraint.Latency latency) {
      toUsers.add(judge.farthest(latency, worker));
    } else if (limit instanceof Constraint.TargetLatency target) {
      long nearest = judge.nearest(target, worker);
      if (nearest != LimitJudge.NOWHERE) {
        toTargets.add(nearest);
      }
    }
    return judge.holds(limit, worker);
  }

  void finish(RunResult.Builder result) {
    result.scalar("limits_asked", (double) asked);
    result.scalar("probes", (double) probes);
    if (truth.isEmpty() || asked == 0) {
      return;
    }
    outcomes.merge(MET, 0L, Long::sum);
    outcomes.merge(NOT_STARTED, (long) open.size(), Long::sum);
    outcomes.merge("connectivity", (long) waiting.size(), Long::sum); // their target never ran
    outcomes.forEach((outcome, n) -> result.labelled("limits_outcome", outcome, (double) n));
    result.scalar("limits_met", (double) outcomes.getOrDefault(MET, 0L) / asked);
    long workers = probed.values().stream().mapToLong(Integer::longValue).sum();
    result.scalar("probed_workers", (double) workers / asked);
    int most = probed.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    result.scalar("probed_workers_most", (double) most);
    result.distribution("rtt_to_users", toUsers.distribution());
    result.distribution("rtt_to_targets", toTargets.distribution());
  }
}
