package arboretum.experiment.metric;

import arboretum.experiment.plan.RunPlan;
import arboretum.model.InstanceId;
import arboretum.model.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All instances of a run, what is wanted of them and how many copies of them run; the durations and
 * integrals that follow from it.
 */
final class InstanceLedger {
  /** Why an instance is not wanted any more. */
  enum DesireEnd {
    WITHDRAWN,
    COMPLETED,
    REJECTED
  }

  private static final int SERIES_INTERVALS = 200;

  private final long fromNanos;
  private final long seriesStepNanos;
  private final ServiceFacts facts;
  private final LoadMeter load;
  private final Map<ServiceName, TrackedService> services = new LinkedHashMap<>();
  private final Map<InstanceId, TrackedInstance> instances = new LinkedHashMap<>();
  private final LevelIntegral wanted;
  private final LevelIntegral wantedStarted;
  private final LevelIntegral up;
  private final LevelIntegral extra;
  private final DurationSamples deploy = new DurationSamples();
  private final DurationSamples start = new DurationSamples();
  private final DurationSamples recovery = new DurationSamples();
  private final DurationSamples replacement = new DurationSamples();
  private final List<RunResult.SeriesRow> series = new ArrayList<>();
  private long copies;
  private long restarts;

  InstanceLedger(RunPlan plan, ServiceFacts facts) {
    fromNanos = plan.warmUpNanos();
    seriesStepNanos = Math.max(1, plan.durationNanos() / SERIES_INTERVALS);
    this.facts = facts;
    load = new LoadMeter(plan);
    wanted = new LevelIntegral(fromNanos);
    wantedStarted = new LevelIntegral(fromNanos);
    up = new LevelIntegral(fromNanos);
    extra = new LevelIntegral(fromNanos);
  }

  TrackedService service(ServiceName name) {
    return services.computeIfAbsent(
        name, key -> new TrackedService(key, facts.origin(key), facts.request(key).orElse(null)));
  }

  TrackedInstance instance(InstanceId id) {
    TrackedInstance known = instances.get(id);
    if (known != null) {
      return known;
    }
    TrackedService service = service(id.service());
    TrackedInstance created = new TrackedInstance(service);
    service.instances.add(created);
    instances.put(id, created);
    return created;
  }

  Iterable<TrackedInstance> all() {
    return instances.values();
  }

  void requested(long atNanos, TrackedInstance instance) {
    if (instance.requestedNanos != TrackedInstance.NEVER) {
      return;
    }
    sampleUntil(atNanos);
    instance.requestedNanos = atNanos;
    instance.wanted = true;
    wanted.add(atNanos, 1);
    if (instance.copies > 0) {
      up.add(atNanos, 1);
      wantedStarted.add(atNanos, 1);
    }
    instance.service.change(atNanos, 1, 0, fromNanos);
  }

  void knownToRun(long atNanos, TrackedInstance instance) {
    if (!instance.knownToRun && instance.requestedNanos != TrackedInstance.NEVER) {
      instance.knownToRun = true;
      if (instance.requestedNanos >= fromNanos) {
        deploy.add(atNanos - instance.requestedNanos);
      }
    }
  }

  void copyStarted(long atNanos, TrackedInstance instance) {
    sampleUntil(atNanos);
    if (!instance.started) {
      instance.started = true;
      wantedStarted.add(atNanos, instance.wanted ? 1 : 0);
      if (instance.requestedNanos >= fromNanos) {
        start.add(atNanos - instance.requestedNanos);
      }
    } else if (atNanos >= fromNanos) {
      restarts++;
    }
    instance.unplacedNanos = TrackedInstance.NEVER;
    if (instance.lostNanos != TrackedInstance.NEVER) {
      if (instance.lostNanos >= fromNanos) {
        recovery.add(atNanos - instance.lostNanos);
      }
      instance.lostNanos = TrackedInstance.NEVER;
    }
    instance.copies++;
    copies++;
    up.add(atNanos, instance.wanted && instance.copies == 1 ? 1 : 0);
    extra.add(atNanos, instance.copies > 1 ? 1 : 0);
    load.add(atNanos, instance.service.requestOrNone());
    instance.service.change(atNanos, 0, 1, fromNanos);
  }

  void copyEnded(long atNanos, TrackedInstance instance) {
    sampleUntil(atNanos);
    instance.copies--;
    copies--;
    up.add(atNanos, instance.wanted && instance.copies == 0 ? -1 : 0);
    extra.add(atNanos, instance.copies > 0 ? -1 : 0);
    load.remove(atNanos, instance.service.requestOrNone());
    instance.service.change(atNanos, 0, -1, fromNanos);
  }

  /** The last copy was lost, after {@link #copyEnded}. */
  void lost(long atNanos, TrackedInstance instance) {
    if (instance.wanted && instance.copies == 0) {
      instance.lostNanos = atNanos;
      instance.unplacedNanos = atNanos;
    }
  }

  /** A cluster chose a worker for it. */
  void placed(long atNanos, TrackedInstance instance) {
    if (instance.unplacedNanos != TrackedInstance.NEVER) {
      if (instance.unplacedNanos >= fromNanos) {
        replacement.add(atNanos - instance.unplacedNanos);
      }
      instance.unplacedNanos = TrackedInstance.NEVER;
    }
  }

  void notWanted(long atNanos, TrackedInstance instance, DesireEnd why) {
    if (!instance.wanted) {
      return;
    }
    sampleUntil(atNanos);
    instance.wanted = false;
    wanted.add(atNanos, -1);
    wantedStarted.add(atNanos, instance.started ? -1 : 0);
    up.add(atNanos, instance.copies > 0 ? -1 : 0);
    instance.service.change(atNanos, -1, 0, fromNanos);
    if (instance.lostNanos != TrackedInstance.NEVER) {
      endWithoutValue(recovery, instance.lostNanos, why == DesireEnd.REJECTED);
      instance.lostNanos = TrackedInstance.NEVER;
    }
    if (instance.unplacedNanos != TrackedInstance.NEVER) {
      endWithoutValue(replacement, instance.unplacedNanos, why == DesireEnd.REJECTED);
      instance.unplacedNanos = TrackedInstance.NEVER;
    }
  }

  void finish(long endNanos, RunResult.Builder result) {
    sampleUntil(endNanos + 1);
    for (TrackedInstance instance : instances.values()) {
      boolean rejected = instance.endState().equals("rejected");
      if (instance.requestedNanos == TrackedInstance.NEVER) {
        continue;
      }
      if (!instance.knownToRun) {
        endWithoutValue(deploy, instance.requestedNanos, rejected);
      }
      if (!instance.started) {
        endWithoutValue(start, instance.requestedNanos, rejected);
      }
      if (instance.lostNanos != TrackedInstance.NEVER) {
        endWithoutValue(recovery, instance.lostNanos, rejected);
      }
      if (instance.unplacedNanos != TrackedInstance.NEVER) {
        endWithoutValue(replacement, instance.unplacedNanos, rejected);
      }
    }
    DurationSamples outage = new DurationSamples();
    for (TrackedService service : services.values()) {
      if (service.hasStarted()) {
        outage.add(service.outageNanos(endNanos, fromNanos));
      }
    }
    Distribution recovered = recovery.distribution();
    double running = up.areaSeconds(endNanos);
    result
        .distribution("deploy_time", deploy.distribution())
        .distribution("start_time", start.distribution())
        .distribution("recovery_time", recovered)
        .distribution("replacement_time", replacement.distribution())
        .distribution("outage", outage.distribution())
        .scalar("recoveries", (double) recovered.observed())
        .scalar("restarts", (double) restarts)
        .scalar("availability", running / wantedStarted.areaSeconds(endNanos))
        .scalar("availability_since_request", running / wanted.areaSeconds(endNanos))
        .scalar("duplicate_time", extra.areaSeconds(endNanos))
        .series(series);
    load.write(result, endNanos, fromNanos);
  }

  private void endWithoutValue(DurationSamples samples, long startNanos, boolean failed) {
    if (startNanos < fromNanos) {
      return;
    }
    if (failed) {
      samples.addFailed();
    } else {
      samples.addCensored();
    }
  }

  /** Writes the points of the grid before {@code atNanos} with the levels as they are. */
  private void sampleUntil(long atNanos) {
    while (series.size() <= SERIES_INTERVALS && series.size() * seriesStepNanos < atNanos) {
      series.add(load.row(series.size() * seriesStepNanos, wanted.level(), up.level(), copies));
    }
  }
}
