package arboretum.experiment.plugin;

import arboretum.aggregate.Aggregate;
import arboretum.model.NodeName;
import arboretum.model.Refusal;
import arboretum.model.Shortfall;
import arboretum.orchestrator.Settings.Admission;
import arboretum.plugin.Aggregator;
import arboretum.plugin.Balancer;
import arboretum.plugin.ClusterRanking;
import arboretum.plugin.ClusterView;
import arboretum.plugin.FailureDetection;
import arboretum.plugin.PlacementRequest;
import arboretum.plugin.UpdatePolicy;
import arboretum.plugin.WorkerSelection;
import arboretum.plugin.WorkerSelection.Selection;
import arboretum.plugin.WorkerView;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Policies of plug-ins with a guard around each question. */
final class Guarded {
  /** A selection that has measured this often for one request will never decide. */
  private static final int MEASUREMENTS_MAX = 100_000;

  private Guarded() {}

  /**
   * A selection of workers.
   *
   * @param admission under which the cluster places: only where it reserves is too little CPU or
   *     memory impossible
   */
  static WorkerSelection selection(WorkerSelection policy, Guard guard, Admission admission) {
    return (request, workers) ->
        guard.ask(
            () -> policy.select(request, workers),
            () -> words(request),
            answer -> wrong(answer, request, workers, admission),
            () -> new Selection.NoneFits(refusal(workers.size()), 0));
  }

  private static String wrong(
      Selection answer, PlacementRequest request, WorkerView workers, Admission admission) {
    String number = examined(answer.examined());
    if (!number.isEmpty()) {
      return number;
    }
    return switch (answer) {
      case Selection.Chosen chosen -> chosen(chosen.worker(), request, workers, admission);
      case Selection.NoneFits none -> "";
      case Selection.Measure measure -> measure(measure, request, workers.size());
    };
  }

  private static String chosen(
      int worker, PlacementRequest request, WorkerView workers, Admission admission) {
    if (worker < 0 || worker >= workers.size()) {
      return "chose worker " + worker + " of " + workers.size() + ", which does not exist";
    }
    Optional<Shortfall> lacks = workers.shortfall(worker, request.spec());
    boolean amount =
        lacks.isPresent() && (lacks.get() == Shortfall.CPU || lacks.get() == Shortfall.MEMORY);
    if (lacks.isEmpty() || (amount && admission != Admission.RESERVED)) {
      return "";
    }
    String name = "chose " + workers.name(worker);
    return lacks.get() == Shortfall.SILENT
        ? name + ", which is silent"
        : name + ", which does not fit: " + lacks.get().label();
  }

  private static String measure(Selection.Measure measure, PlacementRequest request, int size) {
    if (measure.workers().isEmpty() || measure.endpoints().isEmpty()) {
      return "wants round-trip times of nobody";
    }
    if (request.measurements().size() >= MEASUREMENTS_MAX) {
      return "wants more than " + MEASUREMENTS_MAX + " round-trip times for one request";
    }
    return members(measure.workers(), size, "worker");
  }

  /** A ranking of clusters. */
  static ClusterRanking ranking(ClusterRanking policy, Guard guard) {
    return (request, clusters) ->
        guard.ask(
            () -> policy.rank(request, clusters),
            () -> words(request),
            answer -> {
              String number = examined(answer.examined());
              return number.isEmpty()
                  ? members(answer.order(), clusters.size(), "cluster")
                  : number;
            },
            () -> new ClusterRanking.Ranking(List.of(), refusal(clusters.size()), 0));
  }

  private static String examined(int examined) {
    return examined < 0 ? "says that it examined " + examined + " candidates" : "";
  }

  private static String members(List<Integer> members, int size, String what) {
    TreeSet<Integer> seen = new TreeSet<>();
    for (int member : members) {
      if (member < 0 || member >= size) {
        return "named " + what + " " + member + " of " + size + ", which does not exist";
      }
      if (!seen.add(member)) {
        return "named " + what + " " + member + " twice";
      }
    }
    return "";
  }

  private static Refusal refusal(int candidates) {
    int[] counts = new int[Shortfall.values().length];
    counts[Shortfall.POLICY.ordinal()] = candidates;
    return Refusal.of(counts);
  }

  private static String words(PlacementRequest request) {
    return request.spec().name()
        + " with "
        + request.resources()
        + (request.measurements().isEmpty() ? "" : ", measured " + request.measurements());
  }

  /** An aggregator. */
  static Aggregator aggregator(Aggregator policy, Guard guard, NodeName node) {
    return new Aggregator() {
      @Override
      public Aggregate ofWorkers(Aggregate exact, WorkerView workers) {
        return told(exact, () -> policy.ofWorkers(exact, workers));
      }

      @Override
      public Aggregate ofClusters(Aggregate exact, ClusterView clusters) {
        return told(exact, () -> policy.ofClusters(exact, clusters));
      }

      private Aggregate told(Aggregate exact, java.util.function.Supplier<Aggregate> question) {
        return guard.ask(
            question,
            () -> "what " + node + " tells its parent",
            answer -> wrong(answer, exact),
            () -> exact);
      }
    };
  }

  private static String wrong(Aggregate told, Aggregate exact) {
    if (told.form() != exact.form()) {
      return "told the form " + told.form() + " where the scenario says " + exact.form();
    }
    boolean negative =
        told.workers() < 0
            || told.cpuCapacityMillis() < 0
            || told.busyCpuMillis() < 0
            || told.cpuMillis().sum() < 0
            || told.memoryBytes().sum() < 0
            || told.gpuMillis().sum() < 0;
    return negative ? "told a negative amount: " + told : "";
  }

  /** A detection of failure. */
  static FailureDetection detection(FailureDetection policy, Guard guard, NodeName node) {
    return new FailureDetection() {
      @Override
      public void heard(int member, long atNanos) {
        guard.tell(() -> policy.heard(member, atNanos), () -> node + " heard of member " + member);
      }

      @Override
      public boolean isLost(int member, long silentNanos, long limitNanos) {
        return guard.ask(
            () -> policy.isLost(member, silentNanos, limitNanos),
            () -> "whether member " + member + " of " + node + " is lost",
            answer -> "",
            () -> TIMEOUT.isLost(member, silentNanos, limitNanos));
      }
    };
  }

  /** A balancing policy. */
  static Balancer balancer(Balancer policy, Guard guard, NodeName node) {
    return view ->
        guard.ask(
            () -> policy.choose(view),
            () -> "which of " + view.size() + " instances a caller at " + node + " gets",
            row ->
                row >= 0 && row < view.size()
                    ? ""
                    : "chose row " + row + " of " + view.size() + ", which does not exist",
            () -> 0);
  }

  /** An update policy. */
  static UpdatePolicy updates(UpdatePolicy policy, Guard guard, NodeName node) {
    return situation ->
        guard.ask(
            () -> policy.due(situation),
            () -> "whether " + node + " reports, " + situation,
            answer ->
                answer.nextNanos() > 0
                    ? ""
                    : "wants to be asked again after " + answer.nextNanos() + " ns",
            () -> UpdatePolicy.PERIODIC.due(situation));
  }
}
