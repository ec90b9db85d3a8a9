package arboretum.experiment.scenario.bind;

import arboretum.experiment.data.openb.OpenbWorkload;
import arboretum.experiment.data.openb.TraceArrival;
import arboretum.experiment.plan.RuntimePlan;
import arboretum.model.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What services do once they run: those of the file, and the jobs of a trace. Immutable. */
final class RunBehaviour implements RuntimePlan.Behaviour {
  private final Map<String, Services.Service> services = new TreeMap<>();
  private final Map<String, Long> jobNanos = new TreeMap<>();
  private final Set<String> neverScheduled = new TreeSet<>();

  private final Optional<PlacementWorkload> placements;

  private final long seed;

  /**
   * @param seed of the run
   */
  RunBehaviour(
      long seed,
      List<Services.Service> services,
      Optional<OpenbWorkload> workload,
      Optional<PlacementWorkload> placements) {
    this.seed = seed;
    this.placements = placements;
    services.forEach(service -> this.services.put(service.spec().name().value(), service));
    if (workload.isPresent()) {
      for (TraceArrival arrival : workload.get()) {
        jobNanos.put(arrival.pod(), Math.max(1, arrival.runNanos()));
        if (arrival.neverScheduledInTrace()) {
          neverScheduled.add(arrival.pod());
        }
      }
    }
  }

  @Override
  public long runNanos(ServiceName service) {
    Services.Service written = services.get(service.value());
    return written != null
        ? written.runNanos()
        : placements
            .flatMap(requests -> requests.runNanos(service))
            .orElseGet(() -> jobNanos.getOrDefault(service.value(), RuntimePlan.ENDLESS));
  }

  @Override
  public Optional<RuntimePlan.Exit> exit(ServiceName service) {
    Services.Service written = services.get(service.value());
    return written == null ? Optional.empty() : written.exit().map(exit -> exit.of(seed));
  }

  @Override
  public double cpuUse(ServiceName service) {
    Services.Service written = services.get(service.value());
    return written != null ? written.cpuUse() : 1;
  }

  @Override
  public double memoryUse(ServiceName service) {
    Services.Service written = services.get(service.value());
    return written != null ? written.memoryUse() : 1;
  }

  @Override
  public String origin(ServiceName service) {
    return neverScheduled.contains(service.value()) ? "never-scheduled" : "";
  }
}
