package arboretum.sim.oracle;

import arboretum.coordinates.GreatCircle;
import arboretum.experiment.plan.NodePlan;
import arboretum.model.Constraint;
import arboretum.model.NodeName;
import arboretum.model.Resources;
import arboretum.model.ServiceName;
import arboretum.model.ServiceSpec;
import arboretum.protocol.UserToRoot.DeployService;
import arboretum.units.GeoPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says to {@link OptimalPlacement} what a batch asks for, in truth. Distances to places and what a
 * worker has to be decide whether it is allowed at all; latency is a limit. A target service that
 * is in the batch is linked by its first instance there; one that runs already, by the host that is
 * nearest to each worker.
 */
final class Batches {
  private final TrueState state;

  Batches(TrueState state) {
    this.state = state;
  }

  /** One instance of a batch with where it should run; empty: nowhere. */
  record Placed(ServiceSpec spec, Optional<NodeName> worker) {}

  /** Solves for the instances of the services, in chunks of what can be solved at once. */
  List<Placed> solve(List<DeployService> services) {
    List<ServiceSpec> instances = new ArrayList<>();
    for (DeployService service : services) {
      for (int replica = 0; replica < service.replicas(); replica++) {
        instances.add(service.spec());
      }
    }
    List<NodePlan> workers = state.workers();
    List<Room> rooms = new ArrayList<>(workers.stream().map(state::free).toList());
    List<Placed> placed = new ArrayList<>();
    for (int from = 0; from < instances.size(); from += PlacementProblem.MAX_SERVICES) {
      int to = Math.min(instances.size(), from + PlacementProblem.MAX_SERVICES);
      List<ServiceSpec> chunk = instances.subList(from, to);
      List<Integer> workerOf = solve(chunk, workers, rooms).workerOf();
      for (int i = 0; i < chunk.size(); i++) {
        int worker = workerOf.get(i);
        if (worker == Evaluation.NOWHERE) {
          placed.add(new Placed(chunk.get(i), Optional.empty()));
        } else {
          placed.add(new Placed(chunk.get(i), Optional.of(workers.get(worker).name())));
          rooms.set(worker, without(rooms.get(worker), chunk.get(i).request()));
        }
      }
    }
    return placed;
  }

  /** Solves for instances among workers with the given room. */
  Solution solve(List<ServiceSpec> instances, List<NodePlan> workers, List<Room> rooms) {
    PlacementProblem.Builder problem =
        PlacementProblem.among(rooms, (from, to) -> rtt(workers.get(from), workers.get(to).name()));
    Map<ServiceName, Integer> first = new LinkedHashMap<>();
    for (ServiceSpec spec : instances) {
      int number =
          problem.service(room(spec.request()), worker -> isAllowed(spec, workers.get(worker)));
      first.putIfAbsent(spec.name(), number);
    }
    for (int number = 0; number < instances.size(); number++) {
      link(problem, number, instances.get(number), first, workers);
    }
    return OptimalPlacement.solve(problem.build());
  }

  private void link(
      PlacementProblem.Builder problem,
      int number,
      ServiceSpec spec,
      Map<ServiceName, Integer> first,
      List<NodePlan> workers) {
    for (Constraint constraint : spec.requirements().constraints()) {
      switch (constraint) {
        case Constraint.Latency latency -> {
          for (NodeName user : latency.users()) {
            problem.fixed(
                number, latency.thresholdNanos(), worker -> rtt(workers.get(worker), user));
          }
        }
        case Constraint.TargetLatency target -> {
          Integer other = first.get(target.service());
          if (other != null) {
            problem.pair(new PairLink(number, other, target.thresholdNanos()));
          } else {
            List<NodeName> hosts = state.hosts(target.service());
            problem.fixed(
                number, target.thresholdNanos(), worker -> nearest(workers.get(worker), hosts));
          }
        }
        default -> {
          // what a worker has to be: isAllowed
        }
      }
    }
  }

  private long rtt(NodePlan worker, NodeName end) {
    return state.rttNanos(worker.name(), end);
  }

  /** A target without a host is as far away as can be. */
  private long nearest(NodePlan worker, List<NodeName> hosts) {
    long nearest = PlacementProblem.MAX_RTT_NANOS;
    for (NodeName host : hosts) {
      nearest = Math.min(nearest, rtt(worker, host));
    }
    return nearest;
  }

  private boolean isAllowed(ServiceSpec spec, NodePlan worker) {
    if (spec.requirements().unmet(worker.name(), worker.traits()).isPresent()) {
      return false;
    }
    for (Constraint constraint : spec.requirements().constraints()) {
      boolean near =
          switch (constraint) {
            case Constraint.Geo geo -> isWithin(worker.place(), geo.at(), geo.thresholdKm());
            case Constraint.TargetGeo target ->
                state.hosts(target.service()).stream()
                    .flatMap(host -> state.place(host).stream())
                    .anyMatch(host -> isWithin(worker.place(), host, target.thresholdKm()));
            default -> true;
          };
      if (!near) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(Optional<GeoPoint> at, GeoPoint place, double km) {
    return at.isPresent() && GreatCircle.kilometres(at.get(), place) <= km;
  }

  static Room room(Resources resources) {
    return new Room(resources.cpuMillis(), resources.memoryBytes(), resources.gpuMillis());
  }

  private static Room without(Room free, Resources taken) {
    return new Room(
        free.cpuMillis() - taken.cpuMillis(),
        free.memoryBytes() - taken.memoryBytes(),
        free.gpuMillis() - taken.gpuMillis());
  }
}
